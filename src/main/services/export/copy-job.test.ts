import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openPlan } from '../../plan/open.ts';
import { closing, dump, testFolder, testPlan } from '../../plan/testing/folder.ts';
import { label } from '../../plan/testing/label.ts';
import { unit } from '../../plan/testing/records.ts';
import { copyApart } from './copy-job.ts';

const step = (name: string) => [label(name), ['units'] as const] as const;

it('a copy made in another thread holds what stands, with its history; an edit meanwhile is in it whole or not at all', async () => {
  const plan = testPlan();
  plan.edit(...step('first'), (write) => write.put('unit', unit(1)));
  const before = dump(plan);
  const path = join(testFolder(), 'copy.sqlite');
  const copying = copyApart(plan, path);
  await new Promise((resolve) => setImmediate(resolve));
  while (!plan.isIdle()) await plan.idle();
  plan.edit(...step('second'), (write) => write.put('unit', unit(2)));
  const after = dump(plan);
  await copying;
  const copy = closing(openPlan(path));
  expect(copy.integrity()).toEqual([]);
  const held = copy.count('unit');
  expect(dump(copy)).toEqual(held === 1 ? before : after);
  expect(copy.history(10)).toHaveLength(held);
});

it('the plan itself and places that take none are refused; nothing is left behind', async () => {
  const plan = testPlan();
  await expect(copyApart(plan, plan.path)).rejects.toMatchObject({ code: 'PLAN_EXISTS' });
  const folder = testFolder();
  const missing = join(folder, 'missing', 'copy.sqlite');
  await expect(copyApart(plan, missing)).rejects.toMatchObject({ code: 'FILE_WRITE_FAILED' });
  expect(existsSync(missing)).toBe(false);
  mkdirSync(join(folder, 'taken'));
  await expect(copyApart(plan, join(folder, 'taken'))).rejects.toMatchObject({ code: 'PLAN_EXISTS' });
  plan.close();
  await expect(copyApart(plan, join(folder, 'late.sqlite'))).rejects.toMatchObject({
    code: 'PLAN_NOT_OPEN',
  });
});
