import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { createPlan, type PlanOptions } from '../open.ts';
import type { Plan } from '../plan.ts';
import { type TableName, tableKeys } from '../rows.ts';

const leftovers: (() => void)[] = [];
afterEach(() => {
  for (const clear of leftovers.splice(0).reverse()) clear();
});

/** Has `clear` run after the test, whatever becomes of it; the last one registered runs first. */
export function afterTest(clear: () => void): void {
  leftovers.push(clear);
}

/** An empty folder, removed after the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-plan-'));
  afterTest(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Closed after the test, whatever becomes of it. */
export function closing(plan: Plan): Plan {
  afterTest(() => plan.close());
  return plan;
}

/** An empty plan in a folder of its own. */
export const testPlan = (options: PlanOptions = {}): Plan =>
  closing(createPlan(join(testFolder(), 'plan.sqlite'), options));

/** Every row of every table: two plans that dump alike hold the same. */
export function dump(plan: Plan): Record<string, object[]> {
  return Object.fromEntries((Object.keys(tableKeys) as TableName[]).map((table) => [table, plan.all(table)]));
}
