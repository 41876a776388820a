import { parentPort, workerData } from 'node:worker_threads';
import { leaving, tell } from '../../jobs/tell.ts';
import { salvagePlan } from '../../plan/salvage.ts';
import type { SalvageTask } from './salvage-job.ts';

/** Salvages one plan and ends. */
const { path, target } = workerData as SalvageTask;
const refuseIfLeft = leaving();
const report = await salvagePlan(path, target, (done, total) => {
  refuseIfLeft();
  tell('salvaging', done, total);
});
parentPort?.postMessage(report);
