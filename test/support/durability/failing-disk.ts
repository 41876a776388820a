import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPlan } from '../../../src/main/plan/open.ts';
import { fillGrid } from '../grid-plan.ts';
import { place } from './place.ts';

/** What came of one step whose disk failed after letting `pass` calls pass. */
export interface FaultTurn {
  pass: number;
  /** Code of the error, or `done`: the disk was not asked that often. */
  failed: string;
  /** Whether the plan could still be read while the disk failed. */
  readable: string;
  /** The step reached the disk although it was said to have failed. */
  stands: boolean;
  /** Content and count of steps agree: the step is there as a whole and counted, or not at all. */
  kept: boolean;
  /** The same step on a sound disk, where it does not stand; after one that came through, another. */
  again: string;
  problems: string[];
}

export interface FaultReport {
  turns: FaultTurn[];
  /** Files left lying about. */
  left: string[];
}

/** Errors of disks and, from ESTALE on, of network drives. */
export interface Failing {
  error: 'ENOSPC' | 'EIO' | 'EROFS' | 'ESTALE' | 'ENOTCONN' | 'ETIMEDOUT' | 'EBUSY' | 'ENOLCK';
  /** `open`: another plan in the same folder. `giveUp`: a large step that is taken back. */
  work: 'edit' | 'giveUp' | 'undo' | 'copy' | 'backup' | 'open';
  /** What fails: calls that write, read or lock. */
  calls?: 'w' | 'r' | 'l';
}

const script = fileURLToPath(new URL('./fault-child.ts', import.meta.url));

/** Does one work over and over, its disk failing one call later each time, until the work comes through. */
export function failAtEveryCall(library: string, { error, work, calls = 'w' }: Failing): FaultReport {
  const root = mkdtempSync(join(place, 'bailiwick-faults-'));
  try {
    const folder = join(root, 'plan');
    mkdirSync(folder);
    const plan = createPlan(join(folder, 'plan.sqlite'));
    plan.edit({ key: 'import.units', params: {} }, ['state'], (write) =>
      fillGrid(write, { columns: 4, rows: 3, accounts: 120, reps: 2, seed: 1 }),
    );
    plan.saveCopy(join(folder, 'other.sqlite'));
    plan.close();
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [script, folder, String(constants.errno[error]), work, '400', calls],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          LD_PRELOAD: library,
          FAULT_FOLDER: folder,
          FAULT_CONTROL: join(root, 'control'),
        },
      },
    );
    if (status !== 0) throw new Error(stderr);
    const lines = stdout.trim().split('\n');
    const { left } = JSON.parse(lines.pop() ?? '') as { left: string[] };
    return { turns: lines.map((line) => JSON.parse(line) as FaultTurn), left };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
