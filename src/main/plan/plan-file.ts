import { basename, resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { StepLabel } from '../../shared/contract/base.ts';
import { type PlanEvent, planTopics } from '../../shared/contract/plan.ts';
import { AppError } from '../../shared/errors.ts';
import { type BackupFile, copyInSlices, writeBackup } from './backup.ts';
import { assertInTransaction, blamingFile, commit, rollBack, touchFirstPage } from './commit.ts';
import { writeCompactCopy } from './copy.ts';
import { type Ending, FileWatch, type Standing } from './file-watch.ts';
import { findProblems } from './integrity.ts';
import { type HistoryLimits, Journal, type JournalEntry } from './journal.ts';
import { PlanListeners } from './listeners.ts';
import { readMeta, writeMeta } from './meta.ts';
import { accountOverlay, Overlay, unitOverlay } from './overlay.ts';
import { pageOfRecords, pageOfValues } from './pages.ts';
import type { HistoryRecord, Plan, PlanReader, PlanWriter } from './plan.ts';
import { guarded, guardedPlace, sqliteError } from './plan-error.ts';
import { StoreReader } from './reader.ts';
import type { TableName, Tables } from './rows.ts';
import { isSameFile } from './same-file.ts';
import type { RowSlice, StagedStep } from './staged.ts';
import { PlanStore, type RowValues } from './store.ts';
import { imageOf, swapImage } from './swap.ts';
import { keyOfRow } from './values.ts';
import { writeSlices } from './write-slices.ts';
import { StepWriter } from './writer.ts';

type Topic = PlanEvent['topics'][number];

/** What an accepted step tells listeners; the revision is added when it stands. */
type StepEvent = Omit<PlanEvent, 'revision'>;

export interface PlanFileOptions {
  /** The clock: when a step was made. */
  readonly now: () => Date;
  readonly history: HistoryLimits;
}

/** An open plan on its connection. `open.ts` makes them. */
export class PlanFile extends StoreReader implements Plan {
  readonly path: string;
  readonly #journal: Journal;
  readonly #watch: FileWatch;
  readonly #options: PlanFileOptions;
  readonly #listeners = new PlanListeners();
  #revision: number;
  #busy = false;
  /** A write failed on the disk: whether SQLite took it back is known once it can be read again. */
  #unsettled = false;
  /** Ends when the step being written in slices does, however it does. */
  #slicing: Promise<void> | null = null;

  constructor(db: Database.Database, path: string, options: PlanFileOptions) {
    const store = new PlanStore(db, path);
    super(store, { units: new Overlay(store, unitOverlay), accounts: new Overlay(store, accountOverlay) });
    this.path = path;
    this.#options = options;
    this.#journal = new Journal(store, options.history);
    this.#revision = Number(readMeta(this.store, 'revision') ?? '1');
    this.#watch = new FileWatch(db, path);
  }

  get revision(): number {
    return this.#revision;
  }

  edit<R>(label: StepLabel, topics: readonly Topic[], change: (write: PlanWriter) => R): R {
    return this.#transaction(() => {
      const at = this.#options.now().toISOString();
      const writer = new StepWriter(this.store, this.overlays, at);
      let answer: R;
      try {
        answer = change(writer);
      } finally {
        writer.finish();
      }
      if (answer instanceof Promise) {
        answer.catch(() => undefined);
        throw new AppError('INTERNAL', { message: 'an edit must not be asynchronous' });
      }
      assertInTransaction(this.store.db);
      const changes = writer.finish().changes();
      if (changes.size === 0) return [answer, null];
      const touched = [...new Set(topics)];
      this.#journal.append(label, touched, at, imageOf(this.store, changes));
      return [answer, { kind: 'did', label, topics: touched }];
    });
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
    if (!this.store.db.open) throw new AppError('PLAN_NOT_OPEN');
    this.#assertIdle();
    if (this.#revision !== revision) throw new AppError('PLAN_BUSY');
    let release = () => {};
    this.#slicing = new Promise((resolve) => {
      release = resolve;
    });
    try {
      await this.#writeSlices(step, slices, onRows, signal);
    } finally {
      this.#slicing = null;
      this.#forgetRows();
      release();
    }
    this.#listeners.tell({
      kind: 'did',
      label: step.label,
      topics: [...step.topics],
      revision: ++this.#revision,
    });
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
      this.#journal.appendImage(step.label, step.topics, this.#options.now().toISOString(), step.image);
      writeMeta(this.store, 'revision', String(this.#revision + 1));
      if (signal?.aborted) throw new AppError('JOB_CANCELLED');
      touchFirstPage(db);
      this.#watch.assertInPlace();
      commit(db);
      ending = 'counted';
    } catch (error) {
      ending = this.#takeBack(error);
      throw sqliteError(error, this.path);
    } finally {
      this.#watch.wrote(ending);
    }
  }

  async idle(): Promise<void> {
    while (this.#slicing) await this.#slicing;
  }

  page(table: TableName, after: RowValues | null, limit: number): RowValues[] {
    return this.read(() => pageOfValues(this.store, table, after, limit));
  }

  recordsAfter<T extends TableName>(table: T, after: Tables[T] | null, limit: number): Tables[T][] {
    return this.read(() => pageOfRecords(this.store, table, after, limit));
  }

  keyOf(table: TableName, row: RowValues): RowValues {
    return keyOfRow(this.store.shape(table), row);
  }

  /** While a step is written in slices the tables hold half of it. */
  protected override read<R>(work: () => R): R {
    if (this.#slicing) throw new AppError('PLAN_BUSY');
    if (this.#unsettled) guarded(this.path, () => this.#settle());
    return super.read(work);
  }

  undo(): StepLabel {
    return this.#travel(() => {
      const entry = this.#journal.lastDone();
      if (!entry) throw new AppError('NOTHING_TO_UNDO');
      return [entry];
    });
  }

  redo(): StepLabel {
    return this.#travel(() => {
      const entry = this.#journal.firstUndone();
      if (!entry) throw new AppError('NOTHING_TO_REDO');
      return [entry];
    });
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
    if (way.length > 0) this.#travel(() => way);
  }

  peek<R>(seq: number, look: (past: PlanReader) => R): R {
    const way = this.read(() => this.#journal.way(seq));
    const { db } = this.store;
    this.#assertIdle();
    this.#busy = true;
    try {
      this.#settle();
      db.exec('BEGIN');
      for (const entry of way) swapImage(this.store, this.#journal.image(entry.seq));
      this.#forgetRows();
      return look(this);
    } catch (error) {
      throw sqliteError(error, this.path);
    } finally {
      rollBack(db);
      // A large step spills into the file and is taken back.
      this.#watch.wrote('takenBack');
      this.#forgetRows();
      this.#busy = false;
    }
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
    await this.idle();
    if (!this.store.db.open) throw new AppError('PLAN_NOT_OPEN');
    await copyInSlices(this.store.db, path);
  }

  backup(folder: string): Promise<BackupFile> {
    if (!this.store.db.open) return Promise.reject(new AppError('PLAN_NOT_OPEN'));
    return writeBackup(this.store.db, folder, this.#options.now(), () => this.#revision);
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
    if (this.#slicing) this.store.db.exec('ROLLBACK');
    else this.#assertIdle();
    this.#listeners.clear();
    this.store.db.close();
    this.#watch.close();
  }

  /** Undoes or redoes the chosen steps as one: in one transaction, with one event. Answers the last one's label. */
  #travel(choose: () => readonly JournalEntry[]): StepLabel {
    const travel = () => {
      const entries = choose();
      const last = entries[entries.length - 1];
      for (const entry of entries) {
        const image = swapImage(this.store, this.#journal.image(entry.seq));
        this.#journal.swap(entry.seq, image, !entry.undone);
      }
      this.#forgetRows();
      const topics = [...new Set(entries.flatMap((entry) => entry.topics))];
      const event: StepEvent = { kind: last.undone ? 'redid' : 'undid', label: last.label, topics };
      return [last.label, event] as [StepLabel, StepEvent];
    };
    return blamingFile(this.path, () => this.#transaction(travel));
  }

  /** All of `work` or nothing of it. A step counts and is told only when it stands on the disk. */
  #transaction<R>(work: () => [answer: R, event: StepEvent | null]): R {
    if (!this.store.db.open) throw new AppError('PLAN_NOT_OPEN');
    this.#assertIdle();
    const { db } = this.store;
    this.#busy = true;
    let answer: R;
    let event: StepEvent | null = null;
    let ending: Ending = 'takenBack';
    try {
      this.#settle();
      this.#watch.assertHere();
      db.exec('BEGIN IMMEDIATE');
      [answer, event] = work();
      assertInTransaction(db);
      if (event) {
        writeMeta(this.store, 'revision', String(this.#revision + 1));
        touchFirstPage(db);
      }
      this.#watch.assertInPlace();
      commit(db);
      ending = event ? 'counted' : 'committed';
    } catch (error) {
      ending = this.#takeBack(error);
      this.#forgetRows();
      throw sqliteError(error, this.path);
    } finally {
      this.#watch.wrote(ending);
      this.#busy = false;
    }
    if (event) this.#listeners.tell({ ...event, revision: ++this.#revision });
    return answer;
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
