import type { Operation } from '../../../shared/contract/redraw.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Assignment } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { draftOf } from './draft.ts';
import { moveByHand } from './move-by-hand.ts';
import type { Operated } from './operations.ts';

/**
 * Units and accounts given to one territory, or to nobody.
 * @throws AppError NOT_FOUND, TERRITORY_LOCKED when a locked territory would give or take
 */
export function assignByHand(
  data: Dataset,
  assignment: Assignment,
  move: Extract<Operation, { kind: 'assign' }>,
): Operated {
  const after = moveByHand(data, assignment, move);
  refuseLocked(assignment, after);
  const { unitIds, accountIds, territoryId } = move;
  const first = data.units[data.unitIndex.get(unitIds[0]) ?? -1]?.name ?? '';
  const territory = assignment.territories[assignment.territoryIndex.get(territoryId ?? 0) ?? -1]?.name ?? '';
  return {
    draft: draftOf(after),
    label:
      unitIds.length > 0
        ? {
            key: territoryId === null ? 'unassignUnits' : 'assignUnits',
            params: { count: unitIds.length, territory, first },
          }
        : {
            key: territoryId === null ? 'unassignAccounts' : 'assignAccounts',
            params: { count: accountIds.length, territory },
          },
  };
}

/** A locked territory neither gives nor takes. */
function refuseLocked(before: Assignment, after: Assignment): void {
  const { territories } = before;
  if (!territories.some(({ locked }) => locked === 1)) return;
  const compare = (from: Int32Array, to: Int32Array) => {
    for (let row = 0; row < from.length; row++) {
      if (from[row] === to[row]) continue;
      for (const one of [from[row], to[row]])
        if (territories[one]?.locked === 1)
          throw new AppError('TERRITORY_LOCKED', { name: territories[one].name });
    }
  };
  compare(before.unitTerritory, after.unitTerritory);
  compare(before.accountTerritory, after.accountTerritory);
}
