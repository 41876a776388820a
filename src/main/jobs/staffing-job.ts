import { type Staffing, type StaffingTask, staff } from '../engine/staffing/staff.ts';
import { answerApart } from './answer-apart.ts';

/** Pairs of territory and rep from which on the solver gets a thread of its own: below, it answers in some 20 ms. */
const ownThread = 60_000;

/** Solves a staffing without holding up whoever asks. */
export async function solveStaffing(task: StaffingTask): Promise<Staffing> {
  if (task.problem.rows * task.problem.columns < ownThread) return staff(task);
  return answerApart('staffing-worker', task);
}
