import type { EvidenceSheet } from '../../../shared/contract/evidence.ts';
import type { exportContents } from '../../../shared/contract/export.ts';
import type { FairnessReport } from '../../../shared/contract/fairness.ts';
import type { KpiTemplate, PayPlan, PayRow } from '../../../shared/contract/pay.ts';
import type { StaffingFit } from '../../../shared/contract/staffing.ts';
import type { LadderStep, MarketSettings, MarketState } from '../../../shared/domain/market.ts';
import type { MeasureUnit } from '../../../shared/domain/measures.ts';
import type { Rows } from './rows.ts';

/**
 * Everything an export of one scenario writes. Money in fen, workload in minutes a year, areas in square metres. Filled by
 * services/export/build-report.ts; nothing here reads the plan.
 */
export interface ScenarioReport {
  planName: string;
  scenario: { name: string; status: string; note: string; isPresent: boolean };
  /** The year `salesFen` is of, and `previousSalesFen` the one before; null before any sales were imported. */
  baseYear: number | null;
  /** ISO 8601 date and time. */
  exportedAt: string;
  /** Imported unit measures, in the order of every `imported` array. */
  measures: ReportMeasure[];
  /** In display order. */
  territories: ReportTerritory[];
  unassigned: ReportSums;
  total: ReportSums;
  /** In the order of data.units. */
  units: ReportUnit[];
  accounts: Rows<ReportAccount>;
  quota: ReportQuota | null;
  tree: ReportTree;
  /** Priority and market state, one per unit in their order, and what competition is counted by. */
  market: ReportMarketUnit[];
  marketDensityPer: MarketSettings['densityPer'];
  /** Sizing, staffing and the reps; left out by reports that are no scenario's export. */
  sizing?: ReportSizingLine[];
  staffing?: ReportStaffingRow[];
  reps?: ReportRepRow[];
  kpi?: ReportKpi;
  /** Only for the workbook of evidence sheets. */
  evidence?: ReportEvidence;
  /** Against the present state; null for the present state itself or when there is none. */
  changes: ReportChanges | null;
  /** Unit codes joined by hand (kind `link`). */
  links: [string, string][];
  /** TopoJSON text, one object `units`, geometry ids = `ReportUnit.id`; '' when the plan has no units. Only GeoJSON needs it. */
  boundaries: string;
}

/** What territories are measured and paid by. */
export interface ReportKpi {
  templates: KpiTemplate[];
  plans: PayPlan[];
  /** `template` '' = none. */
  territories: { id: number; name: string; template: string }[];
}

/** One input or result of a sizing method; amounts in yuan. */
export interface ReportSizingLine {
  method: 'capacity' | 'buildUp' | 'breakdown' | 'marginal';
  /** Key of `export.sizing.item`. */
  item: string;
  value: number | null;
  unit: '' | 'days' | 'calls' | 'months' | 'yuan';
  /** The rep the line is about, on the curve. */
  count?: number;
}

export interface ReportStaffingRow {
  territory: string;
  rep: ReportRep | null;
  proposed: ReportRep | null;
  isPinned: boolean;
  skills: string;
  note: string;
  /** What a hire would contribute here in a year. */
  hireGainFen: number;
  /** Of the rep it has; null without one. */
  fit: StaffingFit | null;
}

export interface ReportRepRow extends ReportRep {
  city: string;
  longitude: number | null;
  latitude: number | null;
  level: string;
  callsPerDay: number | null;
  workingDays: number | null;
  sinceYear: number | null;
  fte: number;
  hiredOn: string | null;
  skills: string;
  costFen: number | null;
}

export interface ReportMarketUnit {
  potential: number;
  sales: number;
  /** null without potential. */
  share: number | null;
  sites: number;
  density: number | null;
  calls: number;
  /** 0 without demand. */
  rank: number;
  callsSoFar: number;
  met: readonly [boolean, boolean, boolean, boolean];
  calculated: LadderStep;
  step: LadderStep;
  isByHand: boolean;
  state: MarketState;
}

export interface ReportMeasure {
  key: string;
  name: string;
  unit: MeasureUnit;
}

export interface ReportSums {
  units: number;
  accounts: number;
  calls: number;
  workloadMinutes: number;
  potentialFen: number;
  salesFen: number;
  previousSalesFen: number;
  /** null = no value. */
  imported: (number | null)[];
}

export interface ReportRep {
  /** The user's own id of the rep (工号). */
  ref: string;
  name: string;
}

