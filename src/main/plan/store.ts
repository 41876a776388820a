import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { type TableName, tableKeys } from './rows.ts';
import { keyOfRow } from './values.ts';

/** What a plan's columns hold. Integers stay within ±(2^53 − 1): the CHECKs see to it. */
export type SqlValue = string | number | null;

/** One row as an array in the order of `TableShape.columns`: what is bound, compared and kept in the journal. */
export type RowValues = readonly SqlValue[];

/** A table as the rest of this folder needs it: its columns, and where among them the key is. */
export interface TableShape {
  readonly name: TableName;
  readonly columns: readonly string[];
  readonly keyColumns: readonly string[];
  /** Index of each key column within `columns`. */
  readonly keyPositions: readonly number[];
}

export const tableNames = Object.keys(tableKeys) as TableName[];

type Statement = Database.Statement<SqlValue[]>;

/** Columns that are written by themselves; of more there would be too many statements to keep. */
const fewColumns = 3;

/** Rows of one call into SQLite: fewer calls, and far from its limit of 32,766 values. */
const batchRows = 32;

/** The statements that 33,000 rows of one step go through. */
interface RowAccess {
  readonly read: Statement;
  readonly write: Statement;
  /** Writes `batchRows` rows. */
  readonly writeBatch: Statement;
  readonly erase: Statement;
}

interface Derived {
  readonly stamp: string;
  readonly value: unknown;
}

/** Keys of single rows that are remembered; beyond that a table counts as changed in whole. */
const mostWrittenKeys = 500;

/**
 * The connection with its prepared statements, row access by key, and answers derived from whole tables, kept until one of
 * those tables changes.
 */
export class PlanStore {
  readonly db: Database.Database;
  readonly path: string;
  readonly shapes: ReadonlyMap<TableName, TableShape>;
  readonly #statements = new Map<string, Statement>();
  readonly #accesses = new Map<TableShape, RowAccess>();
  readonly #versions = new Map<TableName, number>();
  /** Keys written row by row, each with a version of its own, from a version of their table on. */
  readonly #writtenKeys = new Map<TableName, { from: number; keys: RowValues[] }>();
  readonly #derived = new Map<string, Derived>();
  readonly #ids = new Map<TableName, Set<number>>();

  constructor(db: Database.Database, path: string) {
    this.db = db;
    this.path = path;
    this.shapes = new Map(tableNames.map((name) => [name, readShape(db, name)]));
  }

  /** The file's name without its folder, for messages. */
  get file(): string {
    return basename(this.path);
  }

  shape(table: TableName): TableShape {
    const shape = this.shapes.get(table);
    if (!shape) throw new AppError('INTERNAL', { message: `unknown table ${table}` });
    return shape;
  }

  /** Prepared once per text. Raw statements answer rows as arrays, the others as objects. */
  statement(sql: string, raw = false): Statement {
    const cached = this.#statements.get(raw ? `raw ${sql}` : sql);
    if (cached) return cached;
    const statement = this.db.prepare<SqlValue[]>(sql);
    if (raw && statement.reader) statement.raw(true);
    this.#statements.set(raw ? `raw ${sql}` : sql, statement);
    return statement;
  }

  readRow(shape: TableShape, key: RowValues): RowValues | null {
    return (this.#access(shape).read.get(...key) as SqlValue[] | undefined) ?? null;
  }

  /** Inserts, or replaces the row of the same key. An upsert: REPLACE would delete first and disturb children. */
  writeRow(shape: TableShape, values: RowValues): void {
    this.#access(shape).write.run(...values);
    this.follow(shape, values);
  }

  /**
   * Writes a row that stands as `before`. Where few columns differ only they are written, a sixth of the work: indexes and foreign
   * keys of the others are not gone through. Throws INTERNAL when there is no such row.
   */
  changeRow(shape: TableShape, before: RowValues, after: RowValues): void {
    const changed: number[] = [];
    for (let at = 0; at < after.length; at++) if (after[at] !== before[at]) changed.push(at);
    if (changed.length === 0) return;
    if (changed.length > fewColumns) {
      this.writeRow(shape, after);
      return;
    }
    const columns = changed.map((at) => `${shape.columns[at]} = ?`).join();
    const condition = shape.keyColumns.map((column) => `${column} = ?`).join(' AND ');
    const key = keyOfRow(shape, after);
    const { changes } = this.statement(`UPDATE ${shape.name} SET ${columns} WHERE ${condition}`).run(
      ...changed.map((at) => after[at]),
      ...key,
    );
    if (changes !== 1)
      throw new AppError('INTERNAL', { message: `no row ${key.join()} in ${shape.name} to change` });
    this.#touchRow(shape.name, key);
  }

  /** As `writeRow` for many rows of one table, some dozen with each call into SQLite. */
  writeRows(shape: TableShape, rows: readonly RowValues[]): void {
    const whole = rows.length - (rows.length % batchRows);
    const { write, writeBatch } = this.#access(shape);
    for (let from = 0; from < whole; from += batchRows)
      writeBatch.run(...rows.slice(from, from + batchRows).flat());
    for (const row of rows.slice(whole)) write.run(...row);
    const ids = this.#ids.get(shape.name);
    if (ids) for (const row of rows) ids.add(Number(row[shape.keyPositions[0]]));
    this.touch(shape.name);
  }

  eraseRow(shape: TableShape, key: RowValues): void {
    this.#access(shape).erase.run(...key);
    this.#ids.get(shape.name)?.delete(Number(key[0]));
    this.#touchRow(shape.name, key);
  }

  /** Keys of a table whose key is a number: read once, kept in step with every row that comes or goes. Live. */
  ids(shape: TableShape): ReadonlySet<number> {
    let ids = this.#ids.get(shape.name);
    if (!ids) {
      ids = new Set(this.scan(shape, shape.keyColumns)[0].map(Number));
      this.#ids.set(shape.name, ids);
    }
    return ids;
  }

  /** The values of each column, in the order of the rows' keys. */
  scan(shape: TableShape, columns: readonly string[]): SqlValue[][] {
    const sql = `SELECT ${columns.join()} FROM ${shape.name} ORDER BY ${shape.keyColumns.join()}`;
    const lists = columns.map((): SqlValue[] => []);
    for (const row of this.statement(sql, true).iterate() as IterableIterator<SqlValue[]>)
      for (let column = 0; column < lists.length; column++) lists[column].push(row[column]);
    return lists;
  }

  /** Rows as arrays whose columns equal `match`; null matches null. */
  matchingRows(shape: TableShape, columns: readonly string[], values: RowValues): RowValues[] {
    const sql = `SELECT ${columnList(shape)} FROM ${shape.name}${condition(shape, columns)} ORDER BY ${shape.keyColumns.join()}`;
    return this.statement(sql, true).all(...values) as SqlValue[][];
  }

  #access(shape: TableShape): RowAccess {
    let access = this.#accesses.get(shape);
    if (!access) {
      access = prepareAccess(this.db, shape);
      this.#accesses.set(shape, access);
    }
    return access;
  }

