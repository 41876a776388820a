import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createPlan } from '../plan/open.ts';
import { closing, testFolder } from '../plan/testing/folder.ts';
import { createFileRegistry } from './file-registry.ts';

const refused = (code: string) => expect.objectContaining({ code }) as Error;

it('knows paths by ids it gave, and by no other', () => {
  const files = createFileRegistry();
  const path = join(testFolder(), 'a.csv');
  writeFileSync(path, 'x');
  const { id } = files.register(path);
  expect(files.register(path).id).toBe(id);
  expect([files.path(id), files.source(id)]).toEqual([path, path]);
  for (const other of ['', '../a.csv', path, `${id} `])
    expect(() => files.path(other)).toThrow(refused('FILE_NOT_ALLOWED'));
});

it('hands an open plan out as nothing but a plan: reading it otherwise would end its lock', () => {
  const files = createFileRegistry();
  const plan = closing(createPlan(join(testFolder(), 'plan.sqlite')));
  const { id } = files.register(plan.path);
  expect(files.path(id)).toBe(plan.path);
  expect(() => files.source(id)).toThrow(refused('PLAN_LOCKED'));
  plan.close();
  expect(files.source(id)).toBe(plan.path);
});

it.skipIf(process.platform === 'win32')('takes no pipe for a file', () => {
  const files = createFileRegistry();
  const path = join(testFolder(), 'pipe.csv');
  execFileSync('mkfifo', [path]);
  expect(() => files.source(files.register(path).id)).toThrow(refused('FILE_NOT_ALLOWED'));
});
