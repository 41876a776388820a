import { loadavg } from 'node:os';
import { type Watched, watch } from '../support/watch.ts';

/** What issue 6 asks of the main process, milliseconds. */
export const barMs = 100;

/** Runs work under a name and tells its answer. */
export type Run = <Answer>(name: string, work: () => Promise<Answer>) => Promise<Answer>;

/** Figures of several rounds, by name, in the order they were first met. */
export class BlockRecord {
  readonly #found = new Map<string, Watched[]>();

  readonly run: Run = async (name, work) => {
    let answer: Awaited<ReturnType<typeof work>> | undefined;
    const watched = await watch(name, async () => {
      answer = await work();
    });
    const list = this.#found.get(name);
    if (list) list.push(watched);
    else this.#found.set(name, [watched]);
    return answer as Awaited<ReturnType<typeof work>>;
  };

  /** Medians, with what is over the bar marked. */
  print(title: string, rounds: number): void {
    console.log(`\n${title}; load ${loadavg()[0]?.toFixed(1)}; median of ${rounds}, bar ${barMs} ms a block`);
    for (const [name, list] of this.#found) {
      printBlock({
        name,
        total: middle(list, 'total'),
        longest: middle(list, 'longest'),
        busiest: middle(list, 'busiest'),
      });
    }
  }
}

const middle = (list: readonly Watched[], figure: 'total' | 'longest' | 'busiest'): number =>
  list.map((one) => one[figure]).sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

export function printBlock({ name, total, longest, busiest }: Watched): void {
  const cells = [
    `${total.toFixed(0).padStart(7)} ms`,
    `longest block ${longest.toFixed(0).padStart(5)} ms`,
    `at work in a turn ${busiest.toFixed(0).padStart(5)} ms`,
  ];
  console.log(`  ${name.padEnd(52)} ${cells.join('   ')}${longest > barMs ? '  over' : ''}`);
}
