import { randomUUID } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  rmSync,
} from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { sideFiles } from './format.ts';
import { createPlan } from './open.ts';
import { refuseIfOpenHere } from './open-files.ts';
import { guarded, planError, sqliteError } from './plan-error.ts';
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
 * is only read. `onTables` is told how many are read, and gives it up by throwing: then nothing is left. Throws PLAN_DAMAGED when not even its list of tables can be read, PLAN_EXISTS for a taken target.
 */
export async function salvagePlan(
  path: string,
  target: string,
  onTables: (done: number, total: number) => void = () => {},
): Promise<SalvagedTable[]> {
  const copy = join(dirname(target), `.${randomUUID()}.tmp`);
  let source: Database.Database | undefined;
  let isMade = false;
  try {
    guarded(path, () => refuseIfOpenHere(path));
    onTables(0, tables.length);
    await copyFile(path, copy).catch((error) => guarded(path, () => rethrow(error)));
    guarded(path, () => padded(path, copy));
    source = openDamaged(copy, path);
    createPlan(target).close();
    isMade = true;
    return await fill(source, target, onTables);
  } catch (error) {
    if (isMade) for (const file of [target, ...sideFiles(target)]) rmSync(file, { force: true });
    throw planError(error, target);
  } finally {
    source?.close();
    for (const file of [copy, ...sideFiles(copy)]) rmSync(file, { force: true });
  }
}

/**
 * The damaged file with what a crash left beside it, for SQLite to play back. A file cut short is filled up with empty
 * pages to the size its header promises: SQLite refuses it otherwise, and an empty page is but one more that is damaged.
 */
function padded(path: string, copy: string): void {
  sideFiles(path).forEach((side, index) => {
    if (existsSync(side)) copyFileSync(side, sideFiles(copy)[index]);
  });
  const header = Buffer.alloc(32);
  const descriptor = openSync(copy, 'r+');
  try {
    readSync(descriptor, header, 0, header.length, 0);
    const stored = header.readUInt16BE(16);
    const pageSize = stored === 1 ? 65_536 : stored;
    const promised = pageSize * header.readUInt32BE(28);
    const { size } = fstatSync(descriptor);
    // a nonsense header must not fill the disk
    if (promised > size && promised <= mostGrowth * size) ftruncateSync(descriptor, promised);
  } finally {
    closeSync(descriptor);
  }
}

function rethrow(error: unknown): never {
  throw error;
}

/** A file is not believed to have lost more than this part of itself. */
const mostGrowth = 100;

function openDamaged(copy: string, path: string): Database.Database {
  let db: Database.Database | undefined;
  try {
    db = new Database(copy, { fileMustExist: true });
    db.pragma('trusted_schema = OFF');
    const known = db.prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('unit', 'scenario')").pluck();
    if (known.get() === 2) return db;
    throw new AppError('PLAN_DAMAGED', { file: basename(path) });
  } catch (error) {
    db?.close();
    throw planError(error, path);
  }
}

/** Nobody else knows the new file yet, so its transaction may stay open from one turn of the event loop to the next. */
async function fill(
  source: Database.Database,
  target: string,
  onTables: (done: number, total: number) => void,
): Promise<SalvagedTable[]> {
  const db = new Database(target, { fileMustExist: true });
  try {
    db.pragma('foreign_keys = OFF');
    db.exec('BEGIN IMMEDIATE');
    const copied: CopiedTable[] = [];
    for (const [at, table] of tables.entries()) {
      onTables(at, tables.length);
      copied.push(await copyTable(source, db, table));
    }
    dropOrphans(db);
    const report = copied.map(({ table, read, hasGap }) => {
      const saved = db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
      return { table, saved, dropped: read - saved, hasGap };
    });
    db.exec('COMMIT');
    return report;
  } finally {
    db.close();
  }
}

/** Rows copied in one turn of the event loop: some ten milliseconds. */
const rowsPerTurn = 5_000;

interface CopiedTable {
  readonly table: TableName;
  readonly read: number;
  readonly hasGap: boolean;
}

async function copyTable(
  source: Database.Database,
  db: Database.Database,
  table: TableName,
): Promise<CopiedTable> {
  const columns = sharedColumns(source, db, table).join();
  if (columns === '') return { table, read: 0, hasGap: false };
  const insert = db.prepare<SqlValue[]>(
    `INSERT INTO ${table} (${columns}) VALUES (${columns.replace(/[^,]+/g, '?')})`,
  );
  let read = 0;
  /** Whether the table could be read up to its other end, or to where the other direction came. */
  const readFrom = async (direction: 'ASC' | 'DESC'): Promise<boolean> => {
    const sorted = tableKeys[table].map((key) => `${key} ${direction}`).join();
    const rows = source.prepare<[], SqlValue[]>(`SELECT ${columns} FROM ${table} ORDER BY ${sorted}`).raw();
    try {
      for (const row of rows.iterate()) {
        if (putRow(insert, row) === 'known') return true;
        if (++read % rowsPerTurn === 0) await nextTurn();
      }
      return true;
    } catch (error) {
      // what is no complaint of SQLite is ours
      if (sqliteError(error, source.name) === error) throw error;
      return false;
    }
  };
  const isWhole = await readFrom('ASC');
  if (!isWhole) await readFrom('DESC');
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
