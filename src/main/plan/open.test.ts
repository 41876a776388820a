import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/errors.ts';
import { applicationId } from './format.ts';
import { migrations } from './migrations/index.ts';
import { createPlan, openPlan } from './open.ts';
import { killed, linesUntil, startChild } from './testing/child.ts';
import { errorOf } from './testing/error-of.ts';
import { closing, dump, testFolder } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { unit } from './testing/records.ts';

/** A closed plan of 500 units: large enough to be cut. */
function planOnDisk(): string {
  const path = join(testFolder(), 'plan.sqlite');
  const plan = createPlan(path);
  plan.edit(label('import'), ['units'], (write) => {
    for (let id = 1; id <= 500; id++) write.put('unit', unit(id));
  });
  plan.close();
  return path;
}

/** Opening must fail so, and leave the folder and the file exactly as they were. */
function expectRefused(path: string, code: ErrorCode): void {
  const bytes = existsSync(path) && !statSync(path).isDirectory() ? readFileSync(path) : null;
  const names = existsSync(dirname(path)) ? readdirSync(dirname(path)) : [];
  const error = errorOf(() => openPlan(path));
  expect(error.code).toBe(code);
  expect(error.params.file).toBe(basename(path));
  if (bytes) expect(readFileSync(path).equals(bytes)).toBe(true);
  if (names.length > 0) expect(readdirSync(dirname(path))).toEqual(names);
}

/** Changes a plan's tables behind its back. */
function tamper(path: string, sql: string): string {
  const db = new Database(path);
  db.exec(sql);
  db.close();
  return path;
}

