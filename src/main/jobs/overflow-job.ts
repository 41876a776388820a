import { giveOverflow, type OverflowInput } from '../engine/edit/overflow.ts';
import type { EditMap } from '../engine/edit/redraw.ts';
import { answerApart, type OnStage } from './answer-apart.ts';

export interface OverflowTask {
  readonly map: EditMap;
  readonly input: OverflowInput;
}

/** Territory index per unit once the overflow is given. What the worker does. Stage: `giving`, of the load that is too much. */
export const overflowGiven = ({ map, input }: OverflowTask, onStage: OnStage = () => {}): Int32Array =>
  giveOverflow(map, input, (done, total) => onStage('giving', done, total)).territoryOf;

/** The same in a thread of its own. @throws AppError JOB_CANCELLED when the signal fires first */
export const overflowApart = (
  task: OverflowTask,
  signal?: AbortSignal,
  onStage?: OnStage,
): Promise<Int32Array> => answerApart('overflow-worker', task, { signal, onStage });
