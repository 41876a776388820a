import type { LadderStep } from '../../shared/domain/market.ts';
import type { FormulaKind } from '../../shared/domain/market-templates.ts';
import type { MeasureUnit } from '../../shared/domain/measures.ts';

/**
 * One interface per table of the plan file, as stored. Money in fen, workload in minutes, areas in square metres, angles in
 * degrees WGS84, flags 0/1. `null` = never given; an import leaves such columns alone.
 */
export interface UnitRecord {
  id: number;
  code: string;
  name: string;
  city: string;
  province: string;
  longitude: number;
  latitude: number;
  area_m2: number;
}

/** TopoJSON text (object `units`, geometry ids = unit ids) per simplification level; 0 is the finest. */
export interface BoundaryRecord {
  level: number;
  topology: string;
}

export interface MeasureRecord {
  key: string;
  name: string;
  unit: 'count' | 'fen' | 'minutes' | 'squareMetres' | 'number';
  position: number;
}

export interface UnitMeasureRecord {
  unit_id: number;
  measure_key: string;
  value: number;
}

/** a < b always. `adjacent` comes from shared borders, `link` and `barrier` are the user's. */
export interface UnitPairRecord {
  a: number;
  b: number;
  kind: 'adjacent' | 'link' | 'barrier';
}

/** Imported distance by road, the mean of both ways. a < b always. */
export interface UnitDistanceRecord {
  a: number;
  b: number;
  metres: number;
}

export type LocationKind = 'exact' | 'county' | 'city' | 'province' | 'none';

export interface AccountRecord {
  id: number;
  ref: string;
  name: string;
  province: string;
  city: string;
  county: string;
  address: string;
  longitude: number | null;
  latitude: number | null;
  location: LocationKind;
  unit_id: number | null;
  industry: string;
  product_line: string;
  /** Set by hand; null = by cumulative share. */
  class_manual: 'A' | 'B' | 'C' | null;
  calls_manual: number | null;
  minutes_manual: number | null;
  potential_fen: number | null;
  rep_id: number | null;
}

export interface AccountYearRecord {
  account_id: number;
  year: number;
  sales_fen: number;
}

/** One imported sales row (month × account × place of delivery summed). */
export interface SalesMonthRecord {
  account_id: number;
  /** `2026-01` */
  month: string;
  delivered_province: string;
  delivered_city: string;
  amount_fen: number;
}

export interface RepRecord {
  id: number;
  ref: string;
  name: string;
  city: string;
  longitude: number | null;
  latitude: number | null;
  level: string;
  calls_per_day: number | null;
  working_days: number | null;
  since_year: number | null;
}

export interface CompetitorRecord {
  id: number;
  name: string;
  brand: string;
  longitude: number;
  latitude: number;
  unit_id: number | null;
}

export interface ScenarioRecord {
  id: number;
  name: string;
  parent_id: number | null;
  colour: number;
  note: string;
  status: 'draft' | 'proposed' | 'approved' | 'inForce' | 'archived';
  is_present: number;
  created_at: string;
}

/** A branch copies its parent's territories under the same ids, so that a territory is followed across scenarios. */
export interface TerritoryRecord {
  scenario_id: number;
  territory_id: number;
  name: string;
  colour: number;
  rep_id: number | null;
  locked: number;
  share: number;
  position: number;
}

/**
 * Only what differs from the parent scenario; without parent, from "unassigned" (no row = territory_id 0). Written by
 * `assignUnits` alone: `put` would move the branches.
 * Editing a parent first writes the old value into the children that had none: a branch never moves by itself.
 */
export interface ScenarioUnitRecord {
  scenario_id: number;
  unit_id: number;
  territory_id: number;
}

/** Accounts held apart from their unit's territory; territory_id 0 = unassigned, -1 = follows its unit after all (hides a parent's row). */
export interface ScenarioAccountRecord {
  scenario_id: number;
  account_id: number;
  territory_id: number;
}

/** Settings of all components, as JSON (`services/quota/stored.ts`). */
export interface QuotaPlanRecord {
  scenario_id: number;
  settings: string;
}

/**
 * A quota set by hand (locked 1); what is not set by hand is spread anew whenever it is asked for. `node`: `all`, `g:<group>` or `t:<territory>`, with the id again in
 * its column; period 0 = the year, 1..12 its months, 13..16 its quarters. Minor units of the component's currency.
 */
export interface QuotaCellRecord {
  scenario_id: number;
  component_id: number;
  node: string;
  period: number;
  amount: number;
  locked: number;
  territory_id: number | null;
  group_id: number | null;
}

/** A node's quotas as they were issued: `amounts` = 17 amounts as JSON, year, months, quarters. */
export interface QuotaIssueRecord {
  scenario_id: number;
  component_id: number;
  node: string;
  amounts: string;
  territory_id: number | null;
  group_id: number | null;
}

