import { setApp } from './store.ts';

/** An edit of a moment is not told: the status bar would flicker at each. Milliseconds. */
export const moment = 200;

let told = 0;

function tell(by: 1 | -1): void {
  told += by;
  setApp({ isWriting: told > 0 });
}

/**
 * Work that writes the plan: until it ends, however it does, the status bar does not say that all is saved.
 * @param isLong told at once, not after a moment
 */
export async function whileWriting<T>(work: () => Promise<T>, isLong = false): Promise<T> {
  let isTold = isLong;
  if (isLong) tell(1);
  const clock = setTimeout(() => {
    if (isTold) return;
    isTold = true;
    tell(1);
  }, moment);
  try {
    return await work();
  } finally {
    clearTimeout(clock);
    if (isTold) tell(-1);
  }
}
