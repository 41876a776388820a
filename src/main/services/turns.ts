import { setImmediate as nextTurn } from 'node:timers/promises';

/** Whoever waits for `turn()` goes on in a turn of the event loop of their own, in the order they asked. */
export function createTurns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => nextTurn());
    return last;
  };
}
