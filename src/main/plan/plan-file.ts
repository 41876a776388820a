import { basename, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import type { StepLabel } from '../../shared/contract/base.ts';
import type { PlanEvent } from '../../shared/contract/plan.ts';
import { AppError } from '../../shared/errors.ts';
import { type BackupFile, writeBackup } from './backup.ts';
import { blamingFile } from './commit.ts';
import { writeCompactCopy } from './copy.ts';
import { type CopiedPlan, copyOpenPlan } from './copy-open.ts';
import type { Standing } from './file-watch.ts';
import { findProblems } from './integrity.ts';
import { type HistoryLimits, Journal, type JournalEntry } from './journal.ts';
import { readMeta, writeMeta } from './meta.ts';
import { accountOverlay, Overlay, unitOverlay } from './overlay.ts';
import { pageOfValues } from './pages.ts';
import { finish, type Pieces, whole } from './pieces.ts';
import type { FollowedSteps, HistoryRecord, Plan, PlanReader, PlanWriter } from './plan.ts';
import { guardedPlace } from './plan-error.ts';
import { StoreReader } from './reader.ts';
import type { TableName } from './rows.ts';
import { isSameFile } from './same-file.ts';
import type { RowSlice, StagedStep } from './staged.ts';
import { leadBack, makeStep, type StepParts, travel } from './steps.ts';
import { PlanStore, type RowValues } from './store.ts';
import { type Done, Transactions } from './transactions.ts';
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
  readonly #options: PlanFileOptions;
  readonly #transactions: Transactions;

  constructor(db: Database.Database, path: string, options: PlanFileOptions) {
    const store = new PlanStore(db, path);
    super(store, { units: new Overlay(store, unitOverlay), accounts: new Overlay(store, accountOverlay) });
    this.path = path;
    this.#options = options;
    this.#journal = new Journal(store, options.history);
    this.#parts = { store, overlays: this.overlays, journal: this.#journal };
    this.#transactions = new Transactions(store, this.overlays);
  }

  get revision(): number {
    return this.#transactions.revision;
  }

  isIdle(): boolean {
    return this.#transactions.isIdle();
  }

  idle(): Promise<void> {
    return this.#transactions.idle();
  }

  standing(): Standing {
    return this.#transactions.standing();
  }

  onChange(listener: (event: PlanEvent) => void): () => void {
    return this.#transactions.onChange(listener);
  }

  close(): void {
    if (this.store.db.open) this.#transactions.close();
  }

  protected override read<R>(work: () => R): R {
    this.#transactions.assertReadable();
    return super.read(work);
  }

  edit<R>(label: StepLabel, topics: readonly Topic[], change: (write: PlanWriter) => R): R {
    return this.#transactions.write(() =>
      finish(this.#step(label, topics, (write) => whole(() => atOnce(change(write))))),
    );
  }

  editInTurns<R>(
    label: StepLabel,
    topics: readonly Topic[],
    change: (write: PlanWriter) => Pieces<R>,
    signal?: AbortSignal,
  ): Promise<R> {
    return this.#transactions.writeInTurns(() => this.#step(label, topics, change), signal);
  }

  #step<R>(
    label: StepLabel,
    topics: readonly Topic[],
    change: (write: PlanWriter) => Pieces<R>,
  ): Pieces<Done<R>> {
    return makeStep(this.#parts, { label, topics, at: this.#now(), change });
  }

  async writeStep(
    { label, topics, image }: StagedStep,
    slices: AsyncIterable<RowSlice>,
    {
      revision,
      onRows,
      signal,
    }: { revision: number; onRows?: (written: number) => void; signal?: AbortSignal | undefined },
  ): Promise<void> {
    this.#transactions.assertIdle();
    if (this.revision !== revision) throw new AppError('PLAN_BUSY');
    await this.#transactions.writeSoon(async () => {
      await writeSlices(this.store, slices, onRows, signal);
      this.#journal.append(label, topics, this.#now(), image);
      this.#transactions.forgetRows();
      if (signal?.aborted) throw new AppError('JOB_CANCELLED');
      return [undefined, { kind: 'did', label, topics: [...topics] }];
    });
  }

  #now(): string {
    return this.#options.now().toISOString();
  }

  undo(): StepLabel {
    return this.#travelled(() => this.#lastDone());
  }

  undoInTurns(followed?: FollowedSteps): Promise<StepLabel> {
    return this.#travelledInTurns(() => this.#lastDone(), followed);
  }

  redo(): StepLabel {
    return this.#travelled(() => this.#firstUndone());
  }

  redoInTurns(followed?: FollowedSteps): Promise<StepLabel> {
    return this.#travelledInTurns(() => this.#firstUndone(), followed);
  }

  jumpTo(seq: number): void {
    const way = this.#way(seq);
    if (way.length > 0) this.#travelled(() => way);
  }

  async jumpInTurns(seq: number, followed?: FollowedSteps): Promise<void> {
    const way = this.#way(seq);
    if (way.length > 0) await this.#travelledInTurns(() => way, followed);
  }

  #travelled(way: () => readonly JournalEntry[]): StepLabel {
    return blamingFile(this.path, () => this.#transactions.write(() => finish(travel(this.#parts, way()))));
  }

  /** As `blamingFile`, in turns. */
  async #travelledInTurns(
    way: () => readonly JournalEntry[],
    { onBytes, signal }: FollowedSteps = {},
  ): Promise<StepLabel> {
    try {
      return await this.#transactions.writeInTurns(() => travel(this.#parts, way(), onBytes), signal);
    } catch (error) {
      return blamingFile(this.path, () => {
        throw error;
      });
    }
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

  #way(seq: number): JournalEntry[] {
    return this.read(() => this.#journal.way(seq));
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

  peek<R>(seq: number, look: (past: PlanReader) => R): R {
    const way = this.#way(seq);
    return this.#transactions.pretend(() => finish(this.#inPast(way, (past) => whole(() => look(past)))));
  }

  peekInTurns<R>(seq: number, look: (past: PlanReader) => Pieces<R>): Promise<R> {
    const way = this.#way(seq);
    return this.#transactions.pretendInTurns(() => this.#inPast(way, look));
  }

  *#inPast<R>(way: readonly JournalEntry[], look: (past: PlanReader) => Pieces<R>): Pieces<R> {
    yield* leadBack(this.#parts, way);
    this.#transactions.forgetRows();
    return yield* look(this);
  }

  page(table: TableName, after: RowValues | null, limit: number): RowValues[] {
    return this.read(() => pageOfValues(this.store, table, after, limit));
  }

  keyOf(table: TableName, row: RowValues): RowValues {
    return keyOfRow(this.store.shape(table), row);
  }

  view(): string {
    return this.read(() => readMeta(this.store, 'view') ?? '');
  }

  setView(view: string): void {
    this.#transactions.write(() => {
      writeMeta(this.store, 'view', view);
      return [undefined, null];
    });
  }

  integrity(): string[] {
    return this.read(() => findProblems(this.store, this.overlays, this.#journal));
  }

  saveCopy(path: string): void {
    this.#transactions.assertIdle();
    this.#transactions.assertOpen();
    const target = resolve(path);
    if (isSameFile(this.path, target)) throw new AppError('PLAN_EXISTS', { file: basename(target) });
    guardedPlace(target, () => writeCompactCopy(this.store.db, target));
  }

  async snapshot(path: string, onShare?: (done: number, total: number) => void): Promise<void> {
    await copyOpenPlan(this.#copied(), path, onShare);
  }

  async backup(folder: string): Promise<BackupFile> {
    this.#transactions.assertOpen();
    return writeBackup(this.#copied(), folder, this.#options.now());
  }

  #copied(): CopiedPlan {
    return {
      db: this.store.db,
      held: () => this.#transactions.held(),
      revision: () => this.revision,
      idle: () => this.idle(),
    };
  }
}

/** Throws INTERNAL for an answer that is still to come. */
function atOnce<R>(answer: R): R {
  if (!(answer instanceof Promise)) return answer;
  answer.catch(() => undefined);
  throw new AppError('INTERNAL', { message: 'an edit must not be asynchronous' });
}
