import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gridPlan } from '../../../../test/support/grid-plan.ts';
import { restoreBackup } from '../../plan/backup.ts';
import { openPlan } from '../../plan/open.ts';
import { salvagePlan } from '../../plan/salvage.ts';
import { dump } from '../../plan/testing/folder.ts';
import { jobEvents } from '../job-events.ts';
import { copyApart } from './copy-job.ts';

let grid: ReturnType<typeof gridPlan>;
beforeEach(() => {
  grid = gridPlan({ columns: 30, rows: 30, accounts: 4000, reps: 5, seed: 2 });
});
afterEach(() => grid.dispose());

const folder = () => dirname(grid.path);
const target = () => join(folder(), 'copy.sqlite');

it('a copy tells how far it is, lets edits go on and is a whole plan', async () => {
  const stages: string[] = [];
  const onProgress = (stage: string, done: number, total: number) =>
    void stages.push(`${stage} ${done}/${total}`);
  const { signal } = new AbortController();
  const copying = copyApart(grid.plan, target(), { onProgress, signal });
  grid.plan.edit({ key: 'workload', params: {} }, ['units'], (write) =>
    write.put('setting', { key: 'meanwhile', value: '1' }),
  );
  await copying;
  expect(stages.length).toBeGreaterThan(1);
  expect(stages.at(-1)).toBe('checking 0/0');
  const copy = openPlan(target());
  expect(dump(copy)).toEqual(dump(grid.plan));
  expect(copy.undoLabel()).toEqual({ key: 'workload', params: {} });
  copy.close();
});

it.each(['copying', 'checking'])(
  'given up while %s, what stood there stays and nothing is left',
  async (at) => {
    writeFileSync(target(), 'what stood there');
    const before = readdirSync(folder());
    const plan = dump(grid.plan);
    const stop = new AbortController();
    const onProgress = (stage: string) => {
      if (stage === at) stop.abort();
    };
    await expect(copyApart(grid.plan, target(), { onProgress, signal: stop.signal })).rejects.toMatchObject({
      code: 'JOB_CANCELLED',
    });
    expect(readdirSync(folder())).toEqual(before);
    expect(dump(grid.plan)).toEqual(plan);
  },
);

it('a backup that is restored tells how far it is; given up, nothing is left', async () => {
  const backup = await grid.plan.backup(join(folder(), 'backups'));
  const stop = new AbortController();
  const stopped = restoreBackup(backup.path, target(), {
    onProgress: () => stop.abort(),
    signal: stop.signal,
  });
  await expect(stopped).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  expect(existsSync(target())).toBe(false);
  let told = 0;
  const onProgress = (_: string, done: number, total: number) => {
    told = done / total;
  };
  await restoreBackup(backup.path, target(), { onProgress, signal: new AbortController().signal });
  expect(told).toBe(1);
});

it('a salvage that is given up leaves nothing; a job is waited for when its reader leaves', async () => {
  await grid.plan.snapshot(join(folder(), 'damaged.sqlite'));
  const before = readdirSync(folder());
  const events = jobEvents(async (onStage, signal) => {
    await salvagePlan(join(folder(), 'damaged.sqlite'), target(), (done, total) => {
      signal.throwIfAborted();
      onStage('salvaging', done, total);
    });
    return 'all';
  });
  for await (const { progress } of events) {
    expect(progress).toMatchObject({ stage: 'salvaging' });
    break;
  }
  expect(readdirSync(folder())).toEqual(before);
});
