import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type PlanEvent, planTopics } from '../../shared/contract/plan.ts';
import { AppError } from '../../shared/errors.ts';
import { assertInTransaction, commit, rollBack, touchFirstPage } from './commit.ts';
import type { HeldFile } from './copy-bytes.ts';
import { type Ending, FileWatch, type Standing } from './file-watch.ts';
import { PlanListeners } from './listeners.ts';
import { readMeta, revisionFrom, writeMeta } from './meta.ts';
import type { Overlays } from './overlay.ts';
import type { Pieces } from './pieces.ts';
import { guarded, sqliteError } from './plan-error.ts';
import type { StepEvent } from './steps.ts';
import type { PlanStore } from './store.ts';

/** What a transaction answers, and the step it tells listeners of; null = nothing of the plan has changed. */
export type Done<R> = [answer: R, event: StepEvent | null];

/**
 * The one who writes a plan's file: one transaction at a time, at once or over several turns of the event loop, all of it or
 * nothing. A step counts and is told only when it stands on the disk.
 */
export class Transactions {
  readonly #store: PlanStore;
  readonly #overlays: Overlays;
  readonly #watch: FileWatch;
  readonly #listeners = new PlanListeners();
  #revision: number;
  #busy = false;
  /** A write failed on the disk: whether SQLite took it back is known once it can be read again. */
  #unsettled = false;
  /** Ends when the work that lasts several turns does, however it does. */
  #lasting: Promise<void> | null = null;
  /** A piece of that work is running. */
  #inPiece = false;

  constructor(store: PlanStore, overlays: Overlays) {
    this.#store = store;
    this.#overlays = overlays;
    this.#revision = revisionFrom(readMeta(store, 'revision'));
    this.#watch = new FileWatch(store.db, store.path);
  }

  /** Grows by one with each step that stands. */
  get revision(): number {
    return this.#revision;
  }

  standing(): Standing {
    return this.#lasting ? this.#watch.standingInStep() : this.#watch.standing();
  }

  /** The file for whoever copies its bytes; null while it may hold half a step, or is not as we left it. */
  held(): HeldFile | null {
    return this.#lasting ? null : this.#watch.held();
  }

  onChange(listener: (event: PlanEvent) => void): () => void {
    return this.#listeners.add(listener);
  }

  isIdle(): boolean {
    return this.#lasting === null;
  }

