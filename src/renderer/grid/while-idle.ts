/** Milliseconds of an idle stretch left to the window. */
const spare = 3;
/** Shorter idle stretches, milliseconds, are left alone: those between the frames of a window that scrolls. */
const quiet = 6;
/** Longest turn, milliseconds: a key may be pressed in an idle stretch of fifty, too. */
const turn = 6;

/** Goes through `steps`, each of a few milliseconds at most, while the window is idle; answers how to stop. */
export function whileIdle(steps: Iterator<void>): () => void {
  const go = (deadline: IdleDeadline) => {
    const end = performance.now() + turn;
    if (deadline.timeRemaining() >= quiet)
      while (deadline.timeRemaining() > spare && performance.now() < end) if (steps.next().done) return;
    handle = requestIdleCallback(go);
  };
  let handle = requestIdleCallback(go);
  return () => cancelIdleCallback(handle);
}
