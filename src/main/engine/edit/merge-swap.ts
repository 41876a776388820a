import type { EditMap } from './redraw.ts';

/** Every unit of `from` goes to `into`. */
export function mergeTerritories(map: EditMap, from: number, into: number): Int32Array {
  return map.territoryOf.map((owner) => (owner === from ? into : owner));
}

/** Two territories change places: each takes all units of the other. */
export function swapTerritories(map: EditMap, a: number, b: number): Int32Array {
  return map.territoryOf.map((owner) => (owner === a ? b : owner === b ? a : owner));
}
