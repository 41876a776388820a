import { createReadStream, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createInflateRaw } from 'node:zlib';
import { AppError } from '../../../shared/errors.ts';
import { limits, tooLarge } from './limits.ts';
import { openZip, type ZipEntry } from './zip-guard.ts';

/** A zip looked over by `openZip`: its entries by name, inflated piece by piece with the bytes counted. */
export interface ZipReader {
  readonly names: readonly string[];
  has(name: string): boolean;
  chunks(name: string): AsyncGenerator<Buffer>;
  text(name: string): AsyncGenerator<string>;
  /** A whole entry. */
  bytes(name: string): Promise<Buffer>;
  /** Size of the file, and how much of it was read: for progress. */
  readonly size: number;
  consumed(): number;
}

/** Throws IMPORT_TRUNCATED, IMPORT_FORMAT, IMPORT_ENCRYPTED, IMPORT_TOO_LARGE; entries throw the same while they are read. */
export async function readZip(path: string, file: string): Promise<ZipReader> {
  const { entries, starts } = await openZip(path, file);
  const byName = new Map<string, { entry: ZipEntry; start: number }>();
  entries.forEach((entry, index) => {
    // The first of one name: two programs must not see two files.
    if (!byName.has(entry.name)) byName.set(entry.name, { entry, start: starts[index] ?? 0 });
  });
  let left: number = limits.inflatedBytes;
  let consumed = 0;

  async function* chunks(name: string): AsyncGenerator<Buffer> {
    const found = byName.get(name);
    if (!found || found.entry.compressed === 0) return;
    const { entry, start } = found;
    if (entry.method !== 0 && entry.method !== 8) throw new AppError('IMPORT_FORMAT', { file });
    const source = createReadStream(path, {
      start,
      end: start + entry.compressed - 1,
      highWaterMark: 256 * 1024,
    });
    const inflated = entry.method === 0 ? source : source.pipe(createInflateRaw({ chunkSize: 256 * 1024 }));
    let read = 0;
    source.on('error', (error) => inflated.destroy(error));
    try {
      for await (const chunk of inflated) {
        left -= (chunk as Buffer).length;
        consumed += source.bytesRead - read;
        read = source.bytesRead;
        if (left < 0) throw tooLarge(file, 'inflatedBytes');
        yield chunk as Buffer;
      }
      consumed += entry.compressed - read;
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw new AppError('IMPORT_FORMAT', { file }, { cause });
    } finally {
      source.destroy();
      inflated.destroy();
    }
  }

  return {
    names: [...byName.keys()],
    has: (name) => byName.has(name),
    size: statSync(path).size,
    consumed: () => consumed,
    chunks,
    async *text(name) {
      const decoder = new StringDecoder('utf8');
      for await (const chunk of chunks(name)) yield decoder.write(chunk);
      yield decoder.end();
    },
    async bytes(name) {
      const parts: Buffer[] = [];
      for await (const chunk of chunks(name)) parts.push(chunk);
      return Buffer.concat(parts);
    },
  };
}