export interface QuotaCommentRecord {
  scenario_id: number;
  component_id: number;
  node: string;
  period: number;
  text: string;
  author: string;
  at: string;
  territory_id: number | null;
  group_id: number | null;
}

/** Who changed which quota, when and why. `before`, `after` in minor units; null = none. component 0 = all. */
export interface QuotaChangeRecord {
  scenario_id: number;
  change_id: number;
  component_id: number;
  kind: 'spread' | 'cell' | 'unlock' | 'issue' | 'reopen' | 'transfer' | 'import';
  node: string;
  node_name: string;
  period: number;
  before: number | null;
  after: number | null;
  who: string;
  why: string;
  at: string;
}

/** An account that changed hands on a day, with the quota that went along: `months` = twelve amounts as JSON. */
export interface AccountTransferRecord {
  scenario_id: number;
  transfer_id: number;
  component_id: number;
  account_id: number;
  from_territory: number;
  to_territory: number;
  day: string;
  months: string;
}

export interface KpiTemplateRecord {
  id: number;
  name: string;
  stage: 'new' | 'growing' | 'mature';
  position: number;
}

/** Weights of a template add up to 10,000 basis points. */
export interface KpiItemRecord {
  template_id: number;
  position: number;
  kind: string;
  /** '' unless the kind is `custom`. */
  name: string;
  basis_points: number;
  follows_sales: number;
  target: string;
}

export interface TerritoryKpiRecord {
  scenario_id: number;
  territory_id: number;
  template_id: number;
}

export interface PayPlanRecord {
  id: number;
  name: string;
  /** Level of the reps it is for; '' = every level without a plan of its own. */
  level: string;
  /** Variable pay a year at 100 %. */
  target_fen: number;
  /** PayCurve as JSON. */
  curve: string;
  position: number;
}

/** A node of the territory tree above the territories: 大区, 片区 … `parent_id` null = at the top. */
export interface TerritoryGroupRecord {
  scenario_id: number;
  group_id: number;
  parent_id: number | null;
  name: string;
  manager_rep_id: number | null;
  position: number;
}

/** The group a territory is in; without a row it stands at the top of the tree. */
export interface TerritoryParentRecord {
  scenario_id: number;
  territory_id: number;
  group_id: number;
}

/** One way of cutting the market 划分维度. `rule`: LayerRule as JSON. Accounts of an exclusive layer leave geography. */
export interface LayerRecord {
  id: number;
  name: string;
  rule: string;
  exclusive: number;
  position: number;
}

/** Marks `scenario_id` as the alignment of a layer within the scenario `base_id`. */
export interface ScenarioLayerRecord {
  scenario_id: number;
  layer_id: number;
  base_id: number;
}

/** A further text of an account by its key: `channel`. */
export interface AccountTextRecord {
  account_id: number;
  key: string;
  value: string;
}

export interface KpiTemplateRecord {
  id: number;
  name: string;
  stage: 'new' | 'growing' | 'mature';
  position: number;
}

/** Weights of a template add up to 10,000 basis points. */
export interface KpiItemRecord {
  template_id: number;
  position: number;
  kind: string;
  /** '' unless the kind is `custom`. */
  name: string;
  basis_points: number;
  follows_sales: number;
  target: string;
}

export interface TerritoryKpiRecord {
  scenario_id: number;
  territory_id: number;
  template_id: number;
}

export interface PayPlanRecord {
  id: number;
  name: string;
  /** Level of the reps it is for; '' = every level without a plan of its own. */
  level: string;
  /** Variable pay a year at 100 %. */
  target_fen: number;
  /** PayCurve as JSON. */
  curve: string;
  position: number;
}

/** No row = full-time, nothing known. */
export interface RepProfileRecord {
  rep_id: number;
  /** Share of full-time, 0 (away) to 1. */
  fte: number;
  /** `2026-03-01` */
  hired_on: string | null;
  /** Skills and products, separated by commas, as typed. */
  skills: string;
  /** What the rep costs a year. */
  cost_fen: number | null;
}

/** What a territory asks of its rep. No row = nothing. */
export interface TerritoryNeedRecord {
  scenario_id: number;
  territory_id: number;
  /** Skills and products its rep must have, as typed. */
  skills: string;
  /** Staffing leaves the rep it has. */
  pinned: number;
  /** Why the rep was chosen, in the user's words. */
  reason: string;
}

/** A scenario that is a snapshot of another: kept as it was, never edited. `name` is '' where the program took it. */
export interface SnapshotRecord {
  scenario_id: number;
  of_id: number;
  name: string;
  reason: 'hand' | 'design' | 'import' | 'merge';
  at: string;
}

