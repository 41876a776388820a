/** How long a piece of work took, and the longest that anything else had to wait for its turn meanwhile, milliseconds. */
export interface Watched {
  readonly name: string;
  readonly total: number;
  readonly longest: number;
}

/** Runs the work while a beat asks for every turn of the event loop: the longest pause between two beats is the longest block. */
export async function watch(name: string, work: () => Promise<unknown>): Promise<Watched> {
  let longest = 0;
  let last = performance.now();
  let running = true;
  const beat = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setImmediate(beat);
  };
  setImmediate(beat);
  await new Promise((resolve) => setImmediate(resolve));
  const started = performance.now();
  await work();
  const total = performance.now() - started;
  // A block that the work ended in counts, too.
  await new Promise((resolve) => setImmediate(resolve));
  running = false;
  return { name, total, longest };
}
