import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { AppError } from '../../../shared/errors.ts';
import { limits, tooLarge } from './limits.ts';

interface ZipEntry {
  name: string;
  encrypted: boolean;
  method: number;
  compressed: number;
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
 * Looks a zip over before a reader that trusts it sees it: whole, not encrypted, nothing hidden between the entries, and not
 * larger than allowed once inflated. Bytes are counted while inflating, since the sizes in the headers may lie.
 */
export async function guardZip(path: string, file: string): Promise<void> {
  const handle = await open(path);
  let entries: ZipEntry[];
  let starts: number[];
  try {
    entries = await readDirectory(handle, file);
    starts = await dataStarts(handle, entries, file);
  } finally {
    await handle.close();
  }
  let left: number = limits.inflatedBytes;
  for (const [index, entry] of entries.entries()) {
    left -= await inflatedSize(path, starts[index] ?? 0, entry, left, file);
    if (left < 0) throw tooLarge(file, 'inflatedBytes');
  }
}

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

async function inflatedSize(
  path: string,
  start: number,
  entry: ZipEntry,
  allowed: number,
  file: string,
): Promise<number> {
  if (entry.method === 0 || entry.compressed === 0) return entry.compressed;
  if (entry.method !== 8) throw new AppError('IMPORT_FORMAT', { file });
  const source = createReadStream(path, { start, end: start + entry.compressed - 1 });
  let size = 0;
  try {
    for await (const chunk of source.pipe(createInflateRaw())) {
      size += (chunk as Buffer).length;
      if (size > allowed) throw tooLarge(file, 'inflatedBytes');
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('IMPORT_FORMAT', { file }, { cause });
  } finally {
    source.destroy();
  }
  return size;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
