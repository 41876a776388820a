import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A zip written entry by entry straight to its file: nothing of it is ever whole in memory. */
export interface ZipWriter {
  /** Begins an entry; the one before must have ended. */
  begin(name: string): void;
  /** Adds text to the entry. Waiting for the answer keeps memory bounded. */
  write(text: string): Promise<void>;
  /** Ends the entry. */
  end(): void;
  /** Writes the directory and closes the file. */
  finish(): Promise<void>;
  /** Closes the file as it is, whatever was written. Safe after `finish`. */
  close(): Promise<void>;
}

/**
 * Equal content makes equal bytes: every entry is of the first day a zip knows. Level 3 is fast, and within a tenth of the
 * size that three times the work would reach: sheets are repetitive.
 */
const entryOptions = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, compressionLevel: 3 };

/** Opens the file at `path`, replacing what stands there. Errors of the system pass through. */
export function createZip(path: string): ZipWriter {
  const zip = new ZipFile();
  const stop = new AbortController();
  const written = pipeline(zip.outputStream as Readable, createWriteStream(path), { signal: stop.signal });
  // Told to whoever writes next or finishes.
  written.catch(() => {});
  let entry: PassThrough | null = null;
  const current = (): PassThrough => {
    if (!entry) throw new Error('no entry was begun');
    return entry;
  };

  return {
    begin(name) {
      entry = new PassThrough({ highWaterMark: 256 * 1024 });
      zip.addReadStream(entry, name, entryOptions);
    },
    async write(text) {
      const into = current();
      if (!into.write(text)) await Promise.race([once(into, 'drain'), written]);
    },
    end() {
      current().end();
      entry = null;
    },
    async finish() {
      zip.end();
      await written;
    },
    async close() {
      stop.abort();
      await written.catch(() => {});
    },
  };
}
