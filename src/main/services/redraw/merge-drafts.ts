import type { MergeConflict, MergeScope } from '../../../shared/contract/redraw.ts';
import { type MergeSide, mergeValue } from '../../engine/edit/three-way.ts';
import type { TerritoryRecord } from '../../plan/rows.ts';
import type { Dataset } from '../dataset.ts';
import { type Draft, withOwnNames } from './draft.ts';

/** An account that goes with its unit, among exceptions. */
const follows = -1;

export type Choose = (thing: MergeConflict['thing'], id: number) => MergeSide;

export interface Merged {
  readonly draft: Draft;
  readonly conflicts: MergeConflict[];
}

/**
 * Three-way merge of two scenarios over their common ancestor. Changes of `theirs` within the scope come over; where `mine` was
 * changed as well, and otherwise, that is a conflict and `choose` decides. A locked territory of `mine` neither gives nor takes.
 */
export function mergeDrafts(
  data: Dataset,
  base: Draft,
  mine: Draft,
  theirs: Draft,
  scope: MergeScope,
  choose: Choose,
): Merged {
  const conflicts: MergeConflict[] = [];
  const takesAll = scope.kind === 'territories';
  const name = (draft: Draft, id: number) =>
    draft.territories.find(({ territory_id }) => territory_id === id)?.name ?? '';
  const locked = new Set(mine.territories.flatMap((row) => (row.locked === 1 ? row.territory_id : [])));

  const merge = (
    thing: 'unit' | 'account',
    id: number,
    label: string,
    values: readonly [base: number, mine: number, theirs: number],
  ): number => {
    const [b, m, t] = values;
    if (m !== t && (locked.has(m) || locked.has(t))) return m;
    const { value, isConflict } = mergeValue(b, m, t, takesAll, () => choose(thing, id));
    if (isConflict)
      conflicts.push({
        thing,
        id,
        name: label,
        base: name(base, b),
        mine: name(mine, m),
        theirs: name(theirs, t),
      });
    return value;
  };

  const inUnit = unitScope(data, mine, theirs, scope);
  const unitTerritory = mine.unitTerritory.map((own, unit) =>
    inUnit(unit)
      ? merge('unit', data.units[unit].id, data.units[unit].name, [
          base.unitTerritory[unit],
          own,
          theirs.unitTerritory[unit],
        ])
      : own,
  );
  const inAccount = accountScope(data, mine, theirs, scope, inUnit);
  const exceptions = new Map(mine.exceptions);
  for (const id of new Set([...mine.exceptions.keys(), ...theirs.exceptions.keys()])) {
    if (!inAccount(id)) continue;
    const account = data.accounts[data.accountIndex.get(id) ?? -1];
    const of = ({ exceptions: held }: Draft) => held.get(id) ?? follows;
    const value = merge('account', id, account?.name ?? '', [of(base), of(mine), of(theirs)]);
    if (value === follows) exceptions.delete(id);
    else exceptions.set(id, value);
  }
  const rows = mergeTerritoryRows(base, mine, theirs, scope, choose, conflicts);
  const territories = withoutEmptied(
    rows,
    base,
    mine,
    theirs,
    new Set([...unitTerritory, ...exceptions.values()]),
  );
  return { draft: complete(territories, mine, theirs, unitTerritory, exceptions), conflicts };
}

function unitScope(data: Dataset, mine: Draft, theirs: Draft, scope: MergeScope): (unit: number) => boolean {
  if (scope.kind === 'all') return () => true;
  const ids = new Set(scope.ids);
  if (scope.kind === 'units') return (unit) => ids.has(data.units[unit].id);
  return (unit) => ids.has(theirs.unitTerritory[unit]) || ids.has(mine.unitTerritory[unit]);
}

