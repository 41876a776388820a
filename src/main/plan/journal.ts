import { z } from 'zod';
import { type StepLabel, stepLabel } from '../../shared/contract/base.ts';
import { type PlanEvent, planTopics } from '../../shared/contract/plan.ts';
import { AppError } from '../../shared/errors.ts';
import { decodeImageInPieces, type ImageSection } from './image.ts';
import { finish, type OnShare, type Pieces } from './pieces.ts';
import type { HistoryRecord } from './plan.ts';
import type { PlanStore } from './store.ts';

type Topics = PlanEvent['topics'];

/** How much history a plan keeps; the oldest steps go first. The newest step always stays. */
export interface HistoryLimits {
  readonly entries: number;
  /** Bytes of all images, compressed as they are in the file. */
  readonly bytes: number;
}

export const defaultHistoryLimits: HistoryLimits = { entries: 500, bytes: 256 * 1024 * 1024 };

export interface JournalEntry {
  readonly seq: number;
  readonly label: StepLabel;
  readonly topics: Topics;
  readonly at: string;
  readonly undone: boolean;
  /** What its image takes in the file: about as much work as it is to undo or redo it. */
  readonly bytes: number;
}

interface EntryRow {
  seq: number;
  label_key: string;
  label_params: string;
  topics: string;
  at: string;
  undone: number;
  image_bytes: number;
}

const entryColumns = 'seq, label_key, label_params, topics, at, undone, image_bytes';
const topicList = z.array(z.enum(planTopics));

/** The table `journal`. Steps are undone newest first and redone oldest first, so the undone ones are always the last. */
export class Journal {
  readonly #store: PlanStore;
  readonly #limits: HistoryLimits;

  constructor(store: PlanStore, limits: HistoryLimits) {
    this.#store = store;
    this.#limits = limits;
  }

  /** Adds a step just done, its image encoded (`encodeImage`). Steps that were undone can't be redone after it, so they go. */
  append(label: StepLabel, topics: Topics, at: string, image: Uint8Array): number {
    const seq = this.#number('SELECT coalesce(max(seq), 0) FROM journal') + 1;
    this.#store.statement('DELETE FROM journal WHERE undone = 1').run();
    this.#store.db
      .prepare('INSERT INTO journal VALUES (?, ?, ?, ?, ?, 0, ?, ?)')
      .run(seq, label.key, JSON.stringify(label.params), JSON.stringify(topics), at, image.length, image);
    this.#trim(seq);
    return seq;
  }

  lastDone(): JournalEntry | null {
    return this.#entry('WHERE undone = 0 ORDER BY seq DESC LIMIT 1');
  }

  firstUndone(): JournalEntry | null {
    return this.#entry('WHERE undone = 1 ORDER BY seq LIMIT 1');
  }

  /** The steps to undo (newest first) or to redo (oldest first) until `seq` is the last one done; 0 = none done. Throws NOT_FOUND. */
  way(seq: number): JournalEntry[] {
    if (seq !== 0 && this.#number('SELECT count(*) FROM journal WHERE seq = ?', seq) === 0) {
      throw new AppError('NOT_FOUND', { what: 'step', id: seq });
    }
    const undo = this.#entries('WHERE undone = 0 AND seq > ? ORDER BY seq DESC', seq);
    return undo.length > 0 ? undo : this.#entries('WHERE undone = 1 AND seq <= ? ORDER BY seq', seq);
  }

  /** Newest first. */
  latest(limit: number): HistoryRecord[] {
    return this.#entries('ORDER BY seq DESC LIMIT ?', limit).map(({ seq, label, at, undone }) => ({
      seq,
      label,
      at,
      undone,
    }));
  }

  image = (seq: number): ImageSection[] => finish(this.imageInPieces(seq));

  *imageInPieces(seq: number, onShare?: OnShare): Pieces<ImageSection[]> {
    const bytes = this.#store.statement('SELECT image FROM journal WHERE seq = ?', true).get(seq) as
      | [Buffer]
      | undefined;
    if (!bytes) throw new AppError('PLAN_DAMAGED', { file: this.#store.file });
    return yield* decodeImageInPieces(bytes[0], this.#store.file, onShare);
  }

  /** Keeps what stood in the file before the step was undone (or redone), so that the next swap brings it back. */
  swap(seq: number, bytes: Uint8Array, undone: boolean): void {
    this.#store.db
      .prepare('UPDATE journal SET undone = ?, image_bytes = ?, image = ? WHERE seq = ?')
      .run(undone ? 1 : 0, bytes.length, bytes, seq);
  }

  #trim(newest: number): void {
    const { entries, bytes } = this.#limits;
    const sizes = this.#store
      .statement('SELECT seq, image_bytes FROM journal WHERE undone = 0 ORDER BY seq DESC', true)
      .all() as [seq: number, bytes: number][];
    let total = 0;
    for (const [index, [seq, size]] of sizes.entries()) {
      total += size;
      if (seq !== newest && (index >= entries || total > bytes)) {
        this.#store.statement('DELETE FROM journal WHERE seq <= ?').run(seq);
        return;
      }
    }
  }

  #entry(clause: string): JournalEntry | null {
    return this.#entries(clause)[0] ?? null;
  }

  #entries(clause: string, ...values: number[]): JournalEntry[] {
    const rows = this.#store.statement(`SELECT ${entryColumns} FROM journal ${clause}`).all(...values);
    return (rows as EntryRow[]).map((row) => this.#parse(row));
  }

  #parse(row: EntryRow): JournalEntry {
    try {
      return {
        seq: row.seq,
        label: stepLabel.parse({ key: row.label_key, params: JSON.parse(row.label_params) }),
        topics: topicList.parse(JSON.parse(row.topics)),
        at: row.at,
        undone: row.undone === 1,
        bytes: row.image_bytes,
      };
    } catch (error) {
      throw new AppError('PLAN_DAMAGED', { file: this.#store.file }, { cause: error });
    }
  }

  #number(sql: string, ...values: number[]): number {
    return (this.#store.statement(sql, true).get(...values) as [number])[0];
  }
}
