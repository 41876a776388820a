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
    const rows = store.statement('SELECT a, b, metres FROM unit_distance ORDER BY a, b', true).all() as [
      number,
      number,
      number,
    ][];
    return {
      a: Int32Array.from(rows, ([a]) => a),
      b: Int32Array.from(rows, ([, b]) => b),
      metres: Float64Array.from(rows, ([, , metres]) => metres),
    };
  });
}
