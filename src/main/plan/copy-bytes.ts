import { read } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';

/** The file of an open plan as its last write left it. */
export interface HeldFile {
  /** Open for reading as long as the plan is. To close another would end the locks that SQLite has on the file. */
  readonly descriptor: number;
  /** Bytes. */
  readonly size: number;
  /** Grows with whatever the program writes there. */
  readonly writes: number;
}

/** Bytes read and written at once. */
const slice = 2 ** 20;
/** Bytes after which what is written is asked onto the disk. */
const flushAfter = 16 * slice;

const readSlice = promisify(read);

/**
 * Copies the bytes of an open plan's file onto the disk, beside the program. SQLite's own copy is written on the main thread, its last 16 MB
 * and the wait for the disk in one turn: 150 ms for 56 MB.
 * @param held the file now; null while it is not as the program left it, or that is not known
 * @param onBytes gives it up by throwing
 * @returns whether `path` holds the plan: not when anything was written meanwhile, or a byte could not be read
 */
export async function copyBytes(
  held: () => HeldFile | null,
  path: string,
  onBytes: (done: number, total: number) => void,
): Promise<boolean> {
  const before = held();
  if (before === null) return false;
  const target = await open(path, 'w');
  try {
    for (let done = 0; done < before.size; ) {
      const bytes = await bytesAt(before, done);
      if (bytes.length === 0 || held()?.writes !== before.writes) return false;
      await writeWhole(target, bytes, done);
      done += bytes.length;
      if (done % flushAfter === 0) await target.datasync();
      onBytes(done, before.size);
    }
    await target.sync();
  } finally {
    await target.close();
  }
  return held()?.writes === before.writes;
}

/** Empty where there is none, or it can not be read: Windows does not give away what SQLite has locked beyond the first gigabyte. */
async function bytesAt({ descriptor, size }: HeldFile, from: number): Promise<Uint8Array> {
  const wanted = Math.min(slice, size - from);
  const read = await readSlice(descriptor, Buffer.allocUnsafe(wanted), 0, wanted, from).catch(() => null);
  return read === null ? new Uint8Array() : read.buffer.subarray(0, read.bytesRead);
}

async function writeWhole(target: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; )
    done += (await target.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
}
