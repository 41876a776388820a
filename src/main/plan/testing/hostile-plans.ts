import { execFileSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import type { ErrorCode } from '../../../shared/errors.ts';

/** A file somebody was sent as a plan. `make` writes it to `path`; `plan` is a sound plan of some hundred units. */
export interface HostilePlan {
  readonly name: string;
  make(path: string, plan: string): void;
  /** What opening it answers; `opens`: it is a plan, and what is bad in it is met when it is used. */
  readonly expect: ErrorCode | 'opens';
}

const by = (name: string, expect: HostilePlan['expect'], make: HostilePlan['make']): HostilePlan => ({
  name,
  expect,
  make,
});

/** A plan changed by statements that no rule of its tables stops. */
const bySql = (name: string, expect: HostilePlan['expect'], sql: string): HostilePlan =>
  by(name, expect, (path, plan) => {
    copyFileSync(plan, path);
    const db = new Database(path);
    db.pragma('foreign_keys = OFF');
    db.pragma('ignore_check_constraints = ON');
    db.exec(sql);
    db.close();
  });

/** A plan whose bytes were changed. */
const byBytes = (
  name: string,
  expect: HostilePlan['expect'],
  change: (bytes: Buffer) => Buffer | undefined | number,
): HostilePlan =>
  by(name, expect, (path, plan) => {
    const bytes = readFileSync(plan);
    const changed = change(bytes);
    writeFileSync(path, typeof changed === 'object' ? changed : bytes);
  });

/** A plan with another file beside it that SQLite would take in. */
const beside = (suffix: string, expect: HostilePlan['expect'], bytes: Buffer): HostilePlan =>
  by(`beside${suffix} of ${bytes.length} bytes`, expect, (path, plan) => {
    copyFileSync(plan, path);
    writeFileSync(`${path}${suffix}`, bytes);
  });

const noise = (length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, index) => (index * 7919) % 251));
const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n';
/** A journal image that unfolds to 700 million brackets. */
const bomb = (): Buffer =>
  Buffer.concat([
    Uint8Array.of(0x42, 0x4a, 1, 1),
    deflateRawSync(Buffer.alloc(700 * 1024 * 1024, '['), { level: 1 }),
  ]);

