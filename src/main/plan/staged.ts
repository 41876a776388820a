import Database from 'better-sqlite3';
import type { StepLabel } from '../../shared/contract/base.ts';
import type { PlanEvent } from '../../shared/contract/plan.ts';
import { changedKey, type RowChange } from './change-set.ts';
import { encodeImage } from './image.ts';
import { LazyStore } from './lazy-store.ts';
import { applySteps } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { accountOverlay, Overlay, unitOverlay } from './overlay.ts';
import type { Plan, PlanReader, PlanWriter } from './plan.ts';
import { StoreReader } from './reader.ts';
import type { TableName, Tables } from './rows.ts';
import { type PlanStore, type RowValues, tableNames } from './store.ts';
import { imageOf } from './swap.ts';
import { StepWriter } from './writer.ts';

type Topics = PlanEvent['topics'];

/** What of a plan an import reads and edits; both the open plan and a staged one are such. */
export type EditablePlan = PlanReader & Pick<Plan, 'edit'>;

/** Rows of one table as they will stand, and keys of those that go. Columns in the table's order. */
export interface RowSlice {
  readonly table: TableName;
  readonly written: readonly RowValues[];
  readonly erased: readonly RowValues[];
}

/** A step worked out elsewhere, ready to be written by `Plan.writeStep`. */
export interface StagedStep {
  readonly label: StepLabel;
  readonly topics: Topics;
  /** The journal's image that leads back, encoded. */
  readonly image: Uint8Array;
  /** Rows that will be written or erased. */
  readonly rows: number;
}

/** Rows that a message or one turn of the main thread carries: some milliseconds of work. */
export const sliceRows = 1000;

/** Tables of up to millions of rows, which only an import of just these things reads. */
const heavyTables: ReadonlySet<TableName> = new Set(['sales_month', 'unit_distance']);

/** Tables a copy is made of: all but the heavy ones, and of those the ones asked for. */
export const stagedTables = (heavy: readonly TableName[]): TableName[] =>
  tableNames.filter((table) => !heavyTables.has(table) || heavy.includes(table));

/**
 * A copy of a plan's rows in memory, for another thread: everything that can be worked out against a plan without holding
 * its file. An edit changes the copy and is kept as a step that the open plan, standing at the same revision, can write.
 */
export class StagedPlan extends StoreReader implements EditablePlan {
  readonly #steps: { step: StagedStep; changes: ReadonlyMap<TableName, RowChange[]> }[] = [];
  readonly #lazy: LazyStore;
  #loading = false;

  constructor() {
    const db = new Database(':memory:');
    applySteps(db, migrations, 'staged');
    // What the open plan may not hold is refused when the step is written there.
    db.pragma('foreign_keys = OFF');
    db.pragma('synchronous = OFF');
    const store = new LazyStore(db, 'staged');
    super(store, { units: new Overlay(store, unitOverlay), accounts: new Overlay(store, accountOverlay) });
    this.#lazy = store;
  }

  /** Takes rows of the open plan over. Until `loaded` nothing else may be asked. */
  load(table: TableName, rows: readonly RowValues[]): void {
    if (!this.#loading) this.store.db.exec('BEGIN');
    this.#loading = true;
    this.store.writeRows(this.store.shape(table), rows);
  }

  loaded(): void {
    if (this.#loading) this.store.db.exec('COMMIT');
    this.#loading = false;
  }

  /** As `Plan.edit`; the step is added to those waiting. One that changes nothing is not. */
  edit<R>(label: StepLabel, topics: readonly Topics[number][], change: (write: PlanWriter) => R): R {
    const { db } = this.store;
    db.exec('BEGIN');
    try {
      this.#lazy.settle();
      const writer = new StepWriter(this.store, this.overlays, new Date().toISOString());
      const answer = change(writer);
      const changes = writer.finish().changes();
      db.exec('COMMIT');
      if (changes.size === 0) return answer;
      let rows = 0;
      for (const list of changes.values()) rows += list.length;
      const image = encodeImage(imageOf(this.store, changes));
      this.#steps.push({ step: { label, topics: [...new Set(topics)], image, rows }, changes });
      return answer;
    } catch (error) {
      this.#undo();
      throw error;
    }
  }

  /** What an edit would change, row by row; nothing of it stays. */
  trial(change: (write: PlanWriter) => void): ReadonlyMap<TableName, readonly RowChange[]> {
    const { db } = this.store;
    this.#lazy.settle();
    db.exec('BEGIN');
    try {
      const writer = new StepWriter(this.store, this.overlays, new Date().toISOString());
      change(writer);
      return writer.finish().changes();
    } finally {
      this.#undo();
    }
  }

  #undo(): void {
    if (this.store.db.inTransaction) this.store.db.exec('ROLLBACK');
    this.#lazy.forget();
    this.overlays.units.reset();
    this.overlays.accounts.reset();
    this.store.touchAll();
  }

  /** The next step to be written and its rows in slices; null when none waits. The step is given away. */
  takeStep(): { step: StagedStep; slices: Generator<RowSlice> } | null {
    const next = this.#steps.shift();
    return next ? { step: next.step, slices: slicesOf(this.store, next.changes) } : null;
  }

  /** The record of a row that a trial tells. */
  record<T extends TableName>(table: T, row: RowValues): Tables[T] {
    const { columns } = this.store.shape(table);
    return Object.fromEntries(columns.map((column, at) => [column, row[at]])) as unknown as Tables[T];
  }

  close(): void {
    this.store.db.close();
  }
}

function* slicesOf(store: PlanStore, changes: ReadonlyMap<TableName, RowChange[]>): Generator<RowSlice> {
  for (const [table, rows] of changes) {
    for (let from = 0; from < rows.length; from += sliceRows) {
      const written: RowValues[] = [];
      const erased: RowValues[] = [];
      for (const row of rows.slice(from, from + sliceRows)) {
        if (row.after) written.push(row.after);
        else erased.push(changedKey(store.shape(table), row));
      }
      yield { table, written, erased };
    }
  }
}
