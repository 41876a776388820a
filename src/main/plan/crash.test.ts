import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { createPlan, openPlan } from './open.ts';
import { killed, linesUntil, startChild } from './testing/child.ts';
import { closing, testFolder } from './testing/folder.ts';

/** Rows per step of the other process. */
const rows = 400;

it('kill -9 in the midst of edits costs no accepted edit and leaves a sound plan', async () => {
  const path = join(testFolder(), 'plan.sqlite');
  createPlan(path).close();
  let acknowledged = 0;
  for (const extra of [3, 1, 5, 2, 8, 4]) {
    const child = startChild('edit-until-killed', path);
    const target = acknowledged + extra;
    const lines = await linesUntil(child, (seen) => Number(seen.at(-1) ?? 0) >= target);
    await killed(child);
    acknowledged = Number(lines.at(-1));

    const plan = closing(openPlan(path));
    expect(plan.integrity()).toEqual([]);
    const step = Number(plan.setting('step'));
    // It may have finished one step more than it lived to tell, never less, and never a part of one.
    expect(step).toBeGreaterThanOrEqual(acknowledged);
    expect(plan.count('unit')).toBe(step * rows);
    expect(plan.undoLabel()?.key).toBe(`step${step}`);
    plan.undo();
    expect(plan.count('unit')).toBe((step - 1) * rows);
    plan.redo();
    acknowledged = step;
    plan.close();
    expect(readdirSync(dirname(path))).toEqual(['plan.sqlite']);
  }
}, 60_000);
