/** Board packs and territory sheets: each document in a process of its own, so that its memory is its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlan, openPlan } from '../../src/main/plan/open.ts';
import { importSample } from '../../src/main/services/sample-service.ts';
import { type BigPlan, writeBigPlan } from '../scale/big-plan.ts';

export interface DocumentFigures {
  seconds: number;
  /** Peak resident memory of the whole process, all threads. */
  peakMb: number;
  /** Longest time the main thread answered nothing. */
  blockMs: number;
  bytes: number;
}

const sample = join(import.meta.dirname, '..', '..', 'resources', 'sample');
const packs = ['board.pptx', 'board.pdf', 'board.html'];
const documents = [...packs, 'sheets.pdf'];
const blockBarMs = 100;

const bigPlan = (columns: number, rows: number, accounts: number, reps: number): BigPlan => ({
  ...{ columns, rows, accounts, reps },
  stretches: 16,
  seed: 1,
});

/** The sample, and 3,000 made-up units. */
export async function benchReports(): Promise<void> {
  await within(async (folder) => {
    const path = join(folder, 'sample.sqlite');
    const plan = createPlan(path);
    await importSample(plan, sample, () => {});
    plan.close();
    printDocuments('East China sample', path, folder, documents);
    printBig(bigPlan(60, 50, 20_000, 48), folder, documents);
  });
}

/** Packs of 33,000 made-up units: what the largest plan of issue 6 asks of memory and of the main thread. */
export const benchLargeReports = (): Promise<void> =>
  within(async (folder) => printBig(bigPlan(220, 150, 100_000, 200), folder, packs));

async function within(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-bench-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printBig(size: BigPlan, folder: string, wanted: readonly string[]): void {
  const path = join(folder, 'big.sqlite');
  writeBigPlan(path, size);
  printDocuments(
    `${size.columns * size.rows} units, ${size.accounts} accounts, ${size.reps} reps`,
    path,
    folder,
    wanted,
  );
}

/** A branch of the present in which every third unit goes to another territory. */
function branch(path: string): void {
  const plan = openPlan(path);
  const [present] = plan.where('scenario', { is_present: 1 });
  plan.edit({ key: 'test', params: {} }, ['alignment'], (write) => {
    const id = write.branchScenario(present.id, 'bench');
    const territories = write.where('territory', { scenario_id: id });
    const third = write.all('unit').flatMap((unit, at) => (at % 3 === 0 ? unit.id : []));
    const share = Math.ceil(third.length / 20);
    for (let part = 0; part * share < third.length; part++) {
      const to = territories[(part * 7) % territories.length];
      write.assignUnits(id, third.slice(part * share, (part + 1) * share), to.territory_id);
    }
  });
  plan.close();
}

function printDocuments(title: string, planPath: string, folder: string, wanted: readonly string[]): void {
  branch(planPath);
  console.log(
    `\nReports, ${title} (load ${loadavg()[0]?.toFixed(1)}): time, peak memory, longest block (bar ${blockBarMs} ms), size`,
  );
  for (const document of wanted) {
    const { seconds, peakMb, blockMs, bytes } = run(planPath, join(folder, document));
    const cells = [
      `${seconds.toFixed(1)} s`,
      `${Math.round(peakMb)} MB`,
      `${Math.round(blockMs)} ms`,
      `${Math.round(bytes / 1024)} KB`,
    ];
    console.log(`  ${document.padEnd(12)} ${cells.map((cell) => cell.padStart(10)).join(' ')}`);
  }
}

function run(planPath: string, out: string): DocumentFigures {
  const script = join(import.meta.dirname, 'work.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, planPath, out], {
    encoding: 'utf8',
    timeout: 180_000,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as DocumentFigures;
}
