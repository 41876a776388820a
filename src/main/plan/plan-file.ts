import { basename, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { StepLabel } from '../../shared/contract/base.ts';
import { type PlanEvent, planTopics } from '../../shared/contract/plan.ts';
import { AppError } from '../../shared/errors.ts';
import { type BackupFile, type CopiedPlan, copyInSlices, writeBackup } from './backup.ts';
import { assertInTransaction, blamingFile, commit, rollBack, touchFirstPage } from './commit.ts';
import { writeCompactCopy } from './copy.ts';
import { type Ending, FileWatch, type Standing } from './file-watch.ts';
import { findProblems } from './integrity.ts';
import { type HistoryLimits, Journal, type JournalEntry } from './journal.ts';
import { PlanListeners } from './listeners.ts';
import { readMeta, writeMeta } from './meta.ts';
import { accountOverlay, Overlay, unitOverlay } from './overlay.ts';
import { pageOfValues } from './pages.ts';
import { finish, type Pieces, whole } from './pieces.ts';
import type { HistoryRecord, Plan, PlanReader, PlanWriter } from './plan.ts';
import { guarded, guardedPlace, sqliteError } from './plan-error.ts';
import { StoreReader } from './reader.ts';
import type { TableName } from './rows.ts';
import { isSameFile } from './same-file.ts';
import type { RowSlice, StagedStep } from './staged.ts';
import { leadBack, makeStep, type StepEvent, type StepParts, travel } from './steps.ts';
import { PlanStore, type RowValues } from './store.ts';
import { keyOfRow } from './values.ts';
import { writeSlices } from './write-slices.ts';

type Topic = PlanEvent['topics'][number];

export interface PlanFileOptions {
  /** The clock: when a step was made. */
  readonly now: () => Date;
  readonly history: HistoryLimits;
}

/** An open plan on its connection. `open.ts` makes them. */
export class PlanFile extends StoreReader implements Plan {
  readonly path: string;
  readonly #journal: Journal;
  readonly #parts: StepParts;
  readonly #watch: FileWatch;
  readonly #options: PlanFileOptions;
  readonly #listeners = new PlanListeners();
  #revision: number;
  #busy = false;
  /** A write failed on the disk: whether SQLite took it back is known once it can be read again. */
  #unsettled = false;
  /** Ends when the step being written in slices does, however it does. */
  #slicing: Promise<void> | null = null;
  /** A piece of what is under way in slices is running. */
  #inPiece = false;

  constructor(db: Database.Database, path: string, options: PlanFileOptions) {
    const store = new PlanStore(db, path);
    super(store, { units: new Overlay(store, unitOverlay), accounts: new Overlay(store, accountOverlay) });
    this.path = path;
    this.#options = options;
    this.#journal = new Journal(store, options.history);
    this.#parts = { store, overlays: this.overlays, journal: this.#journal };
    this.#revision = Number(readMeta(this.store, 'revision') ?? '1');
    this.#watch = new FileWatch(db, path);
  }

  get revision(): number {
    return this.#revision;
  }

  edit<R>(label: StepLabel, topics: readonly Topic[], change: (write: PlanWriter) => R): R {
    return this.#transaction(() =>
      finish(
        this.#step(label, topics, (write) =>
          whole(() => {
            const answer = change(write);
            if (answer instanceof Promise) {
              answer.catch(() => undefined);
              throw new AppError('INTERNAL', { message: 'an edit must not be asynchronous' });
            }
            return answer;
          }),
        ),
      ),
    );
  }

  editInTurns<R>(
    label: StepLabel,
    topics: readonly Topic[],
    change: (write: PlanWriter) => Pieces<R>,
  ): Promise<R> {
    return this.#transactionInTurns(() => this.#step(label, topics, change));
  }

  #step<R>(label: StepLabel, topics: readonly Topic[], change: (write: PlanWriter) => Pieces<R>) {
    return makeStep(this.#parts, { label, topics, at: this.#options.now().toISOString(), change });
  }

  async writeStep(
    step: StagedStep,
    slices: AsyncIterable<RowSlice>,
    {
      revision,
      onRows,
      signal,
    }: { revision: number; onRows?: (written: number) => void; signal?: AbortSignal | undefined },
  ): Promise<void> {
    this.#assertIdle();
    if (this.#revision !== revision) throw new AppError('PLAN_BUSY');
    await this.#alone(
      () => this.#writeSlices(step, slices, onRows, signal),
      () => ({ kind: 'did', label: step.label, topics: [...step.topics] }),
    );
  }

  async #writeSlices(
    step: StagedStep,
    slices: AsyncIterable<RowSlice>,
    onRows: ((written: number) => void) | undefined,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { db } = this.store;
    let ending: Ending = 'takenBack';
    try {
      this.#settle();
      this.#watch.assertHere();
      db.exec('BEGIN IMMEDIATE');
      await writeSlices(this.store, slices, onRows, signal);
      this.#journal.append(step.label, step.topics, this.#options.now().toISOString(), step.image);
      writeMeta(this.store, 'revision', String(this.#revision + 1));
      if (signal?.aborted) throw new AppError('JOB_CANCELLED');
      touchFirstPage(db);
      this.#watch.assertInPlace();
      commit(db);
      this.#revision++;
      this.#forgetRows();
      ending = 'counted';
    } catch (error) {
      ending = this.#takeBack(error);
      throw sqliteError(error, this.path);
    } finally {
      this.#watch.wrote(ending);
    }
  }

  isIdle(): boolean {
    return this.#slicing === null;
  }

  async idle(): Promise<void> {
    while (this.#slicing) await this.#slicing;
  }

  /** Keeps everybody else out until `work` ends, however it does; listeners hear of it before those who wait. */
  async #alone<R>(work: () => Promise<R>, eventOf: (answer: R) => StepEvent | null = () => null): Promise<R> {
    if (!this.store.db.open) throw new AppError('PLAN_NOT_OPEN');
    this.#assertIdle();
    const { promise, resolve: release } = Promise.withResolvers<void>();
    this.#slicing = promise;
    try {
      const answer = await work();
      this.#slicing = null;
      this.#tell(eventOf(answer));
      return answer;
    } finally {
      // Whoever was told may have begun a step of their own.
      if (this.#slicing === promise) this.#slicing = null;
      release();
    }
  }

  /** Pieces of work within a transaction that lasts several turns of the event loop: they alone may read the plan meanwhile. */
  async #inTurns<R>(work: Pieces<R>): Promise<R> {
    const { db } = this.store;
    try {
      for (;;) {
        // Closed between two pieces, or rolled back by a full disk: what follows would stand alone.
        if (!db.open) throw new AppError('PLAN_NOT_OPEN');
        assertInTransaction(db);
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

  page(table: TableName, after: RowValues | null, limit: number): RowValues[] {
    return this.read(() => pageOfValues(this.store, table, after, limit));
  }

  keyOf(table: TableName, row: RowValues): RowValues {
    return keyOfRow(this.store.shape(table), row);
  }

  /** While a step is written in slices the tables hold half of it. */
  protected override read<R>(work: () => R): R {
    if (this.#slicing && !this.#inPiece) throw new AppError('PLAN_BUSY');
    if (this.#unsettled) guarded(this.path, () => this.#settle());
    return super.read(work);
  }

  undo(): StepLabel {
    return blamingFile(this.path, () => this.#transaction(() => finish(this.#travel(this.#lastDone()))));
  }

  undoInTurns(): Promise<StepLabel> {
    return this.#travelInTurns(() => this.#travel(this.#lastDone()));
  }

  redo(): StepLabel {
    return blamingFile(this.path, () => this.#transaction(() => finish(this.#travel(this.#firstUndone()))));
  }

  redoInTurns(): Promise<StepLabel> {
    return this.#travelInTurns(() => this.#travel(this.#firstUndone()));
  }

  /** As `blamingFile`, in turns. */
  async #travelInTurns(work: () => Pieces<[StepLabel, StepEvent]>): Promise<StepLabel> {
    try {
      return await this.#transactionInTurns(work);
    } catch (error) {
      return blamingFile(this.path, () => {
        throw error;
      });
    }
  }

  *#travel(entries: readonly JournalEntry[]): Pieces<[StepLabel, StepEvent]> {
    const done = yield* travel(this.#parts, entries);
    this.#forgetRows();
    return done;
  }

  #lastDone(): JournalEntry[] {
    const entry = this.#journal.lastDone();
    if (!entry) throw new AppError('NOTHING_TO_UNDO');
    return [entry];
  }

  #firstUndone(): JournalEntry[] {
    const entry = this.#journal.firstUndone();
    if (!entry) throw new AppError('NOTHING_TO_REDO');
    return [entry];
  }

  undoLabel(): StepLabel | null {
    return this.read(() => this.#journal.lastDone()?.label ?? null);
  }

  redoLabel(): StepLabel | null {
    return this.read(() => this.#journal.firstUndone()?.label ?? null);
  }

  history(limit: number): HistoryRecord[] {
    return this.read(() => this.#journal.latest(limit));
  }

  jumpTo(seq: number): void {
    const way = this.read(() => this.#journal.way(seq));
    if (way.length > 0) blamingFile(this.path, () => this.#transaction(() => finish(this.#travel(way))));
  }

  async jumpInTurns(seq: number): Promise<void> {
    const way = this.read(() => this.#journal.way(seq));
    if (way.length > 0) await this.#travelInTurns(() => this.#travel(way));
  }

  peek<R>(seq: number, look: (past: PlanReader) => R): R {
    const way = this.read(() => this.#journal.way(seq));
    const { db } = this.store;
    this.#assertIdle();
    this.#busy = true;
    try {
      this.#settle();
      db.exec('BEGIN');
      finish(leadBack(this.#parts, way));
      this.#forgetRows();
      return look(this);
    } catch (error) {
      throw sqliteError(error, this.path);
    } finally {
      this.#leavePast();
      this.#busy = false;
    }
  }

  async peekInTurns<R>(seq: number, look: (past: PlanReader) => Pieces<R>): Promise<R> {
    const way = this.read(() => this.#journal.way(seq));
    const { db } = this.store;
    return this.#alone(async () => {
      try {
        this.#settle();
        db.exec('BEGIN');
        await this.#inTurns(leadBack(this.#parts, way));
        this.#forgetRows();
        return await this.#inTurns(look(this));
      } catch (error) {
        throw sqliteError(error, this.path);
      } finally {
        this.#leavePast();
      }
    });
  }

  #leavePast(): void {
    rollBack(this.store.db);
    // A large step spills into the file and is taken back.
    this.#watch.wrote('takenBack');
    this.#forgetRows();
  }

  view(): string {
    return this.read(() => readMeta(this.store, 'view') ?? '');
  }

  setView(view: string): void {
    this.#transaction(() => {
      writeMeta(this.store, 'view', view);
      return [undefined, null];
    });
  }

  saveCopy(path: string): void {
    this.#assertIdle();
    if (!this.store.db.open) throw new AppError('PLAN_NOT_OPEN');
    const target = resolve(path);
    if (isSameFile(this.path, target)) throw new AppError('PLAN_EXISTS', { file: basename(target) });
    guardedPlace(target, () => writeCompactCopy(this.store.db, target));
  }

  async snapshot(path: string): Promise<void> {
    await copyInSlices(this.#copied(), path);
  }

  backup(folder: string): Promise<BackupFile> {
    if (!this.store.db.open) return Promise.reject(new AppError('PLAN_NOT_OPEN'));
    return writeBackup(this.#copied(), folder, this.#options.now());
  }

  #copied(): CopiedPlan {
    return { db: this.store.db, revision: () => this.#revision, idle: () => this.idle() };
  }

  integrity(): string[] {
    return this.read(() => findProblems(this.store, this.overlays, this.#journal));
  }

  standing(): Standing {
    return this.#watch.standing();
  }

  onChange(listener: (event: PlanEvent) => void): () => void {
    return this.#listeners.add(listener);
  }

  close(): void {
    if (!this.store.db.open) return;
    if (this.#slicing) rollBack(this.store.db);
    else this.#assertIdle();
    this.#listeners.clear();
    this.store.db.close();
    this.#watch.close();
  }

  /** All of `work` or nothing of it. A step counts and is told only when it stands on the disk. */
  #transaction<R>(work: () => [answer: R, event: StepEvent | null]): R {
    if (!this.store.db.open) throw new AppError('PLAN_NOT_OPEN');
    this.#assertIdle();
    this.#busy = true;
    let answer: R;
    let event: StepEvent | null = null;
    let ending: Ending = 'takenBack';
    try {
      this.#begin();
      [answer, event] = work();
      ending = this.#commit(event);
    } catch (error) {
      ending = this.#takeBack(error);
      this.#forgetRows();
      throw sqliteError(error, this.path);
    } finally {
      this.#watch.wrote(ending);
      this.#busy = false;
    }
    this.#tell(event);
    return answer;
  }

  /** The same in pieces, with turns of the event loop between. */
  async #transactionInTurns<R>(work: () => Pieces<[answer: R, event: StepEvent | null]>): Promise<R> {
    const [answer] = await this.#alone(
      async () => {
        let ending: Ending = 'takenBack';
        try {
          this.#begin();
          const done = await this.#inTurns(work());
          ending = this.#commit(done[1]);
          return done;
        } catch (error) {
          ending = this.#takeBack(error);
          this.#forgetRows();
          throw sqliteError(error, this.path);
        } finally {
          this.#watch.wrote(ending);
        }
      },
      ([, event]) => event,
    );
    return answer;
  }

  #tell(event: StepEvent | null): void {
    if (event) this.#listeners.tell({ ...event, revision: this.#revision });
  }

  #begin(): void {
    this.#settle();
    this.#watch.assertHere();
    this.store.db.exec('BEGIN IMMEDIATE');
  }

  #commit(event: StepEvent | null): Ending {
    assertInTransaction(this.store.db);
    if (event) {
      writeMeta(this.store, 'revision', String(this.#revision + 1));
      touchFirstPage(this.store.db);
    }
    this.#watch.assertInPlace();
    commit(this.store.db);
    if (!event) return 'committed';
    this.#revision++;
    return 'counted';
  }

  #takeBack(error: unknown): Ending {
    rollBack(this.store.db);
    this.#unsettled = error instanceof Database.SqliteError;
    return this.#unsettled ? 'unsettled' : 'takenBack';
  }

  /**
   * After a write that failed on the disk: has SQLite take it back, or finds that it stands all the same (the disk failed after
   * the step was whole, before that could be confirmed), which listeners are told. Throws while the disk does not answer.
   */
  #settle(): void {
    if (!this.#unsettled) return;
    const stands = Number(readMeta(this.store, 'revision') ?? '1');
    this.#unsettled = false;
    this.#watch.wrote('settled');
    this.#forgetRows();
    if (stands === this.#revision) return;
    this.#revision = stands;
    this.#listeners.tell({ kind: 'did', label: null, topics: [...planTopics], revision: stands });
  }

  #forgetRows(): void {
    this.overlays.units.reset();
    this.overlays.accounts.reset();
    this.store.touchAll();
  }

  #assertIdle(): void {
    if (this.#slicing) throw new AppError('PLAN_BUSY');
    if (this.#busy) throw new AppError('INTERNAL', { message: 'called inside an edit' });
  }
}
