import type { Adjacency } from '../design/problem.ts';

/** The map as the set operations read it. Territory indices 0..n−1; −1 = unassigned. Nothing here is ever written to. */
export interface EditMap {
  /** Links joined, barriers cut. */
  readonly adjacency: Adjacency;
  readonly territoryOf: Int32Array;
  /** 1 per territory that neither gives nor takes. */
  readonly locked: Uint8Array;
}

export const unassigned = -1;

export const isLocked = ({ locked }: EditMap, territory: number): boolean =>
  territory >= 0 && locked[territory] === 1;

/** Unit indices of one territory, ascending. */
export function unitsIn(territoryOf: Int32Array, territory: number): number[] {
  const units: number[] = [];
  territoryOf.forEach((owner, unit) => {
    if (owner === territory) units.push(unit);
  });
  return units;
}

/** Neighbours of a unit over the adjacency. */
export function neighboursOf({ offsets, neighbours }: Adjacency, unit: number): Int32Array {
  return neighbours.subarray(offsets[unit], offsets[unit + 1]);
}

/**
 * Whether a unit may leave its territory without parting it: the rest is in no more pieces than before, and is not empty.
 * Only the unit's own neighbours need a look (GerryChain's rule), searched breadth first until all of them are met.
 */
export function canLeave(adjacency: Adjacency, territoryOf: Int32Array, unit: number): boolean {
  const territory = territoryOf[unit];
  const inside = [...neighboursOf(adjacency, unit)].filter((next) => territoryOf[next] === territory);
  if (inside.length === 0) return false;
  const missing = new Set(inside.slice(1));
  const seen = new Set([unit, inside[0]]);
  const queue = [inside[0]];
  for (let head = 0; head < queue.length && missing.size > 0; head++) {
    for (const next of neighboursOf(adjacency, queue[head])) {
      if (territoryOf[next] !== territory || seen.has(next)) continue;
      seen.add(next);
      missing.delete(next);
      queue.push(next);
    }
  }
  return missing.size === 0;
}

/** How many neighbours of a unit each territory holds, unassigned ones left out. */
export function touching(adjacency: Adjacency, territoryOf: Int32Array, unit: number): Map<number, number> {
  const count = new Map<number, number>();
  for (const next of neighboursOf(adjacency, unit)) {
    const owner = territoryOf[next];
    if (owner !== unassigned) count.set(owner, (count.get(owner) ?? 0) + 1);
  }
  return count;
}
