import type { TableName } from './rows.ts';

/** A table whose rows name a row of another one: `columns` hold the other's key, in its order. */
export interface Relation {
  readonly table: TableName;
  readonly columns: readonly string[];
  /** Whether the row is a part of the other and goes with it; else its reference becomes null. */
  readonly isPart: boolean;
}

const part = (table: TableName, ...columns: string[]): Relation => ({ table, columns, isPart: true });
const reference = (table: TableName, ...columns: string[]): Relation => ({ table, columns, isPart: false });

/** What becomes of the rows that name a row when that row is removed, so that no step leaves a reference to nothing. */
export const relations: { readonly [T in TableName]?: readonly Relation[] } = {
  unit: [
    part('unit_measure', 'unit_id'),
    part('unit_pair', 'a'),
    part('unit_pair', 'b'),
    part('unit_distance', 'a'),
    part('unit_distance', 'b'),
    part('postal_code', 'unit_id'),
    part('scenario_unit', 'unit_id'),
    part('unit_ladder', 'unit_id'),
    reference('account', 'unit_id'),
    reference('competitor', 'unit_id'),
  ],
  measure: [part('unit_measure', 'measure_key'), part('measure_profile', 'measure_key')],
  account: [
    part('account_year', 'account_id'),
    part('sales_month', 'account_id'),
    part('scenario_account', 'account_id'),
    part('account_text', 'account_id'),
    part('account_transfer', 'account_id'),
    part('comment', 'account_id'),
  ],
  rep: [
    part('rep_profile', 'rep_id'),
    reference('account', 'rep_id'),
    reference('territory', 'rep_id'),
    reference('territory_group', 'manager_rep_id'),
  ],
  scenario: [part('snapshot', 'scenario_id'), part('review_package', 'scenario_id')],
  review_package: [part('review_content', 'package_id')],
  territory: [
    part('quota_cell', 'scenario_id', 'territory_id'),
    part('quota_issue', 'scenario_id', 'territory_id'),
    part('comment', 'scenario_id', 'territory_id'),
    part('account_transfer', 'scenario_id', 'from_territory'),
    part('account_transfer', 'scenario_id', 'to_territory'),
    part('territory_parent', 'scenario_id', 'territory_id'),
    part('territory_kpi', 'scenario_id', 'territory_id'),
    part('territory_need', 'scenario_id', 'territory_id'),
  ],
  kpi_template: [part('kpi_item', 'template_id'), part('territory_kpi', 'template_id')],
  territory_group: [
    part('quota_cell', 'scenario_id', 'group_id'),
    part('quota_issue', 'scenario_id', 'group_id'),
    part('comment', 'scenario_id', 'group_id'),
  ],
};

/** Parts of a scenario that a branch takes with it as copies. Units and accounts are not among them: a branch looks through to its parent's. */
export const branchedTables = [
  'territory',
  'territory_need',
  'quota_plan',
  'quota_cell',
  'quota_issue',
  'comment',
  'quota_change',
  'account_transfer',
  'territory_group',
  'territory_parent',
  'territory_kpi',
] as const satisfies readonly TableName[];
