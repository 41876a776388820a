import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { TableName } from '../rows.ts';

const pageSize = 4096;
/** Of the header of an inner page of a table's tree, then of what stands before a cell's key. */
const headerSize = 12;
const childSize = 4;

/** Makes the root of a large table say that every key lies in its first part: rows read from the front are whole, a search ends there. */
export function loseSearch(path: string, table: TableName): void {
  const db = new Database(path);
  const root = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number;
  db.close();
  const file = openSync(path, 'r+');
  const page = Buffer.alloc(pageSize);
  readSync(file, page, 0, pageSize, (root - 1) * pageSize);
  const cells = page.readUInt16BE(3);
  for (let cell = 0; cell < cells; cell++) {
    let at = page.readUInt16BE(headerSize + 2 * cell) + childSize;
    for (; page[at] >= 0x80; at++) page[at] = 0xff;
    page[at] = 0x7f;
  }
  writeSync(file, page, 0, pageSize, (root - 1) * pageSize);
  closeSync(file);
}