  /** Grows whenever rows of the table may have changed. */
  version(table: TableName): number {
    return this.#versions.get(table) ?? 0;
  }

  touch(table: TableName): void {
    const version = this.version(table) + 1;
    this.#versions.set(table, version);
    this.#writtenKeys.set(table, { from: version, keys: [] });
  }

  /** Takes note of a row that is written. */
  protected follow(shape: TableShape, values: RowValues): void {
    const key = keyOfRow(shape, values);
    this.#ids.get(shape.name)?.add(Number(key[0]));
    this.#touchRow(shape.name, key);
  }

  #touchRow(table: TableName, key: RowValues): void {
    const written = this.#writtenKeys.get(table) ?? { from: this.version(table), keys: [] };
    if (written.keys.length >= mostWrittenKeys) this.touch(table);
    else {
      written.keys.push(key);
      this.#writtenKeys.set(table, written);
      this.#versions.set(table, this.version(table) + 1);
    }
  }

  /** Keys of all rows written or erased since a version of their table; null where that is not known. */
  writtenSince(table: TableName, version: number): readonly RowValues[] | null {
    if (version === this.version(table)) return [];
    const written = this.#writtenKeys.get(table);
    return written && version >= written.from ? written.keys.slice(version - written.from) : null;
  }

  touchAll(): void {
    this.#ids.clear();
    for (const table of tableNames) this.touch(table);
  }

  /** `compute()`, kept under `name` until one of `tables` is touched. Callers must not change what they get. */
  derive<R>(name: string, tables: readonly TableName[], compute: () => R): R {
    const stamp = tables.map((table) => this.version(table)).join();
    const known = this.#derived.get(name);
    if (known?.stamp === stamp) return known.value as R;
    const value = compute();
    this.#derived.set(name, { stamp, value });
    return value;
  }
}

/** WHERE clause for a match; refuses a column the table does not have, so that no text from outside becomes SQL. */
export function condition(shape: TableShape, columns: readonly string[]): string {
  for (const column of columns) {
    if (!shape.columns.includes(column)) {
      throw new AppError('INTERNAL', { message: `no column ${column} in ${shape.name}` });
    }
  }
  return columns.length > 0 ? ` WHERE ${equals(columns)}` : '';
}

const columnList = (shape: TableShape): string => shape.columns.join();

/** Null matches null. */
const equals = (columns: readonly string[]): string =>
  columns.map((column) => `${column} IS ?`).join(' AND ');

function prepareAccess(db: Database.Database, shape: TableShape): RowAccess {
  const key = shape.keyColumns.map((column) => `${column} = ?`).join(' AND ');
  const places = shape.columns.map(() => '?').join();
  const insert = `INSERT INTO ${shape.name} (${columnList(shape)}) VALUES`;
  const others = shape.columns.filter((column) => !shape.keyColumns.includes(column));
  const changes = others.map((column) => `${column} = excluded.${column}`).join();
  const upsert = `ON CONFLICT (${shape.keyColumns.join()}) DO UPDATE SET ${changes}`;
  return {
    read: db.prepare<SqlValue[]>(`SELECT ${columnList(shape)} FROM ${shape.name} WHERE ${key}`).raw(true),
    write: db.prepare<SqlValue[]>(`${insert} (${places}) ${upsert}`),
    writeBatch: db.prepare<SqlValue[]>(
      `${insert} ${Array.from({ length: batchRows }, () => `(${places})`).join()} ${upsert}`,
    ),
    erase: db.prepare<SqlValue[]>(`DELETE FROM ${shape.name} WHERE ${key}`),
  };
}

function readShape(db: Database.Database, name: TableName): TableShape {
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name);
  const keyColumns: readonly string[] = tableKeys[name];
  return { name, columns, keyColumns, keyPositions: keyColumns.map((column) => columns.indexOf(column)) };
}
