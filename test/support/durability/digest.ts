import { createHash } from 'node:crypto';
import type { Plan } from '../../../src/main/plan/plan.ts';
import { type TableName, tableKeys } from '../../../src/main/plan/rows.ts';

/** Of every row of every table: two plans of one digest hold the same. */
export function digestOf(plan: Plan): string {
  const hash = createHash('sha256');
  for (const table of Object.keys(tableKeys) as TableName[])
    hash.update(`${table}${JSON.stringify(plan.page(table, null, 10_000_000))}`);
  return hash.digest('hex').slice(0, 16);
}
