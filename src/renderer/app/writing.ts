import { setApp } from './store.ts';

/** An edit of a moment is not told: the status bar would flicker at each. Milliseconds. */
export const moment = 200;

let told = 0;

function tell(by: 1 | -1): void {
  told += by;
  setApp({ isWriting: told > 0 });
}

/** Steps back and on that have not ended. */
const steps = new Set<Promise<unknown>>();
/** What is to be written behind those and has not begun. */
const behind = new Set<Promise<unknown>>();

/** A step back or on: it begins once what was asked for before it has. */
export async function whileStepping<T>(step: () => Promise<T>): Promise<T> {
  const going = Promise.allSettled(behind).then(() => telling(step, false));
  steps.add(going);
  try {
    return await going;
  } finally {
    steps.delete(going);
  }
}

export const isStepping = (): boolean => steps.size > 0;

/**
 * Work that writes the plan: until it ends, however it does, the status bar does not say that all is saved. Behind a step back or on it
 * begins when that has ended: it is about the plan as that leaves it.
 * @param isLong told at once, not after a moment
 */
export async function whileWriting<T>(work: () => Promise<T>, isLong = false): Promise<T> {
  return telling(isStepping() ? () => afterSteps(work) : work, isLong);
}

async function afterSteps<T>(work: () => Promise<T>): Promise<T> {
  const { promise, resolve: begun } = Promise.withResolvers<void>();
  behind.add(promise);
  await Promise.allSettled(steps);
  behind.delete(promise);
  try {
    return work();
  } finally {
    begun();
  }
}

async function telling<T>(work: () => Promise<T>, isLong: boolean): Promise<T> {
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