const things: readonly HostilePlan[] = [
  by('folder', 'PLAN_FOREIGN', (path) => mkdirSync(path)),
  by('pipe', 'PLAN_FOREIGN', (path) => void execFileSync('mkfifo', [path])),
  by('endless-device', 'PLAN_FOREIGN', (path) => symlinkSync('/dev/zero', path)),
  by('terminal', 'PLAN_FOREIGN', (path) => symlinkSync('/dev/null', path)),
  by('link-to-nothing', 'PLAN_MISSING', (path) => symlinkSync(`${path}.gone`, path)),
  by('link-to-itself', 'PLAN_MISSING', (path) => symlinkSync(path, path)),
  by('nothing', 'PLAN_DAMAGED', (path) => writeFileSync(path, '')),
  by('text', 'PLAN_FOREIGN', (path) => writeFileSync(path, '规划文件')),
  by('workbook', 'PLAN_FOREIGN', (path) =>
    writeFileSync(path, Buffer.concat([Buffer.from('PK\x03\x04'), noise(900)])),
  ),
  by('program', 'PLAN_FOREIGN', (path) =>
    writeFileSync(path, Buffer.concat([Buffer.from('MZ'), noise(900)])),
  ),
  byBytes('zip-behind-a-plan', 'opens', (bytes) =>
    Buffer.concat([bytes, Buffer.from('PK\x05\x06'), Buffer.alloc(4092)]),
  ),
  byBytes('half-of-it', 'PLAN_DAMAGED', (bytes) => bytes.subarray(0, bytes.length / 2)),
  byBytes('pages-of-noise', 'PLAN_DAMAGED', (bytes) =>
    Buffer.concat([bytes.subarray(0, 4096), noise(bytes.length - 4096)]),
  ),
  byBytes('header-then-noise', 'PLAN_DAMAGED', (bytes) =>
    Buffer.concat([bytes.subarray(0, 100), noise(bytes.length - 100)]),
  ),
  byBytes('another-program', 'PLAN_FOREIGN', (bytes) => bytes.writeUInt32BE(0x4d504258, 68)),
  byBytes('next-version', 'PLAN_TOO_NEW', (bytes) => bytes.writeUInt32BE(9_999, 60)),
  byBytes('version-none', 'PLAN_DAMAGED', (bytes) => bytes.writeUInt32BE(0, 60)),
  ...[0, 1, 3, 256, 511, 513, 8192, 32_768].map((size) =>
    byBytes(`page-size-${size}`, 'PLAN_DAMAGED', (bytes) => bytes.writeUInt16BE(size, 16)),
  ),
  byBytes('reserved-space', 'PLAN_DAMAGED', (bytes) => bytes.writeUInt8(255, 20)),
  byBytes('format-of-the-future', 'opens', (bytes) => bytes.writeUInt8(9, 18)),
  byBytes('unreadable-format', 'PLAN_DAMAGED', (bytes) => bytes.writeUInt8(9, 19)),
  byBytes('text-encoding-9', 'opens', (bytes) => bytes.writeUInt32BE(9, 56)),
  byBytes('schema-format-77', 'PLAN_DAMAGED', (bytes) => bytes.writeUInt32BE(77, 44)),
  byBytes('free-list-nowhere', 'PLAN_DAMAGED', (bytes) => {
    bytes.writeUInt32BE(0x7fff_ffff, 32);
    bytes.writeUInt32BE(5, 36);
  }),
  by('a-terabyte-of-nothing', 'PLAN_DAMAGED', (path, plan) => {
    const bytes = readFileSync(plan);
    const pages = 250_000_000;
    bytes.writeUInt32BE(pages, 28);
    writeFileSync(path, bytes);
    const descriptor = openSync(path, 'r+');
    ftruncateSync(descriptor, pages * 4096);
    closeSync(descriptor);
  }),
];

const schemas: readonly HostilePlan[] = [
  bySql('trigger', 'PLAN_DAMAGED', 'CREATE TRIGGER spy AFTER INSERT ON unit BEGIN DELETE FROM account; END'),
  bySql('view', 'PLAN_DAMAGED', 'CREATE VIEW spy AS SELECT * FROM unit'),
  bySql('view-without-end', 'PLAN_DAMAGED', `DROP TABLE quota_cell; CREATE VIEW quota_cell AS ${endless}`),
  bySql(
    'view-of-files',
    'PLAN_DAMAGED',
    "CREATE VIEW spy AS SELECT load_extension('x'), readfile('/etc/passwd')",
  ),
  bySql('virtual-table', 'PLAN_DAMAGED', 'CREATE VIRTUAL TABLE spy USING fts5(words)'),
  bySql('virtual-boxes', 'PLAN_DAMAGED', 'CREATE VIRTUAL TABLE spy USING rtree(id, a, b)'),
  bySql(
    'virtual-unit',
    'PLAN_DAMAGED',
    'DROP TABLE competitor; CREATE VIRTUAL TABLE competitor USING fts5(name)',
  ),
  bySql('generated-column', 'PLAN_DAMAGED', 'CREATE TABLE spy (a, b AS (hex(zeroblob(a))) STORED)'),
  bySql('generated-in-ours', 'PLAN_DAMAGED', 'ALTER TABLE unit ADD COLUMN b TEXT AS (hex(zeroblob(10)))'),
  bySql('index-that-computes', 'PLAN_DAMAGED', 'CREATE INDEX spy ON unit (hex(name))'),
  bySql('cyclic-keys', 'PLAN_DAMAGED', 'CREATE TABLE a (x REFERENCES b); CREATE TABLE b (x REFERENCES a)'),
  bySql('table-missing', 'PLAN_DAMAGED', 'DROP TABLE journal'),
  bySql(
    'ten-thousand-tables',
    'PLAN_DAMAGED',
    Array.from({ length: 3000 }, (_, index) => `CREATE TABLE t${index} (x)`).join(';'),
  ),
  byBytes('schema-of-noise', 'PLAN_DAMAGED', (bytes) => bytes.fill(0xa5, 108, 4096) && undefined),
  bySql('statistics-that-lie', 'opens', "ANALYZE; UPDATE sqlite_stat1 SET stat = '99999999999 0 0 x'"),
];

