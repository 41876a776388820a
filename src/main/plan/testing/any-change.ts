import fc from 'fast-check';
import type { TableName, Tables } from '../rows.ts';
import { type Change, existing, few, puts, text } from './any-row.ts';

/** Removes the n-th row of a table, parts and all. */
const remove = fc.tuple(fc.constantFrom(...(Object.keys(puts) as TableName[])), fc.nat(3)).map(
  ([table, index]): Change =>
    (w) => {
      const row = w.all(table)[index];
      if (row) w.remove(table, row as Partial<Tables[TableName]>);
    },
);
const branch = fc.tuple(few, text).map(
  ([id, name]): Change =>
    (w) => {
      if (
        existing(w, 'scenario', id) &&
        !w.get('scenario_layer', { scenario_id: id }) &&
        w.where('scenario', { name }).length === 0 &&
        w.count('scenario') < 6
      )
        w.branchScenario(id, name);
    },
);
/** Any change an edit can make, mostly rows put. */
export const change = fc.oneof(
  { arbitrary: fc.oneof(...Object.values(puts)), weight: 6 },
  { arbitrary: remove, weight: 2 },
  { arbitrary: branch, weight: 1 },
);