describe('createPlan', () => {
  it('makes one file that any SQLite tool reads as ours', () => {
    const path = join(testFolder(), '华东 规划.sqlite');
    createPlan(path).close();
    expect(readdirSync(dirname(path))).toEqual([basename(path)]);
    const db = new Database(path, { readonly: true });
    expect(db.pragma('application_id', { simple: true })).toBe(applicationId);
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(db.pragma('journal_mode', { simple: true })).toBe('delete');
    db.close();
    closing(openPlan(path));
  });

  it('never replaces a file unasked', () => {
    const path = planOnDisk();
    expect(errorOf(() => createPlan(path)).code).toBe('PLAN_EXISTS');
    expect(closing(openPlan(path)).count('unit')).toBe(500);
  });

  it('replaces a file when asked, with nothing left of it', () => {
    const path = planOnDisk();
    // A rollback journal of the former file must not be played back into the new one.
    writeFileSync(`${path}-journal`, 'left over');
    const plan = closing(createPlan(path, { overwrite: true }));
    expect(plan.count('unit')).toBe(0);
    expect(plan.integrity()).toEqual([]);
  });

  it('is not spoilt by the rollback journal of a file that was deleted', () => {
    const former = planOnDisk();
    const db = new Database(former);
    db.pragma('cache_size = 1');
    db.exec("BEGIN; UPDATE unit SET name = name || 'x'");
    const path = join(testFolder(), 'plan.sqlite');
    copyFileSync(`${former}-journal`, `${path}-journal`);
    db.close();
    expect(statSync(`${path}-journal`).size).toBeGreaterThan(4096);
    const plan = closing(createPlan(path));
    expect(plan.count('unit')).toBe(0);
    expect(plan.integrity()).toEqual([]);
  });

  it('does not replace a plan that another process has open', async () => {
    const path = planOnDisk();
    const child = startChild('hold-plan', path);
    await linesUntil(child, (lines) => lines.length > 0);
    expect(errorOf(() => createPlan(path, { overwrite: true })).code).toBe('PLAN_LOCKED');
    await killed(child);
    expect(readdirSync(dirname(path)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(closing(openPlan(path)).count('unit')).toBe(500);
  });

  it('says what is wrong with the place', () => {
    const folder = testFolder();
    expect(errorOf(() => createPlan(join(folder, 'missing', 'plan.sqlite'))).code).toBe('FILE_WRITE_FAILED');
    mkdirSync(join(folder, 'taken'));
    expect(errorOf(() => createPlan(join(folder, 'taken'), { overwrite: true })).code).toBe('PLAN_EXISTS');
    expect(readdirSync(folder)).toEqual(['taken']);
  });
});

describe('openPlan refuses, and leaves untouched', () => {
  const start = 'SQLite format 3\0';
  const corpus: readonly (readonly [what: string, bytes: () => Buffer, code: ErrorCode])[] = [
    ['an empty file', () => Buffer.alloc(0), 'PLAN_DAMAGED'],
    ['a text file', () => Buffer.from('territory,quota\n1,2\n'), 'PLAN_FOREIGN'],
    [
      'a zip (an Excel workbook)',
      () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500)]),
      'PLAN_FOREIGN',
    ],
    ['zeros', () => Buffer.alloc(4096), 'PLAN_FOREIGN'],
    ['the first bytes of a database', () => Buffer.from(start), 'PLAN_DAMAGED'],
    ['half a magic', () => Buffer.from(start.slice(0, 7)), 'PLAN_DAMAGED'],
    ['99 bytes of a header', () => readFileSync(planOnDisk()).subarray(0, 99), 'PLAN_DAMAGED'],
    ['a header without pages', () => readFileSync(planOnDisk()).subarray(0, 100), 'PLAN_DAMAGED'],
    ['a plan cut in the middle', () => half(readFileSync(planOnDisk())), 'PLAN_DAMAGED'],
    ['a plan one byte short', () => readFileSync(planOnDisk()).subarray(0, -1), 'PLAN_DAMAGED'],
    ["another program's database", () => withNumber(68, 0x4d504258), 'PLAN_FOREIGN'],
    ['a database of no program', () => withNumber(68, 0), 'PLAN_FOREIGN'],
    ['the next version', () => withNumber(60, migrations.length + 1), 'PLAN_TOO_NEW'],
    ['a far version', () => withNumber(60, 0xffff_ffff), 'PLAN_TOO_NEW'],
    ['a version that never was', () => withNumber(60, 0), 'PLAN_DAMAGED'],
  ];

  const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);
  function withNumber(offset: number, value: number): Buffer {
    const bytes = readFileSync(planOnDisk());
    bytes.writeUInt32BE(value, offset);
    return bytes;
  }

  it.each(corpus)('%s', (_what, bytes, code) => {
    const path = join(testFolder(), 'plan.sqlite');
    writeFileSync(path, bytes());
    expectRefused(path, code);
  });

  it('a missing file, a missing folder, a folder', () => {
    const folder = testFolder();
    expectRefused(join(folder, 'plan.sqlite'), 'PLAN_MISSING');
    expect(readdirSync(folder)).toEqual([]);
    expectRefused(join(folder, 'nowhere', 'plan.sqlite'), 'PLAN_MISSING');
    expectRefused(folder, 'PLAN_FOREIGN');
  });

  it.skipIf(spawnSync('mount', ['--version']).status !== 0 || process.getuid?.() !== 0)(
    'a folder that has become read-only',
    () => {
      const folder = testFolder();
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', folder]).status !== 0) return;
      try {
        const path = join(folder, '华东.sqlite');
        createPlan(path).close();
        spawnSync('mount', ['-o', 'remount,ro', folder]);
        expectRefused(path, 'PLAN_READ_ONLY');
        expect(readdirSync(folder)).toEqual(['华东.sqlite']);
        expect(errorOf(() => createPlan(join(folder, 'new.sqlite'))).code).toBe('FILE_WRITE_FAILED');
      } finally {
        spawnSync('umount', [folder]);
      }
    },
  );

  it('a read-only file', () => {
    const path = planOnDisk();
    chmodSync(path, 0o444);
    expectRefused(path, 'PLAN_READ_ONLY');
    chmodSync(path, 0o644);
    closing(openPlan(path));
  });

  it('says which version a newer file has', () => {
    const path = tamper(planOnDisk(), 'PRAGMA user_version = 99');
    expect(errorOf(() => openPlan(path)).params).toEqual({
      file: 'plan.sqlite',
      version: 99,
      supported: migrations.length,
    });
  });

  it.each([
    ['a foreign trigger', 'CREATE TRIGGER spy AFTER INSERT ON unit BEGIN DELETE FROM account; END'],
    ['a foreign view', 'CREATE VIEW spy AS SELECT * FROM unit'],
    ['a foreign table', 'CREATE TABLE spy (x)'],
    ['a missing table', 'DROP TABLE quota_cell'],
    ['a changed column', 'ALTER TABLE unit ADD COLUMN extra TEXT'],
  ])('%s', (_what, sql) => {
    expectRefused(tamper(planOnDisk(), sql), 'PLAN_DAMAGED');
  });

  it('a plan with a page overwritten', () => {
    const path = planOnDisk();
    const bytes = readFileSync(path);
    const pageSize = bytes.readUInt16BE(16);
    const rootPage = new Database(path, { readonly: true });
    const root = rootPage
      .prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'unit'")
      .pluck()
      .get();
    rootPage.close();
    bytes.fill(0x5a, ((root ?? 0) - 1) * pageSize, (root ?? 0) * pageSize);
    writeFileSync(path, bytes);
    expectRefused(path, 'PLAN_DAMAGED');
  });

  it('a plan cut after a clean close, page by page', () => {
    const whole = planOnDisk();
    const size = statSync(whole).size;
    for (let keep = size - 4096; keep > 0; keep -= 4096 * 7) {
      const path = join(testFolder(), 'plan.sqlite');
      copyFileSync(whole, path);
      truncateSync(path, keep);
      expectRefused(path, 'PLAN_DAMAGED');
    }
  });
});

