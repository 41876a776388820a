import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { type Staffing, type StaffingTask, staff } from '../engine/staffing/staff.ts';
import { workerUrl } from './worker-url.ts';

/** Pairs of territory and rep from which on the solver gets a thread of its own: below, it answers in some 20 ms. */
const ownThread = 60_000;

/** Solves a staffing without holding up whoever asks. */
export async function solveStaffing(task: StaffingTask): Promise<Staffing> {
  if (task.problem.rows * task.problem.columns < ownThread) return staff(task);
  const worker = new Worker(workerUrl('staffing-worker'), { workerData: task });
  return new Promise<Staffing>((resolve, reject) => {
    const failed = (cause?: unknown) => reject(new AppError('INTERNAL', {}, { cause }));
    worker.on('message', resolve);
    worker.on('error', failed);
    worker.on('exit', () => failed());
  });
}
