import { loadavg } from 'node:os';

/** Figures of one piece of work over several runs, milliseconds. */
export interface Figures {
  readonly name: string;
  readonly runs: number;
  readonly median: number;
  /** 19 of 20 runs took no longer. */
  readonly p95: number;
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
    median: times[Math.floor(times.length / 2)],
    p95: times[Math.min(times.length - 1, Math.floor(0.95 * times.length))],
    maximum: times[times.length - 1],
  };
}

export function printFigures(title: string, figures: readonly Figures[]): void {
  console.log(`\n${title}`);
  for (const { name, runs, median, p95, maximum } of figures) {
    const cells = [median, p95, maximum].map((value) => value.toFixed(1).padStart(9));
    console.log(`  ${name.padEnd(58)} ${cells.join(' ')}  ms (p50, p95, max of ${runs})`);
  }
}

/** How busy the machine is: figures of a busy one are read with care. */
export const load = (): string => `load average ${loadavg()[0]?.toFixed(1)}`;
