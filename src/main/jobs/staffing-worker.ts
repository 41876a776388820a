import { parentPort, workerData } from 'node:worker_threads';
import { type StaffingTask, staff } from '../engine/staffing/staff.ts';

/** Solves one staffing and ends. */
parentPort?.postMessage(staff(workerData as StaffingTask));