function accountScope(
  data: Dataset,
  mine: Draft,
  theirs: Draft,
  scope: MergeScope,
  inUnit: (unit: number) => boolean,
): (accountId: number) => boolean {
  if (scope.kind === 'all') return () => true;
  const ids = new Set(scope.ids);
  if (scope.kind === 'territories')
    return (id) => ids.has(theirs.exceptions.get(id) ?? 0) || ids.has(mine.exceptions.get(id) ?? 0);
  return (id) => {
    const unit = data.accountUnit[data.accountIndex.get(id) ?? -1] ?? -1;
    return unit >= 0 && inUnit(unit);
  };
}

const wordsOf = (row: TerritoryRecord | undefined) =>
  row === undefined ? '' : JSON.stringify([row.name, row.rep_id, row.share]);

/** Names, reps and shares of territories: whole rows merge, locks and colours stay one's own. */
function mergeTerritoryRows(
  base: Draft,
  mine: Draft,
  theirs: Draft,
  scope: MergeScope,
  choose: Choose,
  conflicts: MergeConflict[],
): TerritoryRecord[] {
  if (scope.kind === 'units') return [...mine.territories];
  const ids = scope.kind === 'territories' ? new Set(scope.ids) : null;
  const rowOf = (draft: Draft, id: number) =>
    draft.territories.find(({ territory_id }) => territory_id === id);
  const rows = mine.territories.map((row) => {
    const over = rowOf(theirs, row.territory_id);
    if (over === undefined || row.locked === 1 || (ids !== null && !ids.has(row.territory_id))) return row;
    const original = rowOf(base, row.territory_id);
    const texts = [wordsOf(original), wordsOf(row), wordsOf(over)] as const;
    const { value, isConflict } = mergeValue(...texts, ids !== null, () =>
      choose('territory', row.territory_id),
    );
    if (isConflict)
      conflicts.push({
        thing: 'territory',
        id: row.territory_id,
        name: row.name,
        base: original?.name ?? '',
        mine: row.name,
        theirs: over.name,
      });
    return value === texts[1] ? row : { ...row, name: over.name, rep_id: over.rep_id, share: over.share };
  });
  const had = new Set([...base.territories, ...mine.territories].map(({ territory_id }) => territory_id));
  for (const row of theirs.territories) {
    const isNew = !had.has(row.territory_id) && (ids === null || ids.has(row.territory_id));
    if (isNew) rows.push({ ...row, locked: 0 });
  }
  const gone = new Set(
    base.territories
      .map(({ territory_id }) => territory_id)
      .filter((id) => rowOf(theirs, id) === undefined && (ids === null || ids.has(id))),
  );
  // Emptied over there and here: it goes. Still holding something here: it stays, see `complete`.
  return rows.filter((row) => !gone.has(row.territory_id) || row.locked === 1);
}

/** A new territory of theirs of which nothing comes over but its name stays there: nobody asked for an empty one. */
function withoutEmptied(
  rows: readonly TerritoryRecord[],
  base: Draft,
  mine: Draft,
  theirs: Draft,
  holding: ReadonlySet<number>,
): TerritoryRecord[] {
  const had = new Set([...base.territories, ...mine.territories].map(({ territory_id }) => territory_id));
  const held = new Set([...theirs.unitTerritory, ...theirs.exceptions.values()]);
  return rows.filter(({ territory_id: id }) => had.has(id) || holding.has(id) || !held.has(id));
}

/** Every territory that holds something is there, from whichever side knows it; names stay different. */
function complete(
  rows: readonly TerritoryRecord[],
  mine: Draft,
  theirs: Draft,
  unitTerritory: Int32Array,
  exceptions: ReadonlyMap<number, number>,
): Draft {
  const territories = new Map(rows.map((row) => [row.territory_id, row]));
  for (const id of new Set([...unitTerritory, ...exceptions.values()])) {
    if (id <= 0 || territories.has(id)) continue;
    const known = [...mine.territories, ...theirs.territories].find((row) => row.territory_id === id);
    if (known) territories.set(id, known);
  }
  return { territories: withOwnNames([...territories.values()]), unitTerritory, exceptions };
}
