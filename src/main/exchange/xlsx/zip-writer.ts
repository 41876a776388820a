import { once } from 'node:events';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';

/** A zip written entry by entry straight to its file: nothing of it is ever whole in memory. */
export interface ZipWriter {
  /** Begins an entry; the one before must have ended. */
  begin(name: string): void;
  /** Adds text to the entry. Waiting for the answer keeps memory bounded. */
  write(text: string): Promise<void>;
  /** Ends the entry. */
  end(): Promise<void>;
  /** Writes the directory and closes the file. */
  finish(): Promise<void>;
  /** Closes the file as it is, whatever was written. Safe after `finish`. */
  close(): Promise<void>;
}

interface Entry {
  name: Buffer;
  offset: number;
  crc: number;
  compressed: number;
  inflated: number;
}

/** Fast, and within a tenth of the size that three times the work would reach: sheets are repetitive. */
const level = 3;
const localSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const flags = 0x0808;
const deflated = 8;
const version = 20;
/** 1 January 1980, the first day a zip knows: equal content makes equal bytes. */
const firstDay = 0x21;
const largest = 0xffff_ffff;

/** Opens the file at `path`, replacing what stands there. Errors of the system pass through; RangeError beyond 4 GiB. */
export async function createZip(path: string): Promise<ZipWriter> {
  const file = await open(path, 'w');
  const entries: Entry[] = [];
  let offset = 0;
  let current: { entry: Entry; deflate: DeflateRaw; drained: Promise<void> } | null = null;
  let isOpen = true;

  const put = async (bytes: Buffer): Promise<void> => {
    await writeAll(file, bytes);
    offset += bytes.length;
    if (offset > largest) throw new RangeError('a zip beyond 4 GiB');
  };

  const drain = async (entry: Entry, deflate: DeflateRaw): Promise<void> => {
    entry.offset = offset;
    await put(Buffer.concat([localHeader(entry), entry.name]));
    for await (const chunk of deflate) {
      entry.compressed += (chunk as Buffer).length;
      await put(chunk as Buffer);
    }
  };

  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    current?.deflate.destroy();
    await current?.drained.catch(() => {});
    await file.close();
  };

  return {
    begin(name) {
      const entry: Entry = { name: Buffer.from(name), offset, crc: 0, compressed: 0, inflated: 0 };
      const deflate = createDeflateRaw({ level, chunkSize: 256 * 1024 });
      const drained = drain(entry, deflate);
      // Told to whoever writes next or ends the entry.
      drained.catch(() => {});
      current = { entry, deflate, drained };
      entries.push(entry);
    },
    async write(text) {
      if (!current) throw new Error('no entry was begun');
      const { entry, deflate, drained } = current;
      const bytes = Buffer.from(text);
      entry.crc = crc32(bytes, entry.crc);
      entry.inflated += bytes.length;
      if (entry.inflated > largest) throw new RangeError('a zip entry beyond 4 GiB');
      if (!deflate.write(bytes)) await Promise.race([once(deflate, 'drain'), drained]);
    },
    async end() {
      if (!current) throw new Error('no entry was begun');
      const { entry, deflate, drained } = current;
      deflate.end();
      await drained;
      current = null;
      await put(descriptor(entry));
    },
    async finish() {
      const start = offset;
      for (const entry of entries) await put(Buffer.concat([directoryHeader(entry), entry.name]));
      await put(directoryEnd(entries.length, start, offset - start));
      await close();
    },
    close,
  };
}

/** A short write is not an error; what is left is written again. */
async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  let done = 0;
  while (done < bytes.length) done += (await file.write(bytes, done)).bytesWritten;
}

/** Writes numbers of two or four bytes one after the other. */
function packed(fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) buffer.writeUInt16LE(value, at);
    else buffer.writeUInt32LE(value >>> 0, at);
    at += bytes;
  }
  return buffer;
}

/** What a local header and the directory say alike; sizes are known only to the latter. */
const common = (entry: Entry, isKnown: boolean) =>
  [
    [2, version],
    [2, flags],
    [2, deflated],
    [2, 0],
    [2, firstDay],
    [4, isKnown ? entry.crc : 0],
    [4, isKnown ? entry.compressed : 0],
    [4, isKnown ? entry.inflated : 0],
    [2, entry.name.length],
    [2, 0],
  ] as const;

const localHeader = (entry: Entry): Buffer => packed([[4, localSignature], ...common(entry, false)]);

const descriptor = ({ crc, compressed, inflated }: Entry): Buffer =>
  packed([
    [4, descriptorSignature],
    [4, crc],
    [4, compressed],
    [4, inflated],
  ]);

const directoryHeader = (entry: Entry): Buffer =>
  packed([
    [4, directorySignature],
    [2, version],
    ...common(entry, true),
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, entry.offset],
  ]);

const directoryEnd = (count: number, start: number, bytes: number): Buffer =>
  packed([
    [4, endSignature],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, bytes],
    [4, start],
    [2, 0],
  ]);
