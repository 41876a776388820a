import { loadavg } from 'node:os';

/** Figures of one piece of work over several runs, milliseconds. */
export interface Figures {
  readonly name: string;
  readonly runs: number;
  readonly minimum: number;
  readonly median: number;
  readonly maximum: number;
}

/** Runs the work once to warm up, then `runs` times. The value it answers is kept, so that nothing is optimised away. */
export async function measure(name: string, runs: number, work: (run: number) => unknown): Promise<Figures> {
  let sink: unknown = await work(-1);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    sink = await work(run);
    times.push(performance.now() - started);
  }
  if (sink === measure) throw new Error('unreachable');
  times.sort((a, b) => a - b);
  return {
    name,
    runs,
    minimum: times[0],
    median: times[Math.floor(times.length / 2)],
    maximum: times[times.length - 1],
  };
}

export function printFigures(title: string, figures: readonly Figures[]): void {
  console.log(`\n${title}`);
  for (const { name, runs, minimum, median, maximum } of figures) {
    const cells = [minimum, median, maximum].map((value) => value.toFixed(1).padStart(9));
    console.log(`  ${name.padEnd(58)} ${cells.join(' ')}  ms (min, median, max of ${runs})`);
  }
}

/** How busy the machine is: figures of a busy one are read with care. */
export const load = (): string => `load average ${loadavg()[0]?.toFixed(1)}`;