/** JSON values: `workload`, `baseYear`, `importMapping:<headings>` … */
export interface SettingRecord {
  key: string;
  value: string;
}

/** A calculated measure. `inputs`: bindings of its template as JSON; `weight`: key of the measure a mean is weighted by. */
export interface FormulaRecord {
  key: string;
  name: string;
  unit: MeasureUnit;
  expression: string;
  kind: FormulaKind;
  inputs: string;
  roll_up: 'sum' | 'quotient' | 'mean';
  weight: string | null;
  position: number;
}

/** A named figure for all units that formulas may use, in the plan's own unit (fen, minutes, square metres, shares of 1). */
export interface ParameterRecord {
  key: string;
  name: string;
  value: number;
  unit: MeasureUnit;
}

/** The unit of a typed measure where it is none that table `measure` knows. */
export interface MeasureProfileRecord {
  measure_key: string;
  unit: 'ratio' | 'fenPerCount' | 'fenPerSquareMetre' | 'countPerSquareMetre';
}

/** A step of the priority ladder set by hand. */
export interface UnitLadderRecord {
  unit_id: number;
  step: LadderStep;
}

export interface Tables {
  unit: UnitRecord;
  boundary: BoundaryRecord;
  measure: MeasureRecord;
  unit_measure: UnitMeasureRecord;
  unit_pair: UnitPairRecord;
  unit_distance: UnitDistanceRecord;
  account: AccountRecord;
  account_year: AccountYearRecord;
  sales_month: SalesMonthRecord;
  rep: RepRecord;
  competitor: CompetitorRecord;
  scenario: ScenarioRecord;
  territory: TerritoryRecord;
  scenario_unit: ScenarioUnitRecord;
  scenario_account: ScenarioAccountRecord;
  quota_plan: QuotaPlanRecord;
  quota_cell: QuotaCellRecord;
  quota_issue: QuotaIssueRecord;
  quota_comment: QuotaCommentRecord;
  quota_change: QuotaChangeRecord;
  account_transfer: AccountTransferRecord;
  territory_group: TerritoryGroupRecord;
  territory_parent: TerritoryParentRecord;
  layer: LayerRecord;
  scenario_layer: ScenarioLayerRecord;
  account_text: AccountTextRecord;
  kpi_template: KpiTemplateRecord;
  kpi_item: KpiItemRecord;
  territory_kpi: TerritoryKpiRecord;
  pay_plan: PayPlanRecord;
  rep_profile: RepProfileRecord;
  territory_need: TerritoryNeedRecord;
  setting: SettingRecord;
  snapshot: SnapshotRecord;
  formula: FormulaRecord;
  parameter: ParameterRecord;
  measure_profile: MeasureProfileRecord;
  unit_ladder: UnitLadderRecord;
}
export type TableName = keyof Tables;

/** Primary key columns: what the journal names a row by. */
export const tableKeys = {
  unit: ['id'],
  boundary: ['level'],
  measure: ['key'],
  unit_measure: ['unit_id', 'measure_key'],
  unit_pair: ['a', 'b'],
  unit_distance: ['a', 'b'],
  account: ['id'],
  account_year: ['account_id', 'year'],
  sales_month: ['account_id', 'month', 'delivered_province', 'delivered_city'],
  rep: ['id'],
  competitor: ['id'],
  scenario: ['id'],
  territory: ['scenario_id', 'territory_id'],
  scenario_unit: ['scenario_id', 'unit_id'],
  scenario_account: ['scenario_id', 'account_id'],
  quota_plan: ['scenario_id'],
  quota_cell: ['scenario_id', 'component_id', 'node', 'period'],
  quota_issue: ['scenario_id', 'component_id', 'node'],
  quota_comment: ['scenario_id', 'component_id', 'node', 'period'],
  quota_change: ['scenario_id', 'change_id'],
  account_transfer: ['scenario_id', 'transfer_id', 'component_id'],
  territory_group: ['scenario_id', 'group_id'],
  territory_parent: ['scenario_id', 'territory_id'],
  layer: ['id'],
  scenario_layer: ['scenario_id'],
  account_text: ['account_id', 'key'],
  kpi_template: ['id'],
  kpi_item: ['template_id', 'position'],
  territory_kpi: ['scenario_id', 'territory_id'],
  pay_plan: ['id'],
  rep_profile: ['rep_id'],
  territory_need: ['scenario_id', 'territory_id'],
  setting: ['key'],
  snapshot: ['scenario_id'],
  formula: ['key'],
  parameter: ['key'],
  measure_profile: ['measure_key'],
  unit_ladder: ['unit_id'],
} as const satisfies { [T in TableName]: readonly (keyof Tables[T])[] };
