import type { MergeRow, MergeScope } from '../../../shared/contract/redraw.ts';
import { type MergeSide, mergeValue } from '../../engine/edit/three-way.ts';
import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import type { QuotaCellRecord, QuotaPlanRecord, TerritoryGroupRecord } from '../../plan/rows.ts';
import { readStored } from '../quota/stored.ts';

type Kind = MergeRow['kind'];

/** What a scenario says beside its drawing: quotas set by hand, their settings, and the tree. */
export interface Parts {
  readonly plan: QuotaPlanRecord | null;
  /** Whether the quotas are issued: then they are nobody's to merge. */
  readonly isIssued: boolean;
  /** By component, node and period. */
  readonly cells: ReadonlyMap<string, QuotaCellRecord>;
  readonly groups: ReadonlyMap<number, TerritoryGroupRecord>;
  /** Group by territory. */
  readonly places: ReadonlyMap<number, number>;
  /** Of territories, by id. */
  readonly names: ReadonlyMap<number, string>;
  /** Minor units in one of a component's units, by component. */
  readonly scale: ReadonlyMap<number, number>;
}

export function readParts(plan: PlanReader, scenarioId: number): Parts {
  const match = { scenario_id: scenarioId };
  const stored = readStored(plan, scenarioId);
  const cells = plan.where('quota_cell', { ...match, locked: 1 });
  return {
    plan: plan.get('quota_plan', match) ?? null,
    isIssued: stored?.status === 'issued',
    cells: new Map(cells.map((cell) => [`${cell.component_id} ${cell.node} ${cell.period}`, cell])),
    groups: new Map(plan.where('territory_group', match).map((row) => [row.group_id, row])),
    places: new Map(
      plan.where('territory_parent', match).map(({ territory_id, group_id }) => [territory_id, group_id]),
    ),
    names: new Map(plan.where('territory', match).map(({ territory_id, name }) => [territory_id, name])),
    scale: new Map(stored?.components.map(({ id, decimals }) => [id, 10 ** decimals])),
  };
}

export interface MergedParts {
  readonly parts: Parts;
  /** What differs from `mine` or is in conflict, in words. */
  readonly rows: readonly MergeRow[];
  readonly changed: number;
}

export type ChooseRow = (kind: Kind, key: string) => MergeSide;

/**
 * Three-way merge of quotas and tree, row by row: quota settings as one, every quota set by hand, every group, the place of
 * every territory. Scope `territories`: their own quotas and places; `units`: nothing. Issued quotas stay as they are.
 */
export function mergeParts(
  base: Parts,
  mine: Parts,
  theirs: Parts,
  scope: MergeScope,
  choose: ChooseRow,
): MergedParts {
  if (scope.kind === 'units') return { parts: mine, rows: [], changed: 0 };
  const only = scope.kind === 'territories' ? new Set(scope.ids) : null;
  const rows: MergeRow[] = [];
  let changed = 0;

  function merge<Value>(
    kind: Kind,
    key: string,
    name: string,
    values: readonly [Value | undefined, Value | undefined, Value | undefined],
    text: (value: Value | undefined) => string | number,
  ): Value | undefined {
    const [b, m, t] = values.map((value) => (value === undefined ? '' : JSON.stringify(value)));
    const { value, isConflict } = mergeValue(b, m, t, false, () => choose(kind, key));
    if (value !== m) changed += 1;
    if (isConflict)
      rows.push({ kind, key, name, base: text(values[0]), mine: text(values[1]), theirs: text(values[2]) });
    return value === m ? values[1] : value === t ? values[2] : values[0];
  }

  const groupName = (id: number | undefined) =>
    (id === undefined ? undefined : (mine.groups.get(id) ?? theirs.groups.get(id))?.name) ?? '';
  const groups = new Map(mine.groups);
  if (only === null)
    for (const id of union(base.groups, mine.groups, theirs.groups)) {
      const three = [
        plain(base.groups.get(id)),
        plain(mine.groups.get(id)),
        plain(theirs.groups.get(id)),
      ] as const;
      const kept = merge('group', String(id), groupName(id), three, (row) => row?.name ?? '');
      if (kept) groups.set(id, { ...kept, scenario_id: 0 });
      else groups.delete(id);
    }

  const places = new Map(mine.places);
  for (const id of union(base.places, mine.places, theirs.places)) {
    if (only && !only.has(id)) continue;
    const name = mine.names.get(id) ?? theirs.names.get(id) ?? '';
    const three = [base.places.get(id), mine.places.get(id), theirs.places.get(id)] as const;
    const kept = merge('place', String(id), name, three, groupName);
    if (kept === undefined) places.delete(id);
    else {
      places.set(id, kept);
      bring(kept, groups, theirs.groups);
    }
  }

  const quotas = mine.isIssued || theirs.isIssued ? mine : mergeQuotas();
  return {
    parts: { ...mine, plan: quotas.plan, cells: quotas.cells, groups: uncircled(groups), places },
    rows,
    changed,
  };

  function mergeQuotas(): Pick<Parts, 'plan' | 'cells'> {
    const settings = ({ plan }: Parts) => plan?.settings;
    const three = [settings(base), settings(mine), settings(theirs)] as const;
    const kept = only ? settings(mine) : merge('quotaPlan', '', '', three, () => '');
    const cells = new Map(mine.cells);
    for (const key of union(base.cells, mine.cells, theirs.cells)) {
      const any = mine.cells.get(key) ?? theirs.cells.get(key) ?? base.cells.get(key);
      if (!any || (only && !only.has(any.territory_id ?? 0))) continue;
      const name =
        any.territory_id !== null
          ? (mine.names.get(any.territory_id) ?? theirs.names.get(any.territory_id) ?? '')
          : groupName(any.group_id ?? undefined);
      const scale = mine.scale.get(any.component_id) ?? theirs.scale.get(any.component_id) ?? 100;
      const amounts = [
        base.cells.get(key)?.amount,
        mine.cells.get(key)?.amount,
        theirs.cells.get(key)?.amount,
      ] as const;
      const amount = merge('quota', key, name, amounts, (value) =>
        value === undefined ? '' : value / scale,
      );
      if (amount === undefined) cells.delete(key);
      else cells.set(key, { ...any, amount });
    }
    return { plan: kept === undefined ? null : { scenario_id: 0, settings: kept }, cells };
  }
}

