import type { TerritoryRecord } from '../../plan/rows.ts';
import type { Draft } from '../redraw/draft.ts';

export interface Translator {
  /** The territory here that is what `id` is below: the same, else its rep's; null = none is. */
  to(id: number): number | null;
  /** Territories that came to be below, and would come along. */
  readonly added: readonly TerritoryRecord[];
}

/** Territories of the scenario below in terms of this one. @param before null = unknown: nothing comes along */
export function translator(mine: Draft, onto: Draft, before: Draft | null): Translator {
  const own = new Set(mine.territories.map(({ territory_id }) => territory_id));
  const ofRep = new Map<number, number>();
  for (const { rep_id, territory_id } of mine.territories.toReversed())
    if (rep_id !== null) ofRep.set(rep_id, territory_id);
  const had = before && new Set(before.territories.map(({ territory_id }) => territory_id));
  const added: TerritoryRecord[] = [];
  const to = new Map<number, number | null>([[0, null]]);
  for (const row of onto.territories) {
    const { territory_id: id, rep_id } = row;
    const same = own.has(id) ? id : rep_id === null ? undefined : ofRep.get(rep_id);
    const isNew = same === undefined && had !== null && !had.has(id);
    if (isNew) added.push({ ...row, locked: 0 });
    to.set(id, same ?? (isNew ? id : null));
  }
  return { to: (id) => to.get(id) ?? null, added };
}
