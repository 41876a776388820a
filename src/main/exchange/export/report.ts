import type { exportContents } from '../../../shared/contract/export.ts';
import type { MarketSettings } from '../../../shared/domain/market.ts';
import type { ReportAccount } from './report/accounts.ts';
import type { ReportChanges } from './report/changes.ts';
import type { ReportMeasure, ReportSums } from './report/measures.ts';
import type { ReportEvidence, ReportKpi } from './report/pay.ts';
import type { ReportQuota } from './report/quota.ts';
import type { ReportRepRow, ReportSizingLine, ReportStaffingRow } from './report/staffing.ts';
import type { ReportTerritory } from './report/territories.ts';
import type { ReportTree } from './report/tree.ts';
import type { ReportMarketUnit, ReportUnit } from './report/units.ts';
import type { Rows } from './rows.ts';

export type { ReportAccount } from './report/accounts.ts';
export type { ReportChangedAccount, ReportChangedUnit, ReportChanges } from './report/changes.ts';
export type { ReportMeasure, ReportSums } from './report/measures.ts';
export type { ReportEvidence, ReportKpi, ReportPay } from './report/pay.ts';
export type { ReportQuota, ReportQuotaComponent, ReportQuotaNode, ReportQuotaRow } from './report/quota.ts';
export type { ReportRepRow, ReportSizingLine, ReportStaffingRow } from './report/staffing.ts';
export type { ReportRep, ReportTerritory } from './report/territories.ts';
export type { ReportTree, ReportTreeRow } from './report/tree.ts';
export type { ReportMarketUnit, ReportUnit } from './report/units.ts';

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

export type ExportFormat = (typeof exportContents)[number];
