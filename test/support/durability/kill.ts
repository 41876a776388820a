import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generator } from '../grid-plan.ts';
import { Victim } from './child-process.ts';
import { Lane } from './lane.ts';
import { place } from './place.ts';
import { type Line, type Mistake, type Operation, operations } from './protocol.ts';

export interface KillSettings {
  /** Spread evenly over the kinds of work; the even turns of each keep its pages in memory till the commit, the odd ones can't. */
  kills: number;
  seed: number;
  /** Processes at a time. */
  lanes?: number;
  only?: readonly Operation[];
  /** Of the plans that are worked on. */
  accounts?: number;
  mistake?: Mistake;
}

/** What came of killing one operation. */
export interface KillFigures {
  operation: Operation;
  kills: number;
  /** Kills that came between a step's beginning and its answer. */
  within: number;
  /** Answers whose content was looked for afterwards. */
  answers: number;
  problems: string[];
}

/** In which step at the latest a child is killed; an import's are long to prepare. */
const mostSteps: Readonly<Record<Operation, number>> = {
  import: 2,
  design: 3,
  edit: 4,
  undo: 4,
  migrate: 4,
  copy: 4,
  backup: 4,
  restore: 4,
};

/** Kills children at seeded random moments of their work and looks at what each left behind. */
export async function killAtRandom({
  kills,
  seed,
  lanes = 2,
  only = operations,
  accounts,
  mistake,
}: KillSettings): Promise<KillFigures[]> {
  const root = mkdtempSync(join(place, 'bailiwick-kill-'));
  const figures = new Map(
    only.map((operation) => [
      operation,
      { operation, kills: 0, within: 0, answers: 0, problems: [] as string[] },
    ]),
  );
  /** Typical time of a step, milliseconds: what the random moment is drawn from. */
  const typical = new Map<Operation, number>();
  let next = 0;

  const work = async (number: number) => {
    const lane = new Lane(join(root, `lane-${number}`), accounts);
    const random = generator(seed + number);
    let waiting = new Victim(mistake !== undefined);
    try {
      while (next < kills) {
        const operation = only[next++ % only.length] ?? 'edit';
        const victim = waiting;
        waiting = new Victim(mistake !== undefined);
        const index = next - 1;
        const step = 1 + Math.floor(random() * mostSteps[operation]);
        const milliseconds = random() * 1.2 * (typical.get(operation) ?? 30);
        victim.order({
          folder: lane.folder,
          operation,
          seed: seed + next,
          mistake: mistake ?? null,
          spills: Math.floor(index / only.length) % 2 === 1,
          death: { step, milliseconds },
        });
        const { lines, failure } = await victim.died();
        learn(typical, operation, lines);
        const entry = figures.get(operation);
        if (!entry) continue;
        entry.kills += 1;
        entry.within += lines.at(-1)?.type === 'begin' ? 1 : 0;
        entry.answers += lines.filter(({ type }) => type === 'answer').length;
        entry.problems.push(...(failure === null ? lane.check(operation, lines) : [failure]));
        // What can't be worked on any more has nothing further to show.
        if (failure !== null) break;
      }
    } finally {
      await waiting.dismiss();
    }
  };

  try {
    await Promise.all(Array.from({ length: lanes }, (_, number) => work(number)));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return [...figures.values()];
}

function learn(typical: Map<Operation, number>, operation: Operation, lines: readonly Line[]): void {
  const times = lines.flatMap((line) =>
    line.type === 'answer' && line.milliseconds > 0 ? line.milliseconds : [],
  );
  if (times.length > 0) typical.set(operation, times.reduce((sum, time) => sum + time, 0) / times.length);
}
