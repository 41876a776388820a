import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type BackupFile, listBackups, outdated, restoreBackup, writeBackup } from './backup.ts';
import { copyOpenPlan } from './copy-open.ts';
import { openPlan, openSnapshot } from './open.ts';
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

const megabyte = 2 ** 20;

/** Of more pages than are copied before they are asked onto the disk. */
const largeDatabase = () => {
  const db = new Database(join(testFolder(), 'large.sqlite'));
  onTestFinished(() => void db.close());
  db.exec('CREATE TABLE filler (content BLOB)');
  const insert = db.prepare('INSERT INTO filler VALUES (zeroblob(?))');
  for (let count = 0; count < 20; count++) insert.run(megabyte);
  return db;
};

const spiedFlush = async () => {
  const file = await open(join(testFolder(), 'any'), 'w');
  const flush = vi.spyOn(Object.getPrototypeOf(file) as typeof file, 'datasync');
  onTestFinished(() => flush.mockRestore());
  await file.close();
  return flush;
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
    expect(backup.bytes).toBe(statSync(backup.path).size);

    const target = join(testFolder(), 'restored.sqlite');
    await restoreBackup(backup.path, target);
    const restored = closing(openPlan(target));
    expect(dump(restored)).toEqual(dump(plan));
    expect(restored.undoLabel()).toEqual(label('rename'));
    expect(restored.integrity()).toEqual([]);
    plan.edit(label('goes on'), ['units'], (write) => write.put('unit', unit(2, { name: '高淳区' })));
  });

  it('copies no more than a megabyte between two turns of the event loop', async () => {
    const db = largeDatabase();
    const left: number[] = [];
    const backup = db.backup.bind(db);
    db.backup = (path, options) =>
      backup(path, {
        progress: (progress) => {
          left.push(progress.remainingPages);
          return options?.progress(progress) ?? 0;
        },
      });
    const { bytes } = await writeBackup(
      { db, held: () => null, revision: () => 1, idle: async () => {} },
      testFolder(),
      new Date(),
    );
    expect(bytes).toBeGreaterThan(20 * megabyte);
    const pageSize = Number(db.pragma('page_size', { simple: true }));
    const slices = [...left, 0].map((pages, index) => (left[index - 1] ?? bytes / pageSize) - pages);
    expect(Math.max(...slices) * pageSize).toBeLessThanOrEqual(megabyte);
  });

  it('is named by the revision it holds, also where a slow disk is waited for while edits go on', async () => {
    const db = largeDatabase();
    (await spiedFlush()).mockImplementation(() => sleep(100));
    let revision = 0;
    const edit = () => db.pragma(`user_version = ${++revision}`);
    let isMade = false;
    const making = writeBackup(
      { db, held: () => null, revision: () => revision, idle: async () => {} },
      testFolder(),
      new Date(),
    ).finally(() => {
      isMade = true;
    });
    for (; !isMade; await nextTurn()) edit();
    const made = await making;
    const copy = new Database(made.path, { readonly: true });
    onTestFinished(() => void copy.close());
    expect(made.revision).toBe(copy.pragma('user_version', { simple: true }));
  });

  it('is asked onto the disk as it grows, not while a step being written holds it up', async () => {
    const db = largeDatabase();
    const flush = await spiedFlush();
    const backup = db.backup.bind(db);
    db.backup = (path, options) =>
      backup(path, {
        progress: (progress) => {
          const often = progress.totalPages - progress.remainingPages === 4096 ? 100 : 1;
          for (let turn = 1; turn < often; turn++) options?.progress(progress);
          return options?.progress(progress) ?? 0;
        },
      });
    await copyOpenPlan(
      { db, held: () => null, revision: () => 1, idle: async () => {} },
      join(testFolder(), 'copy'),
    );
    expect(flush).toHaveBeenCalledTimes(1);
  });

  it('leaves no journal on a disk that stays full: SQLite can not take back there what it has written', async () => {
    const db = largeDatabase();
    db.backup = async (path) => {
      writeFileSync(path, 'half');
      writeFileSync(`${path}-journal`, 'hot');
      throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
    };
    const folder = testFolder();
    const making = writeBackup(
      { db, held: () => null, revision: () => 1, idle: async () => {} },
      folder,
      new Date(),
    );
    await expect(making).rejects.toMatchObject({ code: 'PLAN_DISK_FULL' });
    expect(readdirSync(folder)).toEqual([]);
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

describe('a snapshot for another thread', () => {
  it('holds the plan with the edits made meanwhile, and can be read only', async () => {
    const plan = filled();
    const path = join(testFolder(), 'snapshot.sqlite');
    const running = plan.snapshot(path);
    plan.edit(label('rename'), ['units'], (write) => write.put('unit', unit(1, { name: '溧水区' })));
    await running;
    const copy = closing(openSnapshot(path));
    expect(dump(copy)).toEqual(dump(plan));
    const before = dump(plan);
    expect(() =>
      copy.edit(label('x'), ['units'], (write) => write.put('unit', unit(2, { name: 'x' }))),
    ).toThrow();
    expect(dump(copy)).toEqual(before);
  });

  it('says so when the plan is closed', async () => {
    const plan = filled(10);
    plan.close();
    await expect(plan.snapshot(join(testFolder(), 's.sqlite'))).rejects.toMatchObject({
      code: 'PLAN_NOT_OPEN',
    });
  });
});
