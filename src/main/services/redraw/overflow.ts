import type { Operation } from '../../../shared/contract/redraw.ts';
import type { EditMap } from '../../engine/edit/redraw.ts';
import type { OverflowTask } from '../../jobs/overflow-job.ts';
import { loads } from './ground.ts';
import type { OperationInput } from './operations.ts';

/** What giving a territory's overflow to its neighbours is worked out from. Targets are shares of all that is assigned. */
export function overflowTask(
  { data, assignment }: Pick<OperationInput, 'data' | 'assignment'>,
  map: EditMap,
  { measure, tolerance }: Extract<Operation, { kind: 'giveOverflow' }>,
  from: number,
): OverflowTask {
  const { unit, territory } = loads(data, assignment, data[measure]);
  const { territories } = assignment;
  const share = territories.reduce((sum, row) => sum + row.share, 0);
  const whole = territory.reduce((sum, value) => sum + value, 0);
  const input = {
    from,
    unitLoad: unit,
    territoryLoad: territory,
    target: Float64Array.from(territories, (row) => (whole * row.share) / share),
    tolerance,
  };
  return { map, input };
}
