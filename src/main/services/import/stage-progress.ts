import type { Progress } from '../../../shared/contract/base.ts';

/** Turns what a job is at into progress, with the time left in its stage. */
export function stageClock(
  now: () => number,
): (stage: string, done: number, total: number | null) => Progress {
  let stage = '';
  let since = 0;
  return (next, done, total) => {
    if (next !== stage) {
      stage = next;
      since = now();
    }
    const fraction = total ? Math.min(1, done / total) : null;
    const elapsed = now() - since;
    const secondsLeft = fraction ? Math.round(((elapsed / fraction) * (1 - fraction)) / 100) / 10 : null;
    return { stage: next, fraction, done, total, secondsLeft };
  };
}
