import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { holdOpen, identityOf, statOf } from './open-files.ts';
import { guarded } from './plan-error.ts';

/** What became of the file of an open plan: as we left it, gone, another file under its name, or written by someone else. */
export type Standing = 'here' | 'moved' | 'replaced' | 'changed';

const codes: Readonly<Record<Exclude<Standing, 'here'>, ErrorCode>> = {
  moved: 'PLAN_MOVED',
  replaced: 'PLAN_REPLACED',
  changed: 'PLAN_CHANGED',
};

/** What a write by anybody alters. */
interface Stamp {
  readonly size: bigint;
  readonly mtimeNs: bigint;
}

/**
 * Sees to it that a plan is written only where it was opened. The lock keeps other programs of this kind out, not a
 * synchroniser that puts another file in its place: SQLite, holding the lock and its journal, would go on writing into a file
 * that has no name any more, and every step would be lost with the process. One look at the file's entry (some 10 µs) before
 * each write.
 */
export class FileWatch {
  readonly #db: Database.Database;
  readonly #path: string;
  readonly #identity: string;
  readonly #release: () => void;
  #stamp: Stamp;
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
    this.#release = holdOpen(this.#identity);
  }

  standing(): Standing {
    if (this.#changed) return 'changed';
    const stats = guarded(this.#path, () => statOf(this.#path));
    if (!stats) return 'moved';
    if (identityOf(stats) !== this.#identity) return 'replaced';
    if (stats.size !== this.#stamp.size || (stats.mtimeNs !== this.#stamp.mtimeNs && this.#isRewritten())) {
      this.#changed = true;
      return 'changed';
    }
    this.#stamp = stats;
    return 'here';
  }

  /** To be asked before each write. Throws PLAN_MOVED, PLAN_REPLACED, PLAN_CHANGED, and PLAN_IO when the disk does not answer. */
  assertHere(): void {
    this.#assert(this.standing());
  }

  /** To be asked before a commit that comes long after the write began, when the size is our own doing. */
  assertInPlace(): void {
    const stats = guarded(this.#path, () => statOf(this.#path));
    this.#assert(stats ? (identityOf(stats) === this.#identity ? 'here' : 'replaced') : 'moved');
  }

  /** After a transaction of our own has ended: what it wrote is no surprise. */
  wrote(): void {
    try {
      const stats = statOf(this.#path);
      if (stats && identityOf(stats) === this.#identity) this.#stamp = stats;
    } catch {
      // The step stands; the next one asks again.
    }
  }

  close(): void {
    this.#release();
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
