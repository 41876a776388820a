/** kill -9 at random moments of eight kinds of work, and power cuts: what every interruption left behind. The unit tests do the same, fewer times. */

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultLibrary } from '../test/support/durability/fault-library.ts';
import { type KillFigures, killAtRandom } from '../test/support/durability/kill.ts';
import { cutPower } from '../test/support/durability/power.ts';
import { operations } from '../test/support/durability/protocol.ts';
import { load } from './support/measure.ts';

/** A round is three kills of each kind on plans of its own: short, so that a run that is stopped loses little. */
const killsOfRound = 3 * operations.length;

/** Accounts of a plan whose edits are undone in many turns of the event loop, told and given up. */
const many = 12_000;

interface Round {
  seconds: number;
  figures: KillFigures[];
}

/**
 * `-- durability [--kills=240] [--seed=20261122] [--resume]`: rounds of kills until there are so many. `--resume` goes on with a run
 * of that seed that was stopped, of the same sources, one hopes: how many rounds are from then is printed.
 */
export async function benchDurability(): Promise<void> {
  const { values } = parseArgs({
    options: { kills: { type: 'string' }, seed: { type: 'string' }, resume: { type: 'boolean' } },
    allowPositionals: true,
  });
  const seed = Number(values.seed ?? 20_261_122);
  const record = join(tmpdir(), `bailiwick-durability-${seed}.json`);
  if (!values.resume) rmSync(record, { force: true });
  const rounds = roundsOf(record);
  const earlier = rounds.length;
  for (let round = rounds.length; round * killsOfRound < Number(values.kills ?? 240); round++) {
    const started = performance.now();
    const figures = await killAtRandom({ kills: killsOfRound, seed: seed + round * 1000 });
    const seconds = (performance.now() - started) / 1000;
    rounds.push({ seconds, figures });
    writeFileSync(record, JSON.stringify(rounds));
    console.log(
      `  round ${round + 1}: ${killsOfRound} kills in ${seconds.toFixed(0)} s, ${problemsOf(figures)} problems, ${load()}`,
    );
  }
  print(rounds, earlier, seed);
  const large = await killAtRandom({ kills: 30, seed, only: ['undo'], accounts: many });
  printLine('large undo', large);
  printProblems(large);
  playCuts(seed);
}

function roundsOf(record: string): Round[] {
  try {
    return JSON.parse(readFileSync(record, 'utf8')) as Round[];
  } catch {
    return [];
  }
}

const problemsOf = (figures: readonly KillFigures[]) =>
  figures.reduce((sum, { problems }) => sum + problems.length, 0);

function print(rounds: readonly Round[], earlier: number, seed: number): void {
  const all = rounds.flatMap(({ figures }) => figures);
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  const total = all.reduce((sum, { kills }) => sum + kills, 0);
  console.log(
    `\nkill -9 at ${total} random moments, seed ${seed}, ${rounds.length} rounds (${seconds.toFixed(0)} s${earlier > 0 ? `; ${earlier} of them in an earlier run` : ''})`,
  );
  console.log('  work        kills   within a step   answers kept   problems (bar 0)');
  for (const operation of operations) {
    const figures = all.filter((entry) => entry.operation === operation);
    printLine(operation, figures);
    printProblems(figures);
  }
  printLine('all', all);
}

function printLine(name: string, figures: readonly KillFigures[]): void {
  const sum = (of: (entry: KillFigures) => number) =>
    figures.reduce((before, entry) => before + of(entry), 0);
  const cells = [sum((f) => f.kills), sum((f) => f.within), sum((f) => f.answers), problemsOf(figures)];
  console.log(
    `  ${name.padEnd(10)} ${cells.map((value, index) => String(value).padStart([5, 15, 14, 10][index] ?? 0)).join(' ')}`,
  );
}

function printProblems(figures: readonly KillFigures[]): void {
  for (const problem of figures.flatMap(({ problems }) => problems)) console.log(`    ${problem}`);
}

function playCuts(seed: number): void {
  const library = faultLibrary();
  if (library === null) {
    console.log('  power cuts: no C compiler here, not played');
    return;
  }
  const power = cutPower(library, { steps: 40, cuts: 400, seed });
  console.log(
    `  power cuts: ${power.cuts} of ${power.calls} disk calls in ${power.steps} steps, ${power.uncertain} with something not yet certain, ${power.problems.length} problems (bar 0)`,
  );
}
