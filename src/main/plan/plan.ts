import type { StepLabel } from '../../shared/contract/base.ts';
import type { PlanEvent } from '../../shared/contract/plan.ts';
import type { BackupFile } from './backup.ts';
import type { UnitDistances } from './distances.ts';
import type { Standing } from './file-watch.ts';
import type { Pieces } from './pieces.ts';
import type { PlacedCounts } from './placed-counts.ts';
import type { AccountRecord, TableName, Tables } from './rows.ts';
import type { RowSlice, StagedStep } from './staged.ts';
import type { RowValues } from './store.ts';

type Topic = PlanEvent['topics'][number];

/** The values of some columns of a table: one list a column, in the order asked for. */
export type ScannedColumns<T extends TableName, C extends readonly (keyof Tables[T] & string)[]> = {
  -readonly [I in keyof C]: Tables[T][C[I]][];
};

/** Rows as they stand. Every method answers fresh plain objects, ordered by key. */
export interface PlanReader {
  all<T extends TableName>(table: T): Tables[T][];
  /** Rows whose columns equal the given values. */
  where<T extends TableName>(table: T, match: Partial<Tables[T]>): Tables[T][];
  /** Grows whenever rows of the table may have changed: what was read of it at the same version still stands. */
  tableVersion(table: TableName): number;
  /** Keys of all rows of a table written or erased since a version of it; null where that is not known. */
  writtenSince(table: TableName, version: number): readonly RowValues[] | null;
  /** Records after one (null: from the first) in key order: for looking through a large table in turns. */
  recordsAfter<T extends TableName>(table: T, after: Tables[T] | null, limit: number): Tables[T][];
  /** Some columns of the rows after a key (null: from the first) in key order, one list a row: as `scan`, in turns. */
  columnsAfter<T extends TableName, const C extends readonly (keyof Tables[T] & string)[]>(
    table: T,
    columns: C,
    after: RowValues | null,
    limit: number,
  ): { -readonly [I in keyof C]: Tables[T][C[I]] }[];
  get<T extends TableName>(table: T, key: Partial<Tables[T]>): Tables[T] | undefined;
  /** The text of a level of `boundary` as UTF-8: for another thread, which a string of millions of letters is slow to cross to. */
  boundaryBytes(level: number): Uint8Array<ArrayBuffer> | undefined;
  /** Some columns of all rows, one list a column: for tables of a hundred thousand rows. */
  scan<T extends TableName, const C extends readonly (keyof Tables[T] & string)[]>(
    table: T,
    columns: C,
  ): ScannedColumns<T, C>;
  count(table: TableName): number;
  /** Keys of a table whose key is `id`, ascending. */
  ids(table: 'unit' | 'account' | 'rep'): Int32Array;
  /** The largest value of an integer column, 0 when empty: new ids are this + 1. */
  max<T extends TableName>(table: T, column: keyof Tables[T] & string): number;
  setting(key: string): string | undefined;
  /** Sum of monthly sales per calendar month (index 0..11) over one year; null where no row exists. */
  salesByMonth(year: number): (number | null)[];
  /** Monthly sales of a year summed per account, fen. */
  salesByAccount(year: number): Map<number, number>;
  /** Years that monthly sales exist for, ascending. */
  salesMonthYears(): number[];
  /** All imported distances, in the order of their keys. */
  unitDistances(): UnitDistances;
  /** Territory per unit of a scenario with its ancestors looked through: every unit's id → territory id (0 = unassigned). */
  unitTerritories(scenarioId: number): Map<number, number>;
  /** The same as one number per unit, in the order of their ids: what is asked after every edit. */
  unitTerritoryIds(scenarioId: number): Int32Array;
  /** Exceptions in force in a scenario: account id → territory id (0 = unassigned). */
  accountExceptions(scenarioId: number): Map<number, number>;
  accountsPage(offset: number, limit: number): AccountRecord[];
  /** Accounts placed by a name alone, and accounts in no unit. */
  accountPlaces(): PlacedCounts;
  /** The same in pieces: it then is at hand until accounts change. */
  accountPlacesInPieces(): Pieces<PlacedCounts>;
  /** Years that sales of any account exist for, yearly or monthly, ascending. */
  salesYears(): number[];
}

/** Writes of one step. Each remembers the row it replaces, so that the step can be undone exactly. */
export interface PlanWriter extends PlanReader {
  /** `before`: the row as it stands, null for none, where the caller knows: it saves a look-up. */
  put<T extends TableName>(table: T, row: Tables[T], before?: Tables[T] | null): void;
  /** Removes a row with its parts; references to it become null (`relations.ts`). No such row: nothing happens. */
  remove<T extends TableName>(table: T, key: Partial<Tables[T]>): void;
  /** Removes every row matching; answers how many. */
  removeWhere<T extends TableName>(table: T, match: Partial<Tables[T]>): number;
  /** As `removeWhere`, in pieces. */
  removeWhereInPieces<T extends TableName>(table: T, match: Partial<Tables[T]>): Pieces<void>;
  /** Sets units of a scenario to a territory (0 = unassigned), keeping children as they were. */
  assignUnits(scenarioId: number, unitIds: readonly number[], territoryId: number): void;
  /** Sets account exceptions (-1 = follow the unit), keeping children as they were. */
  assignAccounts(scenarioId: number, accountIds: readonly number[], territoryId: number): void;
  /** Branches a scenario: territories, their tree, quota and the alignments of its layers copied, nothing else (cheap). Answers the new id. */
  branchScenario(fromId: number, name: string): number;
  /** Branches a scenario without its layers: what a layer's own alignment begins with. The caller has seen to the name. */
  branchAlone(fromId: number, name: string): number;
  /** Removes a scenario with its layers' alignments; its children are first given what they looked through it for. */
  removeScenario(scenarioId: number): void;
  /** As `removeScenario`, in pieces. */
  removeScenarioInPieces(scenarioId: number): Pieces<void>;
}