  async idle(): Promise<void> {
    while (this.#lasting) await this.#lasting;
  }

  /** Throws PLAN_BUSY while work lasts, and INTERNAL when called by a transaction. */
  assertIdle(): void {
    if (this.#lasting) throw new AppError('PLAN_BUSY');
    if (this.#busy) throw new AppError('INTERNAL', { message: 'called inside an edit' });
  }

  assertOpen(): void {
    if (!this.#store.db.open) throw new AppError('PLAN_NOT_OPEN');
  }

  /** To be asked before each read: while a step is written over several turns the tables hold half of it. Throws PLAN_BUSY, PLAN_IO. */
  assertReadable(): void {
    if (this.#lasting && !this.#inPiece) throw new AppError('PLAN_BUSY');
    if (this.#unsettled) guarded(this.#store.path, () => this.#settle());
  }

  /** Writes at once. */
  write<R>(work: () => Done<R>): R {
    const [answer, event] = this.#atOnce(() => {
      try {
        this.#begin();
        return this.#stand(work());
      } catch (error) {
        throw this.#takenBack(error);
      }
    });
    this.#tell(event);
    return answer;
  }

  /** Writes in pieces, with turns of the event loop between, in which nobody else may read or write. Throws JOB_CANCELLED once the signal fires. */
  writeInTurns<R>(work: () => Pieces<Done<R>>, signal?: AbortSignal): Promise<R> {
    return this.writeSoon(() => this.#inTurns(work(), signal));
  }

  /** Writes as `work` goes on by itself; it sees to it that the transaction is still there (`assertInTransaction`). */
  async writeSoon<R>(work: () => Promise<Done<R>>): Promise<R> {
    const [answer] = await this.#alone(
      async () => {
        try {
          this.#begin();
          return this.#stand(await work());
        } catch (error) {
          throw this.#takenBack(error);
        }
      },
      ([, event]) => event,
    );
    return answer;
  }

  /** Changes tables, looks, and takes everything back. */
  pretend<R>(work: () => R): R {
    return this.#atOnce(() => {
      try {
        this.#beginPretence();
        return work();
      } catch (error) {
        throw sqliteError(error, this.#store.path);
      } finally {
        this.#rollBack();
      }
    });
  }

  /** The same in pieces. */
  pretendInTurns<R>(work: () => Pieces<R>): Promise<R> {
    return this.#alone(async () => {
      try {
        this.#beginPretence();
        return await this.#inTurns(work());
      } catch (error) {
        throw sqliteError(error, this.#store.path);
      } finally {
        this.#rollBack();
      }
    });
  }

  /** What was derived from rows is worked out anew. */
  forgetRows(): void {
    this.#overlays.units.reset();
    this.#overlays.accounts.reset();
    this.#store.touchAll();
  }

  /** Takes back what lasts. */
  close(): void {
    if (this.#lasting) rollBack(this.#store.db);
    else this.assertIdle();
    this.#listeners.clear();
    this.#store.db.close();
    this.#watch.close();
  }

  #atOnce<R>(work: () => R): R {
    this.assertOpen();
    this.assertIdle();
    this.#busy = true;
    try {
      return work();
    } finally {
      this.#busy = false;
    }
  }

  /** Keeps everybody else out until `work` ends, however it does; listeners hear of it before those who wait. */
  async #alone<R>(work: () => Promise<R>, eventOf: (answer: R) => StepEvent | null = () => null): Promise<R> {
    this.assertOpen();
    this.assertIdle();
    const { promise, resolve: release } = Promise.withResolvers<void>();
    this.#lasting = promise;
    try {
      const answer = await work();
      this.#lasting = null;
      this.#tell(eventOf(answer));
      return answer;
    } finally {
      // Whoever was told may have begun a step of their own.
      if (this.#lasting === promise) this.#lasting = null;
      release();
    }
  }

  /** Pieces of work within a transaction that lasts several turns of the event loop: they alone may read the plan meanwhile. */
  async #inTurns<R>(work: Pieces<R>, signal?: AbortSignal): Promise<R> {
    try {
      for (;;) {
        if (signal?.aborted) throw new AppError('JOB_CANCELLED');
        // Closed between two pieces, or rolled back by a full disk: what follows would stand alone.
        this.assertOpen();
        assertInTransaction(this.#store.db);
        this.#inPiece = true;
        const step = work.next();
        if (step.done) return step.value;
        this.#inPiece = false;
        await nextTurn();
      }
    } finally {
      this.#inPiece = false;
    }
  }

  #begin(): void {
    this.#settle();
    this.#watch.assertHere();
    this.#store.db.exec('BEGIN IMMEDIATE');
  }

  #stand<R>(done: Done<R>): Done<R> {
    this.#watch.wrote(this.#commit(done[1]));
    return done;
  }

  #commit(event: StepEvent | null): Ending {
    const { db } = this.#store;
    assertInTransaction(db);
    if (event) {
      writeMeta(this.#store, 'revision', String(this.#revision + 1));
      touchFirstPage(db);
    }
    this.#watch.assertInPlace();
    commit(db);
    if (!event) return 'committed';
    this.#revision++;
    return 'counted';
  }

  /** Answers what to throw. */
  #takenBack(error: unknown): unknown {
    this.#rollBack(error instanceof Database.SqliteError);
    return sqliteError(error, this.#store.path);
  }

  #beginPretence(): void {
    this.#settle();
    this.#store.db.exec('BEGIN');
  }

  /** A large step spills into the file and is taken back there, too. `mayStand`: a commit may have failed when the step was whole. */
  #rollBack(mayStand = false): void {
    const isBack = rollBack(this.#store.db);
    this.#unsettled ||= mayStand || !isBack;
    this.forgetRows();
    this.#watch.wrote(this.#unsettled ? 'unsettled' : 'takenBack');
  }

  /**
   * After a write that failed on the disk: has SQLite take it back, or finds that it stands all the same (the disk failed after
   * the step was whole, before that could be confirmed), which listeners are told. Throws while the disk does not answer.
   */
  #settle(): void {
    if (!this.#unsettled) return;
    const stands = revisionFrom(readMeta(this.#store, 'revision'));
    this.#unsettled = false;
    this.#watch.wrote('settled');
    this.forgetRows();
    if (stands === this.#revision) return;
    this.#revision = stands;
    this.#listeners.tell({ kind: 'did', label: null, topics: [...planTopics], revision: stands });
  }

  #tell(event: StepEvent | null): void {
    if (event) this.#listeners.tell({ ...event, revision: this.#revision });
  }
}
