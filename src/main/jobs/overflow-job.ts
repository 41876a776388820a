import { giveOverflow, type OverflowInput } from '../engine/edit/overflow.ts';
import type { EditMap } from '../engine/edit/redraw.ts';
import { answerApart } from './answer-apart.ts';

export interface OverflowTask {
  readonly map: EditMap;
  readonly input: OverflowInput;
}

/** Territory index per unit once the overflow is given. What the worker does. */
export const overflowGiven = ({ map, input }: OverflowTask): Int32Array =>
  giveOverflow(map, input).territoryOf;

/** The same in a thread of its own. @throws AppError JOB_CANCELLED when the signal fires first */
export const overflowApart = (task: OverflowTask, signal?: AbortSignal): Promise<Int32Array> =>
  answerApart('overflow-worker', task, signal);
