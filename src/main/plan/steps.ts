import type { StepLabel } from '../../shared/contract/base.ts';
import type { PlanEvent } from '../../shared/contract/plan.ts';
import { assertInTransaction } from './commit.ts';
import { encodeImageInPieces } from './image.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { type Overlays, tellOverlays } from './overlay.ts';
import type { OnShare, Pieces } from './pieces.ts';
import type { OnBytes, PlanWriter } from './plan.ts';
import type { PlanStore, RowValues, TableShape } from './store.ts';
import { imageOf, swapImageInPieces } from './swap.ts';
import { StepWriter } from './writer.ts';

/** What an accepted step tells listeners; the revision is added when it stands. */
export type StepEvent = Omit<PlanEvent, 'revision'>;

/** What steps are made of. */
export interface StepParts {
  readonly store: PlanStore;
  readonly overlays: Overlays;
  readonly journal: Journal;
}

/** A step to be made. */
export interface StepToMake<Answer> {
  readonly label: StepLabel;
  readonly topics: readonly PlanEvent['topics'][number][];
  /** ISO 8601. */
  readonly at: string;
  readonly change: (write: PlanWriter) => Pieces<Answer>;
}

/** Writes a step and its entry in the journal, within a transaction. Without a changed row there is no entry and no event. */
export function* makeStep<Answer>(
  { store, overlays, journal }: StepParts,
  { label, topics, at, change }: StepToMake<Answer>,
): Pieces<[answer: Answer, event: StepEvent | null]> {
  const writer = new StepWriter(store, overlays, at);
  let answer: Answer;
  try {
    answer = yield* change(writer);
  } finally {
    writer.finish();
  }
  yield;
  assertInTransaction(store.db);
  const changes = writer.finish().changes();
  if (changes.size === 0) return [answer, null];
  const touched = [...new Set(topics)];
  const image = yield* encodeImageInPieces(imageOf(store, changes));
  journal.append(label, touched, at, image);
  // The commit has the disk take all of it, in a turn of its own.
  yield;
  return [answer, { kind: 'did', label, topics: touched }];
}

/** Shares of the work of undoing a step: its image read, its rows exchanged, what stood there noted. */
const shares = { read: 0.2, swapped: 0.6, noted: 0.2 };

/** Undoes or redoes steps as one, within a transaction, by the rows they changed: what is derived from other tables stays. Answers the last one's label and the one event. */
export function* travel(
  { store, overlays, journal }: StepParts,
  entries: readonly JournalEntry[],
  onBytes: OnBytes = () => {},
): Pieces<[StepLabel, StepEvent]> {
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  const last = entries[entries.length - 1];
  const onRow = (...row: [TableShape, RowValues, RowValues | null]) => tellOverlays(overlays, ...row);
  for (const entry of entries) {
    const { seq, bytes } = entry;
    const from = (start: number, part: number): OnShare => {
      const tell: OnShare = (share) => onBytes(before + bytes * (start + part * share), total);
      tell(0);
      return tell;
    };
    const image = yield* journal.imageInPieces(seq, from(0, shares.read));
    const former = yield* swapImageInPieces(store, image, onRow, from(shares.read, shares.swapped));
    const noted = yield* encodeImageInPieces(former, from(1 - shares.noted, shares.noted));
    journal.swap(seq, noted, !entry.undone);
    before += bytes;
    yield;
  }
  const topics = [...new Set(entries.flatMap((entry) => entry.topics))];
  return [last.label, { kind: last.undone ? 'redid' : 'undid', label: last.label, topics }];
}

/** Undoes or redoes steps in the tables alone: for a transaction that will be rolled back. */
export function* leadBack({ store, journal }: StepParts, entries: readonly JournalEntry[]): Pieces<void> {
  for (const entry of entries) {
    yield* swapImageInPieces(store, yield* journal.imageInPieces(entry.seq));
    yield;
  }
}
