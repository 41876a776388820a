import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { testPlan } from './testing/folder.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/file-format.md'), 'utf8');

it('docs/file-format.md tells the version, and every table once with all its columns', () => {
  const plan = testPlan();
  plan.close();
  const db = new Database(plan.path, { readonly: true });
  const version = db.pragma('user_version', { simple: true });
  expect(page).toContain(`format version; now **${version}**`);
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  const faults = tables.flatMap((table) => {
    const rows = page.split('\n').filter((line) => line.startsWith(`| \`${table}\` |`));
    const [, , , ...told] = rows[0]?.split('|') ?? [];
    const words = new Set(told.join(' ').match(/[a-z_0-9]+/g));
    const columns = db.pragma(`table_info(${table})`) as { name: string }[];
    const missing = columns.map(({ name }) => name).filter((name) => !words.has(name));
    return rows.length === 1 && missing.length === 0 ? [] : [{ table, rows: rows.length, missing }];
  });
  db.close();
  expect(faults).toEqual([]);
});
