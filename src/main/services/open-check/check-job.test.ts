import { openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gridPlan } from '../../../../test/support/grid-plan.ts';
import { openPlan } from '../../plan/open.ts';
import { checkLargePlan } from './check-job.ts';

/** Smaller than the program's own measure: the plan of a test is small. */
const large = 100_000;

let grid: ReturnType<typeof gridPlan>;
beforeEach(() => {
  grid = gridPlan({ columns: 30, rows: 30, accounts: 4000, reps: 5, seed: 2 });
});
afterEach(() => grid.dispose());

describe('looking through a large plan before it is opened', () => {
  it('finds it sound, leaves nothing beside it, and it opens', async () => {
    grid.plan.close();
    expect(await checkLargePlan(grid.path, large)).toBe(true);
    const plan = openPlan(grid.path, { pagesChecked: true });
    expect(plan.count('account')).toBe(4000);
    plan.close();
  });

  it('says that it is locked while it is open elsewhere', async () => {
    await expect(checkLargePlan(grid.path, large)).rejects.toMatchObject({ code: 'PLAN_LOCKED' });
  });

  it('says that pages are damaged', async () => {
    grid.plan.close();
    const file = openSync(grid.path, 'r+');
    for (let page = 60; page < 200; page++) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
    await expect(checkLargePlan(grid.path, large)).rejects.toMatchObject({ code: 'PLAN_DAMAGED' });
  });

  it('leaves small and missing files to the one who opens them', async () => {
    grid.plan.close();
    truncateSync(grid.path, 5000);
    expect(await checkLargePlan(grid.path, large)).toBe(false);
    rmSync(grid.path);
    expect(await checkLargePlan(grid.path, large)).toBe(false);
  });
});
