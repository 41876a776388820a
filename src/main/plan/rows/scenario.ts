// Scenarios with their territories, what is in them, and the tree and layers over them. See ../rows.ts for units.

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

/** A scenario that is a snapshot of another: kept as it was, never edited. `name` is '' where the program took it. */
export interface SnapshotRecord {
  scenario_id: number;
  of_id: number;
  name: string;
  reason: 'hand' | 'design' | 'import' | 'merge';
  at: string;
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
