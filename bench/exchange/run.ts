/** Data in and out at the size of issue 6: each work in a process of its own, so that its memory is its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from '../support/measure.ts';
import { writeDamagedMap } from './damaged-map.ts';
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

type Work = 'import' | 'export' | 'clean';

interface Bar {
  name: string;
  work: Work;
  /** Null: nobody has set one. */
  seconds: number | null;
  peakMb: number | null;
}

const bars: readonly Bar[] = [
  { name: `import ${accounts} accounts × 20 columns from xlsx`, work: 'import', seconds: 8, peakMb: 600 },
  { name: `export the same to xlsx`, work: 'export', seconds: 6, peakMb: 400 },
  { name: 'clean the borders of a map of 33,000 units', work: 'clean', seconds: null, peakMb: null },
];
const blockBarMs = 100;

/** `parts`: of the works; all without. An export needs the import before it. */
export async function benchExchange(parts: readonly string[] = []): Promise<void> {
  const wanted = bars.filter(({ work }) => parts.length === 0 || parts.includes(work));
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-bench-'));
  try {
    if (wanted.some(({ work }) => work !== 'clean'))
      await writeAccounts(join(folder, 'accounts.xlsx'), accounts, 7);
    const map = wanted.some(({ work }) => work === 'clean')
      ? writeDamagedMap(join(folder, 'map.geojson'))
      : null;
    if (map)
      console.log(
        `The map: ${map.units} units, ${map.vertices} vertices, ${map.damaged} units drawn apart from their neighbours`,
      );
    console.log(
      `\nExchange (${load()})                               time (bar)      peak memory (bar)   longest block (bar)`,
    );
    for (const { name, work, seconds, peakMb } of wanted) {
      const made = run(work, folder);
      const cells = [
        `${made.seconds.toFixed(1)} s (${seconds ?? '–'})`,
        `${Math.round(made.peakMb)} MB (${peakMb ?? '–'})`,
        `${Math.round(made.blockMs)} ms (${blockBarMs})`,
      ];
      console.log(`  ${name.padEnd(52)} ${cells.map((cell) => cell.padEnd(18)).join(' ')} ${made.note}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(work: Work, folder: string): WorkFigures {
  const script = join(import.meta.dirname, 'work.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, work, folder], {
    encoding: 'utf8',
    timeout: 600_000,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as WorkFigures;
}