export interface ReportTerritory {
  id: number;
  name: string;
  rep: ReportRep | null;
  /** 1 = a full share. */
  share: number;
  locked: boolean;
  sums: ReportSums;
  /** 0.05 = 5 % above its share; null when the whole is 0. */
  workloadDeviation: number | null;
  potentialDeviation: number | null;
  salesDeviation: number | null;
  /** Calls ÷ the rep's capacity, 1 = full; null without capacity. */
  utilisation: number | null;
  /** Connected pieces, 1 = contiguous. */
  pieces: number;
}

export interface ReportUnit {
  id: number;
  code: string;
  name: string;
  city: string;
  province: string;
  /** A point inside, WGS84. */
  longitude: number;
  latitude: number;
  territoryId: number | null;
  accounts: number;
  calls: number;
  workloadMinutes: number;
  potentialFen: number;
  salesFen: number;
  previousSalesFen: number;
  /** null = never given. */
  imported: (number | null)[];
}

export interface ReportAccount {
  ref: string;
  name: string;
  province: string;
  city: string;
  county: string;
  /** WGS84; null when it could not be placed. */
  longitude: number | null;
  latitude: number | null;
  location: 'exact' | 'county' | 'city' | 'province' | 'none';
  unitCode: string | null;
  unitName: string | null;
  territoryId: number | null;
  /** Held apart from its unit's territory (named account, 指定客户). */
  isException: boolean;
  customerClass: 'A' | 'B' | 'C';
  callsPerYear: number;
  minutesPerCall: number;
  workloadMinutes: number;
  potentialFen: number | null;
  salesFen: number | null;
  previousSalesFen: number | null;
}

/** The territory tree from top to bottom; `levels` 0 = no groups. */
export interface ReportTree {
  levels: number;
  rows: ReportTreeRow[];
}

export interface ReportTreeRow {
  /** Names of the groups above, the top one first; of a group's own row, with its own name. */
  path: string[];
  /** null = the row of a group. */
  territory: string | null;
  /** Manager of a group, rep of a territory. */
  person: string | null;
  sums: ReportSums;
  workloadDeviation: number | null;
  potentialDeviation: number | null;
  salesDeviation: number | null;
  utilisation: number | null;
}

export interface ReportQuota {
  year: number;
  totalFen: number;
  rows: ReportQuotaRow[];
  /** Every component with its tree, the main one first. */
  components: ReportQuotaComponent[];
}

export interface ReportQuotaComponent {
  /** Empty = the main one. */
  name: string;
  year: number;
  /** Currency, or what a volume is counted in. */
  unit: string;
  /** Digits of the unit that amounts are whole numbers of. */
  decimals: number;
  /** Whether periods are calendar months. */
  isCalendar: boolean;
  /** Calendar month (1..12) each of the twelve periods begins in. */
  startMonths: number[];
  /** Each node before those below it. */
  nodes: ReportQuotaNode[];
}

export interface ReportQuotaNode {
  /** `all`, `g:<group>`, `t:<territory>`. */
  key: string;
  kind: 'all' | 'group' | 'territory';
  territoryId: number | null;
  name: string;
  depth: number;
  /** Year, twelve months, four quarters, minor units. */
  amounts: number[];
}

export interface ReportQuotaRow {
  territoryId: number;
  totalFen: number;
  totalLocked: boolean;
  /** January first, 12 of each. */
  monthsFen: number[];
  monthsLocked: boolean[];
}

export interface ReportChanges {
  /** Name of the present-state scenario. */
  against: string;
  units: ReportChangedUnit[];
  accounts: ReportChangedAccount[];
}

/** Territory names are '' for unassigned, rep names '' for none. */
interface Handover {
  fromTerritory: string;
  fromRep: string;
  toTerritory: string;
  toRep: string;
  salesFen: number;
  potentialFen: number;
}

export interface ReportChangedUnit extends Handover {
  code: string;
  name: string;
  accounts: number;
}

export interface ReportChangedAccount extends Handover {
  ref: string;
  name: string;
}

export interface ReportEvidence {
  fairness: FairnessReport;
  pay: ReportPay[];
  sheets: EvidenceSheet[];
}

/** A territory's pay when sales and all other KPIs are met in full, with the names of what it is paid by. */
export interface ReportPay extends PayRow {
  /** '' = none. */
  template: string;
  plan: string;
}

export type ExportFormat = (typeof exportContents)[number];
