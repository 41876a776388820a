import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { applicationId } from './format.ts';
import { type Migration, migrations as released } from './migrations/index.ts';
import { createPlan, openPlan } from './open.ts';
import { errorOf } from './testing/error-of.ts';
import { closing, testFolder } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { unit } from './testing/records.ts';

/** The first release's step alone, whatever came after it. */
const migrations = released.slice(0, 1);

/** What a later release could bring: two further steps after the real ones. */
const second: Migration = {
  version: 2,
  sql: `CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
        INSERT INTO note SELECT id, name FROM unit;`,
};
const third: Migration = { version: 3, sql: 'ALTER TABLE note ADD COLUMN author TEXT; DELETE FROM journal;' };
const later = [...migrations, second, third];

function versionOnePlan(): string {
  const path = join(testFolder(), 'plan.sqlite');
  const plan = createPlan(path, { migrations });
  plan.edit(label('import'), ['units'], (write) => {
    for (let id = 1; id <= 50; id++) write.put('unit', unit(id));
  });
  plan.close();
  return path;
}

function ask(path: string, sql: string): unknown {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare(sql).pluck().get();
  } finally {
    db.close();
  }
}

it('steps are numbered 1, 2, 3 …', () => {
  expect(released.map(({ version }) => version)).toEqual(released.map((_, index) => index + 1));
});

/** Of the steps 1, 2, 3 …; a new step adds its own. */
const frozen = [
  '3864fc3cee1f6715',
  'cdcf541bf0eacede',
  '717bc3b863aabe7d',
  'c62d9557d97a1c59',
  '580d630dd60de3b9',
  '023755bad9e7c333',
  '2cdcdba408e61085',
  'b1771a81e7cdda9c',
  '75a61dbb060e30de',
  '0254ecedc5fcaabb',
];

it('a released step never changes: files with its tables are on people’s disks', () => {
  const digests = released.map(({ sql }) => createHash('sha256').update(sql).digest('hex').slice(0, 16));
  expect(digests.slice(0, frozen.length)).toEqual(frozen);
});

it('an older plan is brought forward step by step, with a backup of how it was', () => {
  const path = versionOnePlan();
  const plan = closing(openPlan(path, { migrations: later }));
  expect(plan.count('unit')).toBe(50);
  expect(plan.undoLabel()).toBeNull();
  expect(plan.integrity()).toEqual([]);
  plan.close();
  expect(ask(path, 'PRAGMA user_version')).toBe(3);
  expect(ask(path, 'SELECT count(*) FROM note WHERE author IS NULL')).toBe(50);
  expect(readdirSync(dirname(path))).toEqual(['plan.sqlite', 'plan.sqlite.bak-v1']);

  // The backup is a plan of the old version, history and all.
  const backup = closing(openPlan(`${path}.bak-v1`, { migrations }));
  expect(backup.undoLabel()).toEqual(label('import'));
  // And this release's own file is too new for the old program.
  expect(errorOf(() => openPlan(path, { migrations })).params).toEqual({
    file: 'plan.sqlite',
    version: 3,
    supported: 1,
  });
});

it('a plan of the newest version is opened without a backup; a fresh plan takes every step', () => {
  const path = join(testFolder(), 'plan.sqlite');
  createPlan(path, { migrations: later }).close();
  openPlan(path, { migrations: later }).close();
  expect(ask(path, 'PRAGMA user_version')).toBe(3);
  expect(ask(path, 'PRAGMA application_id')).toBe(applicationId);
  expect(readdirSync(dirname(path))).toEqual(['plan.sqlite']);
});

it('a backup never overwrites an older one', () => {
  const path = versionOnePlan();
  writeFileSync(`${path}.bak-v1`, 'precious');
  openPlan(path, { migrations: later }).close();
  expect(readFileSync(`${path}.bak-v1`, 'utf8')).toBe('precious');
  expect(ask(`${path}.bak-v1-2`, 'SELECT count(*) FROM unit')).toBe(50);
});

it('a step that fails leaves the version before it, with all its rows', () => {
  const path = versionOnePlan();
  const broken: Migration = { version: 3, sql: 'DELETE FROM unit; INSERT INTO nowhere VALUES (1);' };
  expect(() => openPlan(path, { migrations: [...migrations, second, broken] })).toThrow();
  expect(ask(path, 'PRAGMA user_version')).toBe(2);
  expect(ask(path, 'SELECT count(*) FROM unit')).toBe(50);
  const plan = closing(openPlan(path, { migrations: later }));
  expect(plan.count('unit')).toBe(50);
});

it('a step that would leave a reference to nothing is refused', () => {
  const path = versionOnePlan();
  const careless: Migration = { version: 2, sql: "INSERT INTO unit_measure VALUES (1, 'gone', 1);" };
  expect(errorOf(() => openPlan(path, { migrations: [...migrations, careless] })).code).toBe('PLAN_DAMAGED');
  expect(ask(path, 'SELECT count(*) FROM unit_measure')).toBe(0);
  closing(openPlan(path, { migrations }));
});

it('an older plan with strange tables is refused before anything is written', () => {
  const path = versionOnePlan();
  const db = new Database(path);
  db.exec('CREATE TABLE note (x)');
  db.close();
  expect(errorOf(() => openPlan(path, { migrations: later })).code).toBe('PLAN_DAMAGED');
  expect(readdirSync(dirname(path))).toEqual(['plan.sqlite']);
});
