/** Data in and out at the size of issue 6: each work in a process of its own, so that its memory is its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAccounts } from './workbook.ts';

const accounts = 100_000;

export interface WorkFigures {
  seconds: number;
  /** Peak resident memory of the whole process, all threads. */
  peakMb: number;
  /** Longest time the main thread answered nothing. */
  blockMs: number;
  note: string;
}

interface Bar {
  name: string;
  work: string;
  seconds: number;
  peakMb: number;
}

const bars: readonly Bar[] = [
  { name: `import ${accounts} accounts × 20 columns from xlsx`, work: 'import', seconds: 8, peakMb: 600 },
  { name: `export the same to xlsx`, work: 'export', seconds: 6, peakMb: 400 },
];
const blockBarMs = 100;

export async function benchExchange(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-bench-'));
  try {
    await writeAccounts(join(folder, 'accounts.xlsx'), accounts, 7);
    console.log(
      '\nExchange                                               time (bar)      peak memory (bar)   longest block (bar)',
    );
    for (const { name, work, seconds, peakMb } of bars) {
      const made = run(work, folder);
      const cells = [
        `${made.seconds.toFixed(1)} s (${seconds})`,
        `${Math.round(made.peakMb)} MB (${peakMb})`,
        `${Math.round(made.blockMs)} ms (${blockBarMs})`,
      ];
      console.log(`  ${name.padEnd(52)} ${cells.map((cell) => cell.padEnd(18)).join(' ')} ${made.note}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(work: string, folder: string): WorkFigures {
  const script = join(import.meta.dirname, 'work.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, work, folder], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as WorkFigures;
}
