/**
 * Work in pieces of some ten milliseconds: whoever runs it may let the event loop turn at every `yield`, or run it through at
 * once (`finish`).
 */
export type Pieces<Answer> = Generator<undefined, Answer>;

/** Hears how much of some work is done, 0..1. */
export type OnShare = (share: number) => void;

/** Runs all pieces at once. */
export function finish<Answer>(work: Pieces<Answer>): Answer {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** What is done in one piece. */
export function* whole<Answer>(work: () => Answer): Pieces<Answer> {
  yield;
  return work();
}

/** Rows written or removed in one piece: some ten milliseconds. */
export const rowsAtOnce = 1000;

/** Does something with a long list, slice by slice. */
export function* inSlices<Item>(items: readonly Item[], work: (some: readonly Item[]) => void): Pieces<void> {
  for (let from = 0; from < items.length; from += rowsAtOnce) {
    work(items.slice(from, from + rowsAtOnce));
    yield;
  }
}
