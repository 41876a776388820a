import { getHeapStatistics } from 'node:v8';
import { AppError } from '../../../shared/errors.ts';

/** Bytes that V8 spends on a list, an object and a value of one, roughly and rather too many. */
const listBytes = 64;
const objectBytes = 96;
const valueBytes = 16;
const headroom = 0.8;

/**
 * Throws IMPORT_TOO_LARGE when parsing the text would not fit the thread's memory. JSON.parse can't be interrupted: where it
 * runs out of memory it takes the whole program along, thread or not. What it will make is counted by its marks beforehand
 * (those inside texts too, so rather too many).
 */
export function guardJson(bytes: Buffer, file: string): void {
  let lists = 0;
  let objects = 0;
  let values = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0x5b) lists++;
    else if (byte === 0x7b) objects++;
    else if (byte === 0x2c) values++;
  }
  const needed = lists * listBytes + objects * objectBytes + values * valueBytes + 2 * bytes.length;
  const { heap_size_limit: limit, used_heap_size: used } = getHeapStatistics();
  if (needed > limit * headroom - used)
    throw new AppError('IMPORT_TOO_LARGE', { file, what: 'memoryMb', limit: Math.round(limit / 1024 ** 2) });
}
