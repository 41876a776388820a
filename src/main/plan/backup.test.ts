import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BackupFile, listBackups, outdated, restoreBackup } from './backup.ts';
import { openPlan } from './open.ts';
import { closing, dump, testFolder, testPlan } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { unit } from './testing/records.ts';

const filled = (count = 4000) => {
  const plan = testPlan();
  plan.edit(label('import'), ['units'], (write) => {
    for (let id = 1; id <= count; id++) write.put('unit', unit(id));
  });
  return plan;
};

describe('a backup', () => {
  it('is a whole plan with its history, and edits made meanwhile are in it', async () => {
    const plan = filled();
    const folder = join(testFolder(), 'backups');
    const running = plan.backup(folder);
    plan.edit(label('rename'), ['units'], (write) => write.put('unit', unit(1, { name: '溧水区' })));
    const backup = await running;
    expect(listBackups(folder)).toEqual([backup]);
    expect(backup.revision).toBe(plan.revision);

    const target = join(testFolder(), 'restored.sqlite');
    restoreBackup(backup.path, target);
    const restored = closing(openPlan(target));
    expect(dump(restored)).toEqual(dump(plan));
    expect(restored.undoLabel()).toEqual(label('rename'));
    expect(restored.integrity()).toEqual([]);
    plan.edit(label('goes on'), ['units'], (write) => write.put('unit', unit(2, { name: '高淳区' })));
  });

  it('blocks for a few milliseconds at a time', async () => {
    const plan = filled(30_000);
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 0);
    const { bytes } = await plan.backup(testFolder());
    clearInterval(watch);
    expect(bytes).toBe(statSync(plan.path).size);
    expect(longest).toBeLessThan(100);
  });

  it('leaves nothing half made when the plan is closed meanwhile, or when its place is a file', async () => {
    const plan = filled();
    const folder = testFolder();
    const running = plan.backup(folder);
    plan.close();
    await expect(running).rejects.toMatchObject({ code: 'PLAN_NOT_OPEN' });
    expect(readdirSync(folder)).toEqual([]);
    const other = filled(1);
    await expect(other.backup(other.path)).rejects.toMatchObject({ code: 'FILE_WRITE_FAILED' });
  });
});

it('of a plan backed up every hour for three months, the newest, a week of days and five weeks stay', () => {
  const now = new Date('2026-11-22T09:00:00Z');
  const hourly: BackupFile[] = Array.from({ length: 90 * 24 }, (_, hour) => ({
    path: `${hour}`,
    at: new Date(now.getTime() - hour * 3_600_000).toISOString(),
    revision: 1,
    bytes: 1,
  }));
  const gone = new Set(outdated(hourly, now));
  const ages = hourly.flatMap((backup, hour) => (gone.has(backup) ? [] : [hour]));
  expect(ages).toEqual([0, 1, 2, 3, 4, 5, 24, 48, 72, 96, 120, 144, 168, 336, 504, 672]);
  // rotation day by day keeps the weeks, too
  expect(
    outdated(
      hourly.filter((_, hour) => ages.includes(hour)),
      now,
    ),
  ).toEqual([]);
});
