import { placeStem } from '../import/place-name.ts';
import { countyCodes } from './county-codes.ts';

/** A county's name in one list and in another, either side of a change. */
export interface NameChange {
  old: string;
  new: string;
  /** Names of the prefectures it lay in before and after. */
  cities: readonly [string, string];
}

let byStem: ReadonlyMap<string, readonly NameChange[]> | null = null;

/** Changes that a name takes part in, looked up without what kind of place it is (溧水县, 溧水区: 溧水). */
export function nameChanges(name: string): readonly NameChange[] {
  byStem ??= indexed();
  return byStem.get(placeStem(name)) ?? [];
}

function indexed(): Map<string, NameChange[]> {
  const { counties, after, formerNames } = countyCodes();
  const index = new Map<string, NameChange[]>();
  const add = (change: NameChange) => {
    for (const stem of new Set([placeStem(change.old), placeStem(change.new)])) {
      const list = index.get(stem);
      if (list) list.push(change);
      else index.set(stem, [change]);
    }
  };
  for (const [code, followers] of after) {
    const old = counties.get(code);
    for (const follower of followers) {
      const next = counties.get(follower);
      if (old && next) add({ old: old.name, new: next.name, cities: [old.city, next.city] });
    }
  }
  for (const { code, name } of formerNames) {
    const now = counties.get(code);
    if (now) add({ old: name, new: now.name, cities: [now.city, now.city] });
  }
  return index;
}
