import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { gridPlan } from '../../../test/support/grid-plan.ts';
import { afterTest, testFolder } from '../plan/testing/folder.ts';

const support = join(import.meta.dirname, '../../../test/support/durability');
const folder = testFolder();
const program = join(folder, 'silent-drive');
const built =
  process.platform === 'linux' &&
  spawnSync('cc', ['-O1', '-o', program, join(support, 'silent-drive.c')]).status === 0;
const [drive, later] = [join(folder, 'drive'), join(folder, 'later')];
for (const place of [drive, later]) mkdirSync(place);

const linesOf = (child: ChildProcess) => {
  if (!child.stdout) throw new Error('no output');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async () => {
    const { value, done } = await lines.next();
    return done ? null : String(value);
  };
};

/** A drive over a folder, or null where this machine lets nobody mount one. */
async function silence(place: string): Promise<ChildProcess | null> {
  if (!built || !existsSync('/dev/fuse')) return null;
  const mounted = spawn(program, [place], { stdio: ['pipe', 'pipe', 'ignore'] });
  return (await linesOf(mounted)()) === 'silent' ? mounted : null;
}

it('a drive that answers nothing holds up the jobs on it alone: it is told after a while, they are given up, and nothing is lost', async ({
  skip,
}) => {
  const { path, plan, dispose } = gridPlan({ columns: 20, rows: 20, accounts: 2000, reps: 4, seed: 5 });
  afterTest(dispose);
  plan.close();
  const home = join(folder, 'home');
  const temporary = join(folder, 'tmp');
  mkdirSync(home);
  mkdirSync(temporary);
  copyFileSync(path, join(home, 'grid.sqlite'));
  copyFileSync(path, join(later, 'left.sqlite'));
  const child = spawn(process.execPath, [join(support, 'silent-child.ts'), home, drive, later], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  afterTest(() => void child.kill('SIGKILL'));
  const line = linesOf(child);
  const next = async () => JSON.parse((await line()) ?? '{}');
  expect(await next()).toEqual({ ready: true });
  const mounted = await silence(drive);
  if (mounted === null) return skip('no drive can be mounted here');
  const gone = once(mounted, 'exit');
  afterTest(() => void mounted.kill());
  child.stdin?.write('go\n');

  const fared = new Map<string, { told: number; gone?: number; code: string; params?: object }>();
  for (let at = 0; at < 8; at++) {
    const one = await next();
    fared.set(one.name, one);
  }
  expect(fared.get('beside')?.code).toBe('done');
  for (const name of ['export', 'copy', 'look', 'package']) {
    const one = fared.get(name);
    expect([name, one?.code]).toEqual([name, 'JOB_CANCELLED']);
    expect(one?.told).toBeGreaterThan(14_000);
    expect(one?.gone).toBeLessThan(10_000);
  }
  for (const [name, plan] of [
    ['open', 'plan.sqlite'],
    ['again', 'plan.sqlite'],
    ['create', 'new.sqlite'],
  ]) {
    const one = fared.get(name);
    expect(one).toMatchObject({ code: 'DRIVE_SILENT', params: { file: plan, folder: drive } });
    expect(one?.told).toBeGreaterThan(14_000);
    expect(one?.told).toBeLessThan(25_000);
  }
  const beside = await next();
  expect(beside.isAsItWas).toBe(true);
  // Nothing waited for the drive in the main thread.
  expect(beside.longest).toBeLessThan(10_000);

  expect(await next()).toEqual({ left: true });
  const second = await silence(later);
  if (second === null) throw new Error('one drive can be mounted, a second cannot');
  const secondGone = once(second, 'exit');
  afterTest(() => void second.kill());
  child.stdin?.write('leave\n');
  expect(await next()).toMatchObject({ name: 'leave', code: 'done' });
  const on = await next();
  expect(on.name).toBe('grid');
  expect(on.longest).toBeLessThan(10_000);

  for (const one of [mounted, second]) one.stdin?.end();
  await Promise.all([gone, secondGone]);
  child.stdin?.write('on\n');
  // The plan that was left is closed once its drive has answered.
  expect(await next()).toEqual({ rest: [], problems: [], isLeft: 'PLAN_NOT_OPEN' });
}, 90_000);
