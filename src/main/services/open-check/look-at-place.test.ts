import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createPlan } from '../../plan/open.ts';
import { closing, testFolder } from '../../plan/testing/folder.ts';
import { answerOf } from '../silent-drives.ts';
import { lookAtPlace } from './look-at-place.ts';

const soon = 20;

/** What another process is told that wants the file for itself. */
function lockedElsewhere(path: string): string {
  const script = `
    const { createRequire } = process.getBuiltinModule('node:module');
    const Database = createRequire(${JSON.stringify(import.meta.url)})('better-sqlite3');
    try {
      new Database(${JSON.stringify(path)}, { timeout: 0 }).exec('BEGIN EXCLUSIVE');
      console.log('free');
    } catch (error) {
      console.log(error.code);
    }`;
  return spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout.trim();
}

it('a look leaves the lock of a plan that is open, and may be had of what is no plan or not there', async () => {
  const folder = testFolder();
  const path = join(folder, 'plan.sqlite');
  const plan = closing(createPlan(path));
  await lookAtPlace(path);
  expect(lockedElsewhere(path)).toBe('SQLITE_BUSY');
  plan.close();
  await lookAtPlace(path);
  expect(lockedElsewhere(path)).toBe('free');
  mkdirSync(join(folder, 'folder.sqlite'));
  await lookAtPlace(join(folder, 'folder.sqlite'));
  await lookAtPlace(join(folder, 'none', 'none.sqlite'));
});

it.skipIf(process.platform === 'win32')(
  'a look at a pipe does not wait for who might write into it',
  async () => {
    const pipe = join(testFolder(), 'pipe.sqlite');
    spawnSync('mkfifo', [pipe]);
    await lookAtPlace(pipe);
  },
);

it('a drive that answers nothing is named with the file, and looked at once it does', async () => {
  const folder = testFolder();
  const path = join(folder, 'plan.sqlite');
  const answer = Promise.withResolvers<void>();
  void answerOf(folder, () => answer.promise);
  await expect(lookAtPlace(path, soon)).rejects.toMatchObject({
    code: 'DRIVE_SILENT',
    params: { file: 'plan.sqlite', folder },
  });
  const second = lookAtPlace(path);
  answer.resolve();
  await second;
});
