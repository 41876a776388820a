import { readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import { openSnapshot } from './open.ts';
import type { Plan, PlanWriter } from './plan.ts';
import { afterTest, closing, dump, testFolder, testPlan } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { unit } from './testing/records.ts';

/** Some megabytes: more than one slice of bytes. */
const filled = (): Plan => {
  const plan = testPlan();
  plan.edit(label('import'), ['units'], (write) => fill(write, '甲'));
  return plan;
};

function fill(write: PlanWriter, name: string): void {
  for (let id = 1; id <= 12_000; id++) write.put('unit', unit(id, { name: `${name}${id}` }));
}

const rename = (plan: Plan, name: string) =>
  plan.edit(label('rename'), ['units'], (write) => write.put('unit', unit(1, { name })));

/** SQLite's copy. */
const pageCopy = () => {
  const spy = vi.spyOn(Database.prototype, 'backup');
  afterTest(() => spy.mockRestore());
  return spy;
};

/** A copy during which `meanwhile` is called with the number of the slice; it must hold the plan as it stands at the end. */
async function copied(plan: Plan, meanwhile: (slice: number) => void): Promise<void> {
  const path = join(testFolder(), 'copy.sqlite');
  let slice = 0;
  await plan.snapshot(path, () => meanwhile(slice++));
  expect(slice).toBeGreaterThan(1);
  const copy = closing(openSnapshot(path));
  expect(copy.integrity()).toEqual([]);
  expect(dump(copy)).toEqual(dump(plan));
}

it('a plan nobody edits is copied byte by byte, beside the program', async () => {
  const plan = filled();
  const pages = pageCopy();
  const { path } = await plan.backup(join(testFolder(), 'backups'));
  expect(pages).not.toHaveBeenCalled();
  expect(readFileSync(path).equals(readFileSync(plan.path))).toBe(true);
});

it('a step written meanwhile is in the copy, which is begun again', async () => {
  const plan = filled();
  const pages = pageCopy();
  await copied(plan, (slice) => {
    if (slice === 1) rename(plan, '溧水区');
  });
  expect(pages).not.toHaveBeenCalled();
});

it('whoever edits without a pause gets the copy that follows the edits', async () => {
  const plan = filled();
  const pages = pageCopy();
  await copied(plan, (slice) => rename(plan, `溧水区${slice}`));
  expect(pages).toHaveBeenCalledTimes(1);
});

it('a step that spills into the file before it is taken back leaves no half of itself in the copy', async () => {
  const plan = filled();
  const { size } = statSync(plan.path);
  let mostBytes = 0;
  const steps: Promise<unknown>[] = [];
  await copied(plan, (slice) => {
    if (slice !== 1) return;
    const step = plan.editInTurns(label('many'), ['units'], function* (write) {
      for (let id = 1; id <= 12_000; id++) {
        write.put('unit', unit(id, { name: `乙${id}`.padEnd(800, '区') }));
        if (id % 500 === 0) yield;
        mostBytes = Math.max(mostBytes, statSync(plan.path).size);
      }
      throw new Error('left');
    });
    steps.push(step.catch(() => undefined));
  });
  await Promise.all(steps);
  expect(mostBytes).toBeGreaterThan(size);
});

it('a file cut short by another program is not taken for the plan', async () => {
  const plan = filled();
  const pages = pageCopy();
  const path = join(testFolder(), 'copy.sqlite');
  let isCut = false;
  const copying = plan.snapshot(path, () => {
    if (!isCut) truncateSync(plan.path, 2 ** 20);
    isCut = true;
  });
  await copying.catch(() => undefined);
  expect(isCut).toBe(true);
  expect(pages).toHaveBeenCalled();
});
