import { writeFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { diagnose, isProof } from '../engine/design/diagnose.ts';
import type { DesignProblem, Reason, SearchLimits } from '../engine/design/problem.ts';
import { buildProblem } from '../engine/design/problem-builder.ts';
import { bestEffort } from '../jobs/best-effort.ts';
import {
  type DesignOutcome,
  type DesignRun,
  effortWhenImpossible,
  startDesign,
} from '../jobs/design-pool.ts';
import { readDistances } from './distance-file.ts';
import { type Instance, readInstance, requireWritable } from './instance-file.ts';

interface SolveOptions {
  readonly measures?: number[];
  readonly tolerance: number;
  readonly seconds?: number;
  readonly iterations?: number;
  readonly seed: number;
  readonly soft?: boolean;
  readonly distances?: string;
  readonly persist?: boolean;
  readonly threads: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** `solve instance.json`: designs territories from nothing and prints one JSON document. Exit 1 on failure, 2 on wrong use. */
export function registerSolve(program: Command): void {
  program
    .command('solve')
    .description('design territories for an instance file; distances are kilometres in a plane')
    .argument('<instance>', 'JSON: {k, units: [{x, y, w: [..]}], edges: [[i, j]]}')
    .option('--measures <list>', 'weights to balance, for example 0,1 (default: all)', numberList)
    .option('--tolerance <share>', 'allowed deviation, 0.05 is 5 %', nonNegative, 0.05)
    .option('--soft', 'tolerances cost instead of binding')
    .option(
      '--distances <file>',
      'CSV rows from,to,km of unit ids or indices; other pairs stay straight lines',
    )
    .option('--persist', 'use the whole time even when no plan can hold every tolerance')
    .option('--seconds <n>', 'time for everything, bound included (default 20 unless --iterations)', positive)
    .option('--iterations <n>', 'move proposals per thread: reproducible to the byte', whole)
    .option('--seed <n>', 'seed', seedNumber, 1)
    .option('--threads <n>', 'parallel starts', whole, 2)
    .option('--out <file>', 'write the assignment: a JSON array, one territory per unit')
    .option('--json', 'print the result as JSON (the default; kept for scripts)')
    .exitOverride((error) => {
      process.exit(error.exitCode === 0 ? 0 : 2);
    })
    .action(async (file: string, options: SolveOptions) => {
      process.exitCode = await solve(file, options);
    });
}

async function solve(file: string, options: SolveOptions): Promise<number> {
  const seconds = options.seconds ?? (options.iterations === undefined ? 20 : undefined);
  try {
    const instance = readInstance(file);
    if (options.out !== undefined) requireWritable(options.out);
    const problem = instanceProblem(instance, options);
    // counted from the start of the process: loading Node and this program is part of the promise
    const spent = performance.now() / 1000;
    const limits = {
      ...(seconds === undefined ? {} : { seconds: Math.max(0.2, seconds - spent - RESERVE) }),
      ...(options.iterations === undefined ? {} : { iterations: options.iterations }),
    };
    const outcome =
      seconds === undefined
        ? await searched(
            startDesign({ problem, limits, threads: options.threads, persist: options.persist === true }),
          )
        : await timed(problem, limits, seconds, options);
    if (options.out !== undefined)
      writeFileSync(options.out, JSON.stringify([...outcome.solution.assignment]));
    process.stdout.write(`${JSON.stringify(report(outcome, instance, performance.now() / 1000))}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function searched(run: DesignRun): Promise<DesignOutcome> {
  process.once('SIGINT', () => run.stop());
  const outcome = await run.result;
  if (outcome === null) throw new Error('cancelled');
  return outcome;
}

/**
 * Against the clock: proofs are looked for in this thread, what costs nothing before the search threads start and the rest
 * while they do, so that an impossible problem is answered as soon as it is proven, however busy the machine.
 */
async function timed(
  problem: DesignProblem,
  limits: SearchLimits,
  seconds: number,
  { threads, persist = false }: SolveOptions,
): Promise<DesignOutcome> {
  const elapsed = () => performance.now() / 1000;
  const mayContinue = () => elapsed() < seconds * DIAGNOSIS_SHARE;
  const impossible = (reasons: readonly Reason[]) => {
    const left = Math.min(seconds - RESERVE, effortWhenImpossible(seconds) / 1000) - elapsed();
    return { solution: bestEffort(problem, reasons, Math.max(0.05, left)), bound: null };
  };
  if (persist) return searched(startDesign({ problem, limits, threads, persist }));
  if (diagnose(problem, 0).some(isProof)) return impossible(diagnose(problem, undefined, mayContinue));
  const run = startDesign({ problem, limits, threads, diagnose: false });
  const reasons = diagnose(problem, undefined, mayContinue);
  if (reasons.some(isProof)) {
    run.cancel();
    return impossible(reasons);
  }
  run.learn(reasons);
  return searched(run);
}

/** Part of the time that proofs of impossibility may take. */
const DIAGNOSIS_SHARE = 0.4;

/** Seconds kept back for starting Node and the workers and for writing the answer. */
const RESERVE = 0.4;

function instanceProblem(instance: Instance, options: SolveOptions): DesignProblem {
  const { units } = instance;
  const all = (units[0]?.w ?? []).map((_, index) => index);
  const chosen = options.measures ?? all;
  const unknown = chosen.find((index) => !all.includes(index));
  if (unknown !== undefined)
    throw new Error(`--measures: there is no weight ${unknown}, only ${all.join(', ')}`);
  return buildProblem({
    territoryCount: instance.k,
    place: {
      kind: 'plane',
      x: Float64Array.from(units, (unit) => unit.x),
      y: Float64Array.from(units, (unit) => unit.y),
    },
    distances:
      options.distances === undefined
        ? null
        : { between: readDistances(options.distances, units), toFixed: null },
    edges: instance.edges,
    measures: chosen.map((index) => ({
      name: `w${index}`,
      values: units.map((unit) => unit.w[index] ?? Number.NaN),
      tolerance: options.tolerance,
      hard: options.soft !== true,
    })),
    travelWeight: units.map((unit) => unit.w[0] ?? Number.NaN),
    seed: options.seed,
  });
}

function report({ solution, bound }: DesignOutcome, { units }: Instance, seconds: number) {
  const unitCentreKm = solution.travelKilometres;
  // a bound that is met may lie above by rounding
  const lowerBoundKm = bound === null ? null : Math.min(bound.kilometres, unitCentreKm);
  return {
    feasible: solution.feasible,
    maxDeviation: solution.measures.map((measure) => measure.maxDeviation),
    nonContiguous: solution.nonContiguous,
    unitCentreKm,
    lowerBoundKm,
    gap: lowerBoundKm === null ? null : lowerBoundKm > 0 ? unitCentreKm / lowerBoundKm - 1 : 0,
    seconds,
    iterations: solution.iterations,
    reasons: solution.reasons.map((reason) => ({
      code: reason.code,
      message: `${named(reason, units)}${reason.message}`,
      units: reason.units,
      relaxBy: reason.relaxBy,
    })),
  };
}

/** The units a reason is about by id and name, where they are few and have any: `units` holds indices. */
function named({ units: about }: Reason, units: Instance['units']): string {
  const names = about.flatMap((index) => {
    const { id, name } = units[index] ?? {};
    return id === undefined ? [] : [typeof name === 'string' ? `${id} (${name})` : String(id)];
  });
  if (names.length === 0 || names.length < about.length || about.length > MOST_NAMED) return '';
  return `${names.length === 1 ? 'Unit' : 'Units'} ${names.join(', ')}: `;
}

/** A part of the map is not told unit by unit. */
const MOST_NAMED = 5;

function numberList(text: string): number[] {
  const parts = text.split(',').map((part) => part.trim());
  if (!parts.every((part) => /^\d+$/.test(part)) || new Set(parts).size < parts.length) {
    throw new InvalidArgumentError('a list such as 0,1 is needed, each once.');
  }
  return parts.map(Number);
}

function whole(text: string): number {
  const value = Number(text);
  if (!(Number.isSafeInteger(value) && value > 0)) {
    throw new InvalidArgumentError('a whole number above 0 is needed.');
  }
  return value;
}

function seedNumber(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError('a whole number is needed.');
  return value;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('a number above 0 is needed.');
  return value;
}

function nonNegative(text: string): number {
  const value = Number(text);
  if (!(value >= 0)) throw new InvalidArgumentError('a number, 0 or more, is needed.');
  return value;
}
