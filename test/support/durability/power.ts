import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPlan, openPlan } from '../../../src/main/plan/open.ts';
import { fillGrid, generator } from '../grid-plan.ts';
import { digestOf } from './digest.ts';
import { Disk } from './disk.ts';
import { type DiskCall, readDiskLog } from './disk-log.ts';
import { place } from './place.ts';

interface Answer {
  revision: number;
  digest: string;
  /** Length of the log when the step was accepted. */
  at: number;
}

export interface PowerFigures {
  steps: number;
  calls: number;
  cuts: number;
  /** Cuts at which something asked for was not yet certain. */
  uncertain: number;
  problems: string[];
}

const script = fileURLToPath(new URL('./power-child.ts', import.meta.url));
const region = { columns: 6, rows: 5, accounts: 300, reps: 3, seed: 3 };

/** Logs every write of a working process, then plays power cuts at random moments of it and opens what each would leave. */
export function cutPower(
  library: string,
  { steps, cuts, seed, mistake = '' }: { steps: number; cuts: number; seed: number; mistake?: 'noSync' | '' },
): PowerFigures {
  const root = mkdtempSync(join(place, 'bailiwick-power-'));
  try {
    const folder = join(root, 'plan');
    mkdirSync(folder);
    const path = join(folder, 'plan.sqlite');
    const plan = createPlan(path);
    plan.edit({ key: 'import.units', params: {} }, ['state'], (write) => fillGrid(write, region));
    plan.close();
    const before = readFileSync(path);
    const log = join(root, 'log');
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [script, path, String(steps), String(seed), mistake],
      {
        encoding: 'utf8',
        env: { ...process.env, LD_PRELOAD: library, FAULT_FOLDER: folder, FAULT_LOG: log },
      },
    );
    if (status !== 0) throw new Error(stderr);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer);
    const calls = readDiskLog(log);
    return { steps, calls: calls.length, ...play({ root, path, before, calls, answers, cuts, seed }) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

interface Play {
  root: string;
  path: string;
  before: Buffer;
  calls: readonly DiskCall[];
  answers: readonly Answer[];
  cuts: number;
  seed: number;
}

function play({ root, path, before, calls, answers, cuts, seed }: Play) {
  const random = generator(seed);
  const moments = new Set<number>();
  while (moments.size < Math.min(cuts, calls.length)) moments.add(Math.floor(random() * calls.length));
  const disk = new Disk(new Map([[path, before]]));
  const problems: string[] = [];
  let uncertain = 0;
  for (const [index, call] of calls.entries()) {
    disk.call(call);
    if (!moments.has(index)) continue;
    if (disk.isUncertain) uncertain++;
    const problem = opened(join(root, 'after'), disk.cut(random), answers, call.end);
    if (problem !== null) problems.push(`after call ${index} (${call.kind}): ${problem}`);
  }
  return { cuts: moments.size, uncertain, problems };
}

/** What is wrong with the files a cut left, or null. */
function opened(
  folder: string,
  files: ReadonlyMap<string, Buffer>,
  answers: readonly Answer[],
  at: number,
): string | null {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, bytes] of files) writeFileSync(join(folder, basename(name)), bytes);
  const accepted = answers.filter((answer) => answer.at <= at).at(-1)?.revision ?? 0;
  try {
    const plan = openPlan(join(folder, 'plan.sqlite'));
    try {
      const [trouble] = plan.integrity();
      if (trouble !== undefined) return trouble;
      // One more may have come as far as the disk before it could be told.
      if (plan.revision < accepted || plan.revision > accepted + 1)
        return `step ${accepted} was accepted, the plan stands at ${plan.revision}`;
      const told = answers.find(({ revision }) => revision === plan.revision);
      if (accepted > 0 && told?.digest !== digestOf(plan))
        return `step ${plan.revision} is not what was accepted`;
      return null;
    } finally {
      plan.close();
    }
  } catch (error) {
    return `does not open: ${error instanceof Error ? error.message : error}`;
  }
}