/** Hears how much of what steps keep has been put back, in bytes as they are in the file. */
export type OnBytes = (done: number, total: number) => void;

/** Who follows steps that are undone or redone. The signal gives them up as long as they do not stand. */
export interface FollowedSteps {
  readonly onBytes?: OnBytes;
  readonly signal?: AbortSignal;
}

export interface HistoryRecord {
  seq: number;
  label: StepLabel;
  at: string;
  undone: boolean;
}

export interface Plan extends PlanReader {
  readonly path: string;
  /** Grows with each accepted edit, undo and redo. */
  readonly revision: number;
  /**
   * One accepted edit: one transaction, one journal entry. When `change` throws, nothing happened. An edit that changed no
   * row leaves no entry.
   */
  edit<R>(label: StepLabel, topics: readonly Topic[], change: (write: PlanWriter) => R): R;
  /**
   * As `edit`, in pieces with turns of the event loop between: for steps of thousands of rows. Until it ends every other read or
   * write throws PLAN_BUSY (hosts wait for `idle`), so that nobody sees half a step; only its own pieces may read the plan. The signal
   * gives it up as long as it does not stand. Throws JOB_CANCELLED.
   */
  editInTurns<R>(
    label: StepLabel,
    topics: readonly Topic[],
    change: (write: PlanWriter) => Pieces<R>,
    signal?: AbortSignal,
  ): Promise<R>;
  /**
   * As `edit`, for a step worked out in another thread against this revision: its rows are written slice by slice with turns
   * of the event loop between, in one transaction. Until it ends every other read or write throws PLAN_BUSY (hosts wait for
   * `idle`), so that nobody sees half a step. Throws JOB_CANCELLED, and PLAN_BUSY when the plan has moved on; a failure, the
   * signal or `close` leave the plan as it was.
   */
  writeStep(
    step: StagedStep,
    slices: AsyncIterable<RowSlice>,
    options: { revision: number; onRows?: (written: number) => void; signal?: AbortSignal | undefined },
  ): Promise<void>;
  /** Whether no step is being written in slices: whoever waited for `idle` asks again, for another may have begun meanwhile. */
  isIdle(): boolean;
  /** Resolves when no step is being written in slices. */
  idle(): Promise<void>;
  /** Rows after a key (null: from the first) in key order, as arrays in the table's column order: for copying a table in turns. */
  page(table: TableName, after: RowValues | null, limit: number): RowValues[];
  /** The key of such a row. */
  keyOf(table: TableName, row: RowValues): RowValues;
  undo(): StepLabel;
  redo(): StepLabel;
  /** As `undo`, `redo`, `jumpTo` and `peek`, in pieces as `editInTurns` is. The first three throw JOB_CANCELLED. */
  undoInTurns(followed?: FollowedSteps): Promise<StepLabel>;
  redoInTurns(followed?: FollowedSteps): Promise<StepLabel>;
  jumpInTurns(seq: number, followed?: FollowedSteps): Promise<void>;
  peekInTurns<R>(seq: number, look: (past: PlanReader) => Pieces<R>): Promise<R>;
  undoLabel(): StepLabel | null;
  redoLabel(): StepLabel | null;
  history(limit: number): HistoryRecord[];
  /** Undoes or redoes until `seq` is the last step done (0 = none), in one transaction and with one event. */
  jumpTo(seq: number): void;
  /** Reads the plan as it was when `seq` was the last step done (0 = before all); nothing is changed by it. */
  peek<R>(seq: number, look: (past: PlanReader) => R): R;
  /** View memory: saved at once, outside the history. */
  view(): string;
  setView(view: string): void;
  /** A verified, compact copy with the history: temp name, quick_check, fsync, rename. PLAN_EXISTS for the plan itself. */
  saveCopy(path: string): void;
  /**
   * A copy at `path` for another thread to read (`openSnapshot`), made while edits go on: it holds the plan as it
   * stands at the end. Waits for a step being written. `onShare` is told how much is copied, and gives it up by throwing. Throws PLAN_DISK_FULL, FILE_WRITE_FAILED, PLAN_NOT_OPEN.
   */
  snapshot(path: string, onShare?: (done: number, total: number) => void): Promise<void>;
  /** A dated copy in `folder`, made while edits go on. Throws PLAN_DISK_FULL, FILE_WRITE_FAILED, PLAN_NOT_OPEN. */
  backup(folder: string): Promise<BackupFile>;
  /** Integrity problems in words for `check`; empty = sound. */
  integrity(): string[];
  /** Whether the file is still the one that was opened. A write to one that is not throws PLAN_MOVED, PLAN_REPLACED or PLAN_CHANGED. */
  standing(): Standing;
  onChange(listener: (event: PlanEvent) => void): () => void;
  close(): void;
}
