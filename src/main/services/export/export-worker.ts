import { rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import { exportComparison } from '../../exchange/export/comparison-workbook.ts';
import { exportScenario } from '../../exchange/export/export-scenario.ts';
import { openSnapshot } from '../../plan/open.ts';
import { createCompareService } from '../compare-service.ts';
import { createProjection } from '../projection.ts';
import type { ExportJob, ExportWorkerMessage } from './export-job.ts';
import { gatherReport } from './gather-report.ts';
import { snapshotSession } from './snapshot-session.ts';
import { writePack } from './write-pack.ts';

/** Gathers and writes one export out of a copy of the plan. Any message from outside means: stop and clear up. */
const job = workerData as ExportJob;
const cancel = new AbortController();
parentPort?.once('message', () => cancel.abort());

function post(message: ExportWorkerMessage): void {
  parentPort?.postMessage(message);
}

/** An open file can lose its name, but on Windows: then nothing is left of the copy even if the program is killed. */
function forget(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The main thread removes it when this one has ended.
  }
}

async function run(): Promise<void> {
  const onProgress = (done: number, total: number) => post({ type: 'progress', done, total });
  const { path, language } = job;
  const plan = openSnapshot(job.snapshot);
  forget(job.snapshot);
  try {
    const session = snapshotSession(plan, job.planName);
    const projection = createProjection(session);
    if ('pack' in job) {
      const writing = { task: job.pack, path, language, onProgress, signal: cancel.signal };
      await writePack(session, projection, writing);
    } else if ('ids' in job) {
      const [first = 0, ...others] = job.ids;
      const { compare } = createCompareService(() => plan, projection);
      const comparisons = others.map((id) => compare(first, id));
      await exportComparison(comparisons, path, language, onProgress, cancel.signal);
    } else {
      const report = gatherReport(session, projection, job.scenarioId, job.format);
      await exportScenario(report, path, job.format, language, onProgress, cancel.signal);
    }
  } finally {
    plan.close();
  }
}

try {
  await run();
  post({ type: 'done' });
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  post({ type: 'failed', code: error.code, params: error.params });
} finally {
  parentPort?.close();
}
