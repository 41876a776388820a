import type { PlanStore } from './store.ts';

/** Imported distances as columns: pair i joins units `a[i]` < `b[i]` (ids) over `metres[i]`. */
export interface UnitDistances {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly metres: Float64Array;
}

/** Read once per change of the table: a million rows as objects would take seconds. */
export function unitDistances(store: PlanStore): UnitDistances {
  return store.derive('unitDistances', ['unit_distance'], () => {
    const [[count]] = store.statement('SELECT count(*) FROM unit_distance', true).all() as [[number]];
    const found = {
      a: new Int32Array(count),
      b: new Int32Array(count),
      metres: new Float64Array(count),
    };
    let pair = 0;
    const rows = store.statement('SELECT a, b, metres FROM unit_distance ORDER BY a, b', true).iterate();
    for (const row of rows) {
      [found.a[pair], found.b[pair], found.metres[pair]] = row as [number, number, number];
      pair++;
    }
    return found;
  });
}
