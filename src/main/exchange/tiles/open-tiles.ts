import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { openMbtiles } from './mbtiles.ts';
import { openPmtiles } from './pmtiles.ts';
import type { TileSource } from './tile-source.ts';

/** Opens a base map by what the file is, not by what it is called. Throws BASE_MAP_MISSING, BASE_MAP_FORMAT, BASE_MAP_VECTOR. */
export async function openTiles(path: string): Promise<TileSource> {
  const file = basename(path);
  const head = await firstBytes(path, file);
  if (head.startsWith('PMTiles')) return openPmtiles(path, file);
  // A file in write-ahead mode would leave two more files beside it when it is only read.
  if (head.startsWith('SQLite format 3\0') && head.charCodeAt(18) === 1) return openMbtiles(path, file);
  throw new AppError('BASE_MAP_FORMAT', { file });
}

async function firstBytes(path: string, file: string): Promise<string> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new AppError('BASE_MAP_MISSING', { file }, { cause });
  });
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(20), 0, 20, 0);
    return String.fromCharCode(...buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}
