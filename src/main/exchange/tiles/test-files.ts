import { writeFileSync } from 'node:fs';
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { zxyToTileId } from 'pmtiles';

/** A tile of one colour as PNG; the side may be a lie, as far as anybody reads the header alone. */
export function png(
  side: number,
  [red, green, blue]: readonly [number, number, number],
  told = side,
): Buffer {
  const row = Buffer.alloc(1 + 3 * side);
  for (let at = 1; at < row.length; at += 3) row.set([red, green, blue], at);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(told, 0);
  header.writeUInt32BE(told, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: side }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

export interface TestTile {
  zoom: number;
  x: number;
  /** From the north. */
  y: number;
  bytes: Buffer;
}

/** `sql` runs last: what a strange file has besides. */
export function writeMbtiles(
  path: string,
  tiles: readonly TestTile[],
  metadata: Readonly<Record<string, string>> = {},
  sql = '',
): string {
  const db = new Database(path);
  db.exec(
    'CREATE TABLE metadata (name TEXT, value TEXT); CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);',
  );
  const put = db.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)');
  for (const { zoom, x, y, bytes } of tiles) put.run(zoom, x, 2 ** zoom - 1 - y, bytes);
  const tell = db.prepare('INSERT INTO metadata VALUES (?, ?)');
  for (const [name, value] of Object.entries(metadata)) tell.run(name, value);
  db.exec(sql);
  db.close();
  return path;
}

const headerBytes = 127;

/** PMTiles 3 with one directory. `type`: 1 = vector, 2 = PNG. */
export function writePmtiles(
  path: string,
  tiles: readonly TestTile[],
  { type = 2, attribution = '' }: { type?: number; attribution?: string } = {},
): string {
  const sorted = tiles
    .map(({ zoom, x, y, bytes }) => ({ id: zxyToTileId(zoom, x, y), bytes }))
    .sort((a, b) => a.id - b.id);
  const numbers = [
    sorted.length,
    ...sorted.map(({ id }, at) => id - (sorted[at - 1]?.id ?? 0)),
    ...sorted.map(() => 1),
    ...sorted.map(({ bytes }) => bytes.length),
    ...sorted.map((_, at) => (at === 0 ? 1 : 0)),
  ];
  const root = gzipSync(Buffer.from(numbers.flatMap(varint)));
  const metadata = gzipSync(Buffer.from(JSON.stringify({ attribution })));
  const data = Buffer.concat(sorted.map(({ bytes }) => bytes));
  const header = Buffer.alloc(headerBytes);
  header.write('PMTiles', 0, 'latin1');
  header[7] = 3;
  const places = [
    [headerBytes, root.length],
    [headerBytes + root.length, metadata.length],
    [0, 0],
    [headerBytes + root.length + metadata.length, data.length],
    [sorted.length, sorted.length],
  ].flat();
  for (const [at, value] of places.entries()) header.writeBigUInt64LE(BigInt(value), 8 + 8 * at);
  header.writeBigUInt64LE(BigInt(sorted.length), 88);
  const zooms = tiles.map(({ zoom }) => zoom);
  header.set([1, 2, 1, type, Math.min(...zooms), Math.max(...zooms)], 96);
  writeFileSync(path, Buffer.concat([header, root, metadata, data]));
  return path;
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...bytes, left];
    bytes.push((left % 128) | 0x80);
  }
}
