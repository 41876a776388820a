import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { HeldFile } from './copy-bytes.ts';
import { holdOpen, identityOf, statOf } from './open-files.ts';
import { guarded } from './plan-error.ts';

/** What became of the file of an open plan: as we left it, gone, another file under its name, or written by someone else. */
export type Standing = 'here' | 'moved' | 'replaced' | 'changed';

const codes: Readonly<Record<Exclude<Standing, 'here'>, ErrorCode>> = {
  moved: 'PLAN_MOVED',
  replaced: 'PLAN_REPLACED',
  changed: 'PLAN_CHANGED',
};

/**
 * How a transaction of ours ended. `counted`: with the first page written, so that the change counter has grown by one;
 * `unsettled`: the disk failed, and what was written may yet be taken back; `settled`: it was found out.
 */
export type Ending = 'counted' | 'committed' | 'takenBack' | 'unsettled' | 'settled';

/** What an ending may have added to the change counter: SQLite counts when it writes the first page (pager.c). */
const counts: Readonly<Record<Exclude<Ending, 'unsettled'>, readonly [least: number, most: number]>> = {
  counted: [1, 1],
  committed: [0, 1],
  takenBack: [0, 0],
  settled: [0, 1],
};

/** What a write by anybody alters. */
interface Stamp {
  readonly size: bigint;
  readonly mtimeNs: bigint;
}

/** Where the header holds the file change counter, big-endian, 4 bytes (sqlite.org/fileformat.html §1.3.7). */
const counterAt = 24;

/**
 * Sees to it that a plan is written only where it was opened. The lock keeps other programs of this kind out, not a
 * synchroniser that puts another file in its place: SQLite, holding the lock and its journal, would go on writing into a file
 * that has no name any more, and every step would be lost with the process. One look at the file's entry (some 10 µs) before
 * each write. A write by another SQLite program within the same tick of the file system's clock leaves size and time as they were,
 * but not the change counter in the header: it is read, too, through a descriptor that is closed only with the plan, for closing
 * it would end the lock.
 */
export class FileWatch {
  readonly #db: Database.Database;
  readonly #path: string;
  readonly #identity: string;
  readonly #release: () => void;
  readonly #descriptor: number;
  #stamp: Stamp;
  /** The change counter when we last looked after a settled write. */
  #counter: number;
  /** What our writes have added to it since: more than nothing only where the drive did not answer right after one. */
  #added: readonly [least: number, most: number] = [0, 0];
  /** It is open whether our last write stands. */
  #unsettled = false;
  /** Times something of ours was or may have been written. */
  #writes = 0;
  /** Once written by someone else, what is held in memory is no longer what stands on the disk, whatever it looks like. */
  #changed = false;

  /** `db` has just opened the file and holds its lock. Throws PLAN_MISSING when it is gone already. */
  constructor(db: Database.Database, path: string) {
    this.#db = db;
    this.#path = path;
    const stats = guarded(path, () => statOf(path));
    if (!stats) throw new AppError('PLAN_MISSING', { file: basename(path) });
    this.#identity = identityOf(stats);
    this.#stamp = stats;
    this.#descriptor = guarded(path, () => openSync(path, 'r'));
    this.#counter = this.#readCounter();
    this.#release = holdOpen(this.#identity);
  }

