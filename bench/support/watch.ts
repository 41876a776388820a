/** How long a piece of work took, and the longest that anything else had to wait for its turn meanwhile, milliseconds. */
export interface Watched {
  readonly name: string;
  readonly total: number;
  readonly longest: number;
  /** The most processor time this thread spent in one turn: what is left of `longest` it waited for a processor or a disk. */
  readonly busiest: number;
}

/** Runs the work while a beat asks for every turn of the event loop: the longest pause between two beats is the longest block. */
export async function watch(name: string, work: () => Promise<unknown>): Promise<Watched> {
  let longest = 0;
  let busiest = 0;
  let last = performance.now();
  let spent = threadTime();
  let running = true;
  const beat = () => {
    const [now, used] = [performance.now(), threadTime()];
    longest = Math.max(longest, now - last);
    busiest = Math.max(busiest, used - spent);
    last = now;
    spent = used;
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
  return { name, total, longest, busiest };
}

/** Processor time of this thread so far, milliseconds. */
function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
