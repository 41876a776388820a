import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import type { Migration } from './migrations/index.ts';

/** The newest version a list of migrations leads to; 0 for none. */
export const newestVersion = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;

/** What `sqlite_schema` says, one line an object, in a fixed order. SQLite's own statistics tables do not count. */
function schemaText(db: Database.Database): string[] {
  const rows = db
    .prepare<[], { type: string; name: string; tbl_name: string; sql: string | null }>(
      `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT IN ('sqlite_stat1', 'sqlite_stat4') ORDER BY type, name`,
    )
    .all();
  return rows.map((row) => `${row.type} ${row.name} ${row.tbl_name} ${row.sql ?? ''}`);
}

/** The schema a file of `version` must have: made by running the same steps on an empty database. */
function expectedSchema(migrations: readonly Migration[], version: number): string[] {
  const db = new Database(':memory:');
  try {
    for (const step of migrations) if (step.version <= version) db.exec(step.sql);
    return schemaText(db);
  } finally {
    db.close();
  }
}

/** Throws PLAN_DAMAGED when tables differ from the version's, or anything was added: a foreign trigger or view would run inside our edits. */
export function checkSchema(db: Database.Database, migrations: readonly Migration[], path: string): void {
  const version = userVersion(db);
  const expected = expectedSchema(migrations, version);
  const found = schemaText(db);
  if (found.length !== expected.length || found.some((line, index) => line !== expected[index])) {
    throw new AppError('PLAN_DAMAGED', { file: basename(path) });
  }
}

export const userVersion = (db: Database.Database): number =>
  Number(db.pragma('user_version', { simple: true }));