describe('the lock', () => {
  it('a second process, and a second opening here, get PLAN_LOCKED until the first lets go', async () => {
    const path = planOnDisk();
    const child = startChild('hold-plan', path);
    await linesUntil(child, (lines) => lines.length > 0);
    expect(errorOf(() => openPlan(path)).code).toBe('PLAN_LOCKED');
    await killed(child);
    const plan = closing(openPlan(path));
    expect(plan.count('unit')).toBe(500);
    expect(errorOf(() => openPlan(path)).code).toBe('PLAN_LOCKED');
    plan.close();
    closing(openPlan(path));
  });

  it('a plan that an SQLite tool is writing is locked, too', () => {
    const path = planOnDisk();
    const tool = new Database(path);
    tool.exec('BEGIN IMMEDIATE');
    expect(errorOf(() => openPlan(path)).code).toBe('PLAN_LOCKED');
    tool.close();
    closing(openPlan(path));
  });
});

describe('openPlan takes', () => {
  it('a plan left in WAL mode, with what stands only in its log, and leaves one file', () => {
    const source = planOnDisk();
    const path = join(testFolder(), 'plan.sqlite');
    const tool = new Database(source);
    tool.pragma('journal_mode = WAL');
    tool.pragma('wal_autocheckpoint = 0');
    tool.exec("UPDATE unit SET name = '改' WHERE id = 7");
    for (const suffix of ['', '-wal']) copyFileSync(`${source}${suffix}`, `${path}${suffix}`);
    tool.close();

    const plan = closing(openPlan(path));
    expect(plan.get('unit', { id: 7 })?.name).toBe('改');
    plan.close();
    expect(readdirSync(dirname(path))).toEqual(['plan.sqlite']);
  });

  it('a plan whose page count an old SQLite left out of date', () => {
    const path = planOnDisk();
    const bytes = readFileSync(path);
    bytes.writeUInt32BE(1_000_000, 28);
    bytes.writeUInt32BE(bytes.readUInt32BE(24) - 1, 92);
    writeFileSync(path, bytes);
    expect(closing(openPlan(path)).count('unit')).toBe(500);
  });

  it('a plan that an SQLite tool analysed', () => {
    closing(openPlan(tamper(planOnDisk(), 'ANALYZE')));
  });

  it('a link to a plan', () => {
    const path = planOnDisk();
    const link = join(testFolder(), 'link.sqlite');
    symlinkSync(path, link);
    expect(closing(openPlan(link)).count('unit')).toBe(500);
  });

  it('what was there when it was closed, and leaves no side file', () => {
    const path = planOnDisk();
    const plan = closing(openPlan(path));
    plan.setView('{"screen":"map"}');
    plan.edit(label('rename'), ['units'], (write) => write.put('unit', unit(1, { name: '溧水区' })));
    const before = dump(plan);
    const revision = plan.revision;
    plan.close();
    expect(readdirSync(dirname(path))).toEqual(['plan.sqlite']);
    const again = closing(openPlan(path));
    expect(dump(again)).toStrictEqual(before);
    expect(again.view()).toBe('{"screen":"map"}');
    expect(again.revision).toBe(revision);
    expect(again.undoLabel()).toEqual(label('rename'));
  });
});
