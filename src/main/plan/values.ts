import { AppError } from '../../shared/errors.ts';
import type { RowValues, SqlValue, TableShape } from './store.ts';

/**
 * A record as an array of column values, in the form SQLite will give back: text is well-formed UTF-16. Columns the
 * table does not have are left out. Throws VALUE_INVALID for a missing column or a number that is not finite.
 */
export function rowValues(shape: TableShape, record: object): SqlValue[] {
  const source = record as Readonly<Record<string, unknown>>;
  return shape.columns.map((column) => toSqlValue(shape, column, source[column]));
}

/** The key's values of a record, in key order. Throws as `rowValues`. */
export function keyValues(shape: TableShape, record: object): SqlValue[] {
  const source = record as Readonly<Record<string, unknown>>;
  return shape.keyColumns.map((column) => toSqlValue(shape, column, source[column]));
}

export const keyOfRow = (shape: TableShape, row: RowValues): SqlValue[] =>
  shape.keyPositions.map((position) => row[position]);

/** Two whole numbers below 2^22 and 2^31 make one that is exact. */
const pairBase = 2 ** 31;
const isSmall = (part: SqlValue | undefined, below: number): part is number =>
  typeof part === 'number' && Number.isInteger(part) && part >= 0 && part < below;

/** A key as something a Map can hold. */
export function mapKey(key: RowValues): string | number {
  const [first] = key;
  if (key.length === 1 && first !== null) return first;
  const [, second] = key;
  if (key.length === 2 && isSmall(first, 2 ** 22) && isSmall(second, pairBase))
    return first * pairBase + second;
  return key.every((part) => typeof part === 'number') ? key.join() : JSON.stringify(key);
}

export function sameRow(a: RowValues | null, b: RowValues | null): boolean {
  if (a === null || b === null) return a === b;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

export function toSqlValue(shape: TableShape, column: string, value: unknown): SqlValue {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
  if (value === null && !shape.keyColumns.includes(column)) return null;
  throw new AppError('VALUE_INVALID', { field: `${shape.name}.${column}`, value: String(value) });
}

/** A value to compare with: as `toSqlValue`, and null stands for null even in a key column, where it matches nothing. */
export const toMatchValue = (shape: TableShape, column: string, value: unknown): SqlValue =>
  value === null ? null : toSqlValue(shape, column, value);
