import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { createPlan } from './open.ts';
import { guarded, sqliteError } from './plan-error.ts';
import { type TableName, tableKeys } from './rows.ts';
import type { SqlValue } from './store.ts';

/** What became of one table of a damaged plan. */
export interface SalvagedTable {
  readonly table: TableName;
  readonly saved: number;
  /** Rows read but not fit to stand in a plan: a broken value, or a part of something that is gone. */
  readonly dropped: number;
  /** Whether a stretch of the table could not be read at all. */
  readonly hasGap: boolean;
}

const tables = Object.keys(tableKeys) as TableName[];

/**
 * Reads what can be read of a damaged plan into a new one at `target`: every table from its front and, where a damaged page
 * stands in the way, from its back. The history stays behind: its steps could name rows that are missing. The damaged file
 * is only read. Throws PLAN_DAMAGED when not even its list of tables can be read, PLAN_EXISTS for a taken target.
 */
export function salvagePlan(path: string, target: string): SalvagedTable[] {
  const source = guarded(path, () => openDamaged(path));
  try {
    createPlan(target).close();
    return guarded(target, () => fill(source, target));
  } finally {
    source.close();
  }
}

function openDamaged(path: string): Database.Database {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    db.pragma('trusted_schema = OFF');
    const known = db.prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('unit', 'scenario')").pluck();
    if (known.get() !== 2) throw new AppError('PLAN_DAMAGED', { file: basename(path) });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function fill(source: Database.Database, target: string): SalvagedTable[] {
  const db = new Database(target, { fileMustExist: true });
  try {
    db.pragma('foreign_keys = OFF');
    return db.transaction(() => {
      const copied = tables.map((table) => copyTable(source, db, table));
      dropOrphans(db);
      return copied.map(({ table, read, hasGap }) => {
        const saved = db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
        return { table, saved, dropped: read - saved, hasGap };
      });
    })();
  } finally {
    db.close();
  }
}

interface CopiedTable {
  readonly table: TableName;
  readonly read: number;
  readonly hasGap: boolean;
}

function copyTable(source: Database.Database, db: Database.Database, table: TableName): CopiedTable {
  const columns = sharedColumns(source, db, table).join();
  if (columns === '') return { table, read: 0, hasGap: false };
  const insert = db.prepare<SqlValue[]>(
    `INSERT INTO ${table} (${columns}) VALUES (${columns.replace(/[^,]+/g, '?')})`,
  );
  let read = 0;
  /** Whether the table could be read up to its other end, or to where the other direction came. */
  const readFrom = (direction: 'ASC' | 'DESC'): boolean => {
    const sorted = tableKeys[table].map((key) => `${key} ${direction}`).join();
    const rows = source.prepare<[], SqlValue[]>(`SELECT ${columns} FROM ${table} ORDER BY ${sorted}`).raw();
    try {
      for (const row of rows.iterate()) {
        if (putRow(insert, row) === 'known') return true;
        read++;
      }
      return true;
    } catch (error) {
      // what is no complaint of SQLite is ours
      if (sqliteError(error, source.name) === error) throw error;
      return false;
    }
  };
  const isWhole = readFrom('ASC');
  if (!isWhole) readFrom('DESC');
  return { table, read, hasGap: !isWhole };
}

/** A row that breaks a rule of its table is left out; a key seen before means that the other direction came as far. */
function putRow(insert: Database.Statement<SqlValue[]>, row: SqlValue[]): 'put' | 'unfit' | 'known' {
  try {
    insert.run(...row);
    return 'put';
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error;
    return /_(PRIMARYKEY|ROWID|UNIQUE)$/.test(error.code) ? 'known' : 'unfit';
  }
}

/** A plan of an older version lacks tables and columns: none in common is an empty answer. */
function sharedColumns(source: Database.Database, db: Database.Database, table: TableName): string[] {
  const columnsOf = (of: Database.Database) =>
    of.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  const there = new Set(columnsOf(source));
  return columnsOf(db).filter((column) => there.has(column));
}

interface ForeignKey {
  readonly child: string;
  readonly parent: string;
  readonly childColumns: readonly string[];
  readonly parentColumns: readonly string[];
  /** A reference that may be empty; otherwise the row is a part and goes with what it belongs to. */
  readonly mayBeNull: boolean;
}

/** Rows whose parent was lost: parts go, references become empty. Repeated, since a part may have parts of its own. */
function dropOrphans(db: Database.Database): void {
  const keys = tables.flatMap((table) => foreignKeys(db, table));
  const lost = ({ child, parent, childColumns, parentColumns }: ForeignKey) => {
    const given = childColumns.map((column) => `${child}.${column} IS NOT NULL`).join(' AND ');
    const met = childColumns
      .map((column, index) => `p.${parentColumns[index]} = ${child}.${column}`)
      .join(' AND ');
    return `${given} AND NOT EXISTS (SELECT 1 FROM ${parent} AS p WHERE ${met})`;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const key of keys) {
      const change = key.mayBeNull
        ? `UPDATE ${key.child} SET ${key.childColumns.map((column) => `${column} = NULL`).join()}`
        : `DELETE FROM ${key.child}`;
      if (db.prepare(`${change} WHERE ${lost(key)}`).run().changes > 0) changed = true;
    }
    // territory ids of units and accounts are no foreign keys: a branch looks through to its parent's
    for (const table of ['scenario_unit', 'scenario_account']) {
      const sql = `DELETE FROM ${table} WHERE territory_id > 0 AND NOT EXISTS
        (SELECT 1 FROM territory AS t WHERE t.scenario_id = ${table}.scenario_id AND t.territory_id = ${table}.territory_id)`;
      if (db.prepare(sql).run().changes > 0) changed = true;
    }
  }
}

function foreignKeys(db: Database.Database, child: TableName): ForeignKey[] {
  const rows = db
    .prepare<[string], { id: number; table: string; from: string; to: string }>(
      'SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq',
    )
    .all(child);
  const required = new Set(
    db
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE "notnull" OR pk')
      .pluck()
      .all(child),
  );
  const keys: readonly string[] = tableKeys[child];
  return [...new Set(rows.map(({ id }) => id))].map((id) => {
    const parts = rows.filter((row) => row.id === id);
    const childColumns = parts.map(({ from }) => from);
    return {
      child,
      parent: parts[0].table,
      childColumns,
      parentColumns: parts.map(({ to }) => to),
      mayBeNull: childColumns.every((column) => !required.has(column) && !keys.includes(column)),
    };
  });
}