const rows: readonly HostilePlan[] = [
  by('huge-cell', 'opens', (path, plan) => {
    copyFileSync(plan, path);
    const db = new Database(path);
    db.prepare('UPDATE unit SET name = ? WHERE id = 1').run('甲'.repeat(10_000_000));
    db.close();
  }),
  bySql('infinite-place', 'PLAN_DAMAGED', 'UPDATE unit SET longitude = 9e999 WHERE id = 1'),
  bySql('place-beyond-the-pole', 'PLAN_DAMAGED', 'UPDATE unit SET latitude = 91 WHERE id = 1'),
  bySql('truth-of-two', 'PLAN_DAMAGED', 'UPDATE scenario SET is_present = 2'),
  bySql('scenarios-in-a-circle', 'opens', 'UPDATE scenario SET parent_id = 3 - id WHERE id IN (1, 2)'),
  bySql('parent-that-is-not', 'opens', 'UPDATE scenario SET parent_id = 77'),
  bySql('unit-of-nobody', 'opens', 'UPDATE account SET unit_id = 999999'),
  bySql('codes-all-alike', 'opens', "UPDATE unit SET code = 'same'"),
  bySql('borders-of-noise', 'opens', "INSERT OR REPLACE INTO boundary VALUES (0, '{{[')"),
  bySql('borders-too-deep', 'opens', `INSERT OR REPLACE INTO boundary VALUES (0, '${'['.repeat(100_000)}')`),
  bySql('borders-of-another-shape', 'opens', 'INSERT OR REPLACE INTO boundary VALUES (0, \'{"arcs": 7}\')'),
  ...['{{[', 'null', '{"__proto__": [], "components": [{}]}'].flatMap((text, number) => [
    bySql(
      `pay-curve-of-noise-${number}`,
      'opens',
      `INSERT INTO pay_plan VALUES (1, 'A', '', 100, '${text}', 0)`,
    ),
    bySql(`quota-of-noise-${number}`, 'opens', `INSERT INTO quota_plan VALUES (1, '${text}')`),
    bySql(
      `review-of-noise-${number}`,
      'opens',
      `INSERT INTO review_package VALUES ('p', 1, 'sent', 'returned', '', '', '', '', '', 0, '', '', NULL, NULL);
       INSERT INTO review_content VALUES ('p', 'base', '${text}'), ('p', 'returned', '${text}')`,
    ),
  ]),
  bySql('signature-of-noise', 'opens', "INSERT OR REPLACE INTO setting VALUES ('quotaSignature', '{{[')"),
  bySql(
    'settings-of-noise',
    'opens',
    'INSERT OR REPLACE INTO setting VALUES (\'workload\', \'{"__proto__": {"polluted": 1}\')',
  ),
  bySql('revision-of-words', 'opens', "UPDATE meta SET value = 'many' WHERE key = 'revision'"),
  bySql(
    'history-of-noise',
    'opens',
    'UPDATE journal SET label_params = \'{"__proto__": {"polluted": true}}\', topics = \'x\'',
  ),
  bySql('history-image-of-noise', 'opens', "UPDATE journal SET image = x'424a0101deadbeef', image_bytes = 8"),
  by('history-that-unfolds', 'opens', (path, plan) => {
    copyFileSync(plan, path);
    const db = new Database(path);
    db.prepare('UPDATE journal SET image = ?').run(bomb());
    db.exec('UPDATE journal SET image_bytes = length(image)');
    db.close();
  }),
];

export const hostilePlans: readonly HostilePlan[] = [
  ...things,
  ...schemas,
  ...rows,
  ...[0, 7, 28, 512, 9_000].map((size) => beside('-journal', 'opens', noise(size))),
  ...[0, 32, 5_000].map((size) => beside('-wal', 'opens', noise(size))),
  beside('-shm', 'opens', noise(40_000)),
];
