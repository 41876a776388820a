import type {
  AccountRecord,
  AccountTextRecord,
  AccountYearRecord,
  CompetitorRecord,
  RepProfileRecord,
  RepRecord,
  SalesMonthRecord,
} from './rows/market.ts';
import type { KpiItemRecord, KpiTemplateRecord, PayPlanRecord, TerritoryKpiRecord } from './rows/pay.ts';
import type {
  AccountTransferRecord,
  QuotaCellRecord,
  QuotaChangeRecord,
  QuotaIssueRecord,
  QuotaPlanRecord,
} from './rows/quota.ts';
import type {
  BoundaryRecord,
  FormulaRecord,
  MeasureProfileRecord,
  MeasureRecord,
  ParameterRecord,
  PostalCodeRecord,
  UnitDistanceRecord,
  UnitLadderRecord,
  UnitMeasureRecord,
  UnitPairRecord,
  UnitRecord,
} from './rows/region.ts';
import type { CommentRecord, ReviewContentRecord, ReviewPackageRecord } from './rows/review.ts';
import type {
  LayerRecord,
  ScenarioAccountRecord,
  ScenarioLayerRecord,
  ScenarioRecord,
  ScenarioUnitRecord,
  SnapshotRecord,
  TerritoryGroupRecord,
  TerritoryNeedRecord,
  TerritoryParentRecord,
  TerritoryRecord,
} from './rows/scenario.ts';

export type * from './rows/market.ts';
export type * from './rows/pay.ts';
export type * from './rows/quota.ts';
export type * from './rows/region.ts';
export type * from './rows/review.ts';
export type * from './rows/scenario.ts';

/** JSON values: `workload`, `baseYear`, `importMapping:<headings>` … */
export interface SettingRecord {
  key: string;
  value: string;
}

/**
 * One interface per table of the plan file, as stored. Money in fen, workload in minutes, areas in square metres, angles in
 * degrees WGS84, flags 0/1. `null` = never given; an import leaves such columns alone.
 */
export interface Tables {
  unit: UnitRecord;
  boundary: BoundaryRecord;
  measure: MeasureRecord;
  unit_measure: UnitMeasureRecord;
  unit_pair: UnitPairRecord;
  unit_distance: UnitDistanceRecord;
  postal_code: PostalCodeRecord;
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
  comment: CommentRecord;
  review_package: ReviewPackageRecord;
  review_content: ReviewContentRecord;
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
  postal_code: ['postal'],
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
  comment: ['scenario_id', 'comment_id'],
  review_package: ['package_id'],
  review_content: ['package_id', 'part'],
} as const satisfies { [T in TableName]: readonly (keyof Tables[T])[] };