const plain = (row: TerritoryGroupRecord | undefined) => (row ? { ...row, scenario_id: 0 } : undefined);

function union<Key>(...maps: readonly ReadonlyMap<Key, unknown>[]): Set<Key> {
  return new Set(maps.flatMap((map) => [...map.keys()]));
}

/** A group that a territory came to stand in comes along with those above it. */
function bring(
  id: number,
  groups: Map<number, TerritoryGroupRecord>,
  from: ReadonlyMap<number, TerritoryGroupRecord>,
): void {
  for (let at: number | null = id; at !== null && !groups.has(at); ) {
    const row = from.get(at);
    if (!row) return;
    groups.set(at, row);
    at = row.parent_id;
  }
}

/** Taken from two sides, groups may come to stand in a circle, or in one that has gone: such a group goes to the top. */
function uncircled(groups: ReadonlyMap<number, TerritoryGroupRecord>): Map<number, TerritoryGroupRecord> {
  const tree = new Map(groups);
  for (const [id, row] of tree) {
    const seen = new Set([id]);
    for (let at = row.parent_id; at !== null; at = tree.get(at)?.parent_id ?? null) {
      if (tree.has(at) && !seen.has(at)) {
        seen.add(at);
        continue;
      }
      tree.set(id, { ...row, parent_id: null });
      break;
    }
  }
  return tree;
}

/** Makes quotas and tree of a scenario what the parts say; what belongs to a territory or group that is not there is left out. */
export function storeParts(
  write: PlanWriter,
  scenarioId: number,
  mine: Parts,
  { plan, cells, groups, places }: Parts,
) {
  const scope = { scenario_id: scenarioId };
  const territories = new Set(write.where('territory', scope).map(({ territory_id }) => territory_id));
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  for (const [id, row] of groups)
    if (!same(plain(mine.groups.get(id)), plain(row))) {
      const { manager_rep_id } = row;
      const works = manager_rep_id !== null && write.get('rep', { id: manager_rep_id });
      write.put('territory_group', { ...row, ...scope, manager_rep_id: works ? manager_rep_id : null });
    }
  for (const [territory_id, group_id] of places)
    if (mine.places.get(territory_id) !== group_id && territories.has(territory_id) && groups.has(group_id))
      write.put('territory_parent', { ...scope, territory_id, group_id });
  for (const territory_id of mine.places.keys())
    if (!places.has(territory_id)) write.remove('territory_parent', { ...scope, territory_id });
  for (const group_id of mine.groups.keys())
    if (!groups.has(group_id)) write.remove('territory_group', { ...scope, group_id });
  if (plan && plan.settings !== mine.plan?.settings) write.put('quota_plan', { ...plan, ...scope });
  for (const [key, cell] of cells) {
    const has = cell.territory_id === null || territories.has(cell.territory_id);
    const stands = cell.group_id === null || groups.has(cell.group_id);
    if (has && stands && mine.cells.get(key)?.amount !== cell.amount)
      write.put('quota_cell', { ...cell, ...scope });
  }
  for (const [key, cell] of mine.cells)
    if (!cells.has(key)) write.remove('quota_cell', { ...cell, ...scope });
}