  standing(): Standing {
    if (this.#changed) return 'changed';
    const stats = guarded(this.#path, () => statOf(this.#path));
    if (!stats) return 'moved';
    if (identityOf(stats) !== this.#identity) return 'replaced';
    const [least, most] = this.#added;
    const isTouched = stats.mtimeNs !== this.#stamp.mtimeNs;
    // Half of a write that is yet to be taken back may be: size and time tell something only once it is settled.
    if (this.#unsettled) this.#changed = !this.#hasCounted(least, most + 1);
    else if (most > 0) this.#lookAfterwards(stats);
    else
      this.#changed =
        stats.size !== this.#stamp.size || !this.#hasCounted(0, 0) || (isTouched && this.#isRewritten());
    if (this.#changed) return 'changed';
    this.#stamp = stats;
    return 'here';
  }

  /** The same in the midst of a transaction of our own, when size and time may be our own doing. */
  standingInStep(): Standing {
    if (this.#changed) return 'changed';
    const stats = guarded(this.#path, () => statOf(this.#path));
    if (!stats) return 'moved';
    if (identityOf(stats) !== this.#identity) return 'replaced';
    // It grows where a large step spills into it; SQLite makes it smaller only with a commit.
    this.#changed = stats.size < this.#stamp.size || !this.#hasCounted(0, 0);
    return this.#changed ? 'changed' : 'here';
  }

  /** To be asked before each write. Throws PLAN_MOVED, PLAN_REPLACED, PLAN_CHANGED, and PLAN_IO when the disk does not answer. */
  assertHere(): void {
    this.#assert(this.standing());
  }

  /** To be asked before a commit. Throws as `assertHere`. */
  assertInPlace(): void {
    this.#assert(this.standingInStep());
  }

  /** After a transaction of our own has ended: what it wrote is no surprise. */
  wrote(ending: Ending): void {
    // What is taken back may have spilled into the file before, and the file's time does not tell: FAT's ticks are two seconds long.
    this.#writes++;
    this.#unsettled = ending === 'unsettled';
    if (ending !== 'unsettled') {
      const [least, most] = counts[ending];
      this.#added = [this.#added[0] + least, this.#added[1] + most];
    }
    try {
      const stats = statOf(this.#path);
      if (!stats || identityOf(stats) !== this.#identity) return;
      if (this.#unsettled) this.#stamp = stats;
      else this.#lookAfterwards(stats);
    } catch {
      // The step stands; the next one asks again.
    }
  }

  /** The file for whoever copies its bytes; null unless it is as our last write left it. Throws PLAN_IO. */
  held(): HeldFile | null {
    if (this.#unsettled || this.standing() !== 'here') return null;
    return { descriptor: this.#descriptor, size: Number(this.#stamp.size), writes: this.#writes };
  }

  /** To be called once the connection is closed. */
  close(): void {
    closeSync(this.#descriptor);
    this.#release();
  }

  /** Takes in what our writes have left. Throws PLAN_IO. */
  #lookAfterwards(stats: Stamp): void {
    this.#changed ||= !this.#hasCounted(...this.#added);
    this.#counter = this.#readCounter();
    this.#added = [0, 0];
    this.#stamp = stats;
    this.#changed ||= stats.size < this.#bytesHeld();
  }

  #readCounter(): number {
    const bytes = Buffer.alloc(4);
    guarded(this.#path, () => readSync(this.#descriptor, bytes, 0, bytes.length, counterAt));
    return bytes.readUInt32BE(0);
  }

  /** What the file holds as SQLite, with the lock, knows it: pages cut off by somebody else while we wrote are missing on the disk alone. */
  #bytesHeld(): bigint {
    const figure = (name: string) => BigInt(this.#db.pragma(name, { simple: true }) as number);
    return figure('page_count') * figure('page_size');
  }

  /** Whether the counter has grown by `least` to `most` since we last looked after a settled write. */
  #hasCounted(least: number, most: number): boolean {
    const grown = (this.#readCounter() - this.#counter) >>> 0;
    return least <= grown && grown <= most;
  }

  #assert(standing: Standing): void {
    if (standing !== 'here') throw new AppError(codes[standing], { file: basename(this.#path) });
  }

  /**
   * The time alone may change for many reasons (touched, a network drive that is late). Letting go of the lock for a moment
   * has SQLite compare its own change counter with the file's (file format §1.3.7); `data_version` tells what it found.
   */
  #isRewritten(): boolean {
    const db = this.#db;
    const version = () => db.pragma('data_version', { simple: true });
    const read = () => db.prepare('SELECT count(*) FROM sqlite_schema').get();
    try {
      const before = version();
      db.pragma('locking_mode = NORMAL');
      read();
      read();
      const after = version();
      db.pragma('locking_mode = EXCLUSIVE');
      db.exec('BEGIN EXCLUSIVE; COMMIT');
      return after !== before;
    } catch {
      // Someone holds the lock, or what stands there is no database.
      return true;
    }
  }
}
