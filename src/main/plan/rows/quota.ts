// Quotas of a scenario: settings, cells set by hand, what was issued and changed. See ../rows.ts for units.

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
