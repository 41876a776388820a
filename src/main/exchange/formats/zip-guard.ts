import { type FileHandle, open, stat } from 'node:fs/promises';
import { AppError } from '../../../shared/errors.ts';
import { limits, tooLarge } from './limits.ts';

export interface ZipEntry {
  name: string;
  encrypted: boolean;
  method: number;
  compressed: number;
  /** What the archive says; it may lie. */
  inflated: number;
  offset: number;
}

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
/** Largest gap between entries that is still a data descriptor or alignment, not a hidden entry. */
const largestGap = 64;

/** Names in the central directory. Throws IMPORT_TRUNCATED when the end of the archive is missing. */
export async function zipEntryNames(path: string, file: string): Promise<string[]> {
  const handle = await open(path);
  try {
    return (await readDirectory(handle, file)).map((entry) => entry.name);
  } finally {
    await handle.close();
  }
}

/**
 * Memory that rows take for each byte of a sheet's XML, and for each byte of a text file: JSON unfolds further, and 400,000 rows
 * of two codes and a distance take thirty times their bytes.
 */
const memoryPerXmlByte = 2.5;
const memoryPerTextByte = 30;

/** Bytes of memory that reading a file may be expected to take, by what it says of itself; 0 where it can't be looked at. */
export async function expectedMemory(path: string): Promise<number> {
  try {
    // Opening a pipe would wait for whoever writes to it.
    if (!(await stat(path)).isFile()) return 0;
    const handle = await open(path);
    try {
      const { size } = await handle.stat();
      const [p, k] = await readAt(handle, 0, 2);
      if (p !== 0x50 || k !== 0x4b) return size * memoryPerTextByte;
      const entries = await readDirectory(handle, path);
      // Borders unfold as text does.
      const isMap = entries.some(({ name }) => /\.(?:shp|kml)$/i.test(name));
      const perByte = isMap ? memoryPerTextByte : memoryPerXmlByte;
      return perByte * entries.reduce((sum, { inflated }) => sum + inflated, 0);
    } finally {
      await handle.close();
    }
  } catch {
    return 0;
  }
}

/**
 * Looks a zip over before anything is read of it: whole, not encrypted, nothing hidden between the entries, no entry that
 * overlaps another, no name that leads out of a folder. Sizes in the headers may lie: whoever inflates counts.
 */
export async function openZip(
  path: string,
  file: string,
): Promise<{ entries: ZipEntry[]; starts: number[] }> {
  const handle = await open(path);
  try {
    const entries = await readDirectory(handle, file);
    if (entries.some(({ name }) => leadsOut(name))) throw new AppError('IMPORT_UNSAFE', { file });
    return { entries, starts: await dataStarts(handle, entries, file) };
  } finally {
    await handle.close();
  }
}

/** Absolute, upwards, or with a drive: nothing is ever written by these names, but no honest program makes them. */
const leadsOut = (name: string): boolean => /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/i.test(name);

async function readDirectory(handle: FileHandle, file: string): Promise<ZipEntry[]> {
  const { size } = await handle.stat();
  const tail = await readAt(handle, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end--;
  if (end < 0) throw new AppError('IMPORT_TRUNCATED', { file });
  const count = tail.readUInt16LE(end + 10);
  const bytes = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count > limits.zipEntries) throw tooLarge(file, 'zipEntries');
  if (start + bytes > size) throw new AppError('IMPORT_TRUNCATED', { file });
  const directory = await readAt(handle, start, bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (entries.length < count) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== directorySignature) {
      throw new AppError('IMPORT_FORMAT', { file });
    }
    const nameLength = directory.readUInt16LE(at + 28);
    const tailLength = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      compressed: directory.readUInt32LE(at + 20),
      inflated: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + tailLength;
  }
  if (entries.some((entry) => entry.encrypted)) throw new AppError('IMPORT_ENCRYPTED', { file });
  return entries;
}

async function dataStarts(handle: FileHandle, entries: readonly ZipEntry[], file: string): Promise<number[]> {
  const starts: number[] = [];
  const spans: [number, number][] = [];
  for (const entry of entries) {
    const header = await readAt(handle, entry.offset, 30);
    if (header.length < 30) throw new AppError('IMPORT_TRUNCATED', { file });
    if (header.readUInt32LE(0) !== localSignature) throw new AppError('IMPORT_FORMAT', { file });
    const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    starts.push(start);
    spans.push([entry.offset, start + entry.compressed]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  let reached = 0;
  for (const [from, to] of spans) {
    if (from < reached || from - reached > largestGap) throw new AppError('IMPORT_FORMAT', { file });
    reached = to;
  }
  return starts;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
