import type { PlanState } from '../../shared/contract/plan.ts';
import { asAppError } from '../api/app-error.ts';
import { type Events, runJob } from './follow-job.ts';
import { toastError } from './toast.tsx';
import { whileStepping } from './writing.ts';

/** Steps back and on that were asked for and have not ended. */
interface Line {
  readonly stop: AbortController;
  length: number;
}
let line: Line = { stop: new AbortController(), length: 0 };
let asked = 0;

/**
 * A step back or on, whoever asks for it: a large one is a job in the status bar. Who gives one up gives up those asked for behind it,
 * too: the next would else take back what this one was to. Null: it was given up, or failed and said so.
 * @param words what it does; of one that waits behind another, only which way it goes
 */
export async function travel(
  words: { now: string; queued: string },
  start: (signal: AbortSignal) => Promise<Events<PlanState>>,
): Promise<PlanState | null> {
  if (line.length === 0 || line.stop.signal.aborted) line = { stop: new AbortController(), length: 0 };
  const own = line;
  const text = own.length === 0 ? words.now : words.queued;
  own.length += 1;
  asked += 1;
  const job = { id: `travel ${asked}`, text, isQuiet: true, stop: own.stop };
  try {
    return await whileStepping(() => runJob(job, start));
  } catch (error) {
    // Pressed more often than there are steps.
    if (!['NOTHING_TO_UNDO', 'NOTHING_TO_REDO'].includes(asAppError(error).code)) toastError(error);
    return null;
  } finally {
    own.length -= 1;
  }
}
