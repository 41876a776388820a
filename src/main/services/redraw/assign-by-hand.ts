import type { Operation } from '../../../shared/contract/redraw.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Assignment } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { draftOf } from './draft.ts';
import type { Operated } from './operations.ts';

/**
 * Units and accounts given to one territory, or to nobody. Accounts are held apart only where their unit lies elsewhere.
 * @throws AppError NOT_FOUND, TERRITORY_LOCKED when a locked territory would give or take
 */
export function assignByHand(
  data: Dataset,
  assignment: Assignment,
  { unitIds, accountIds, territoryId }: Extract<Operation, { kind: 'assign' }>,
): Operated {
  const { territories, territoryIndex } = assignment;
  const to = territoryId ?? 0;
  const index = territoryIndex.get(to) ?? -1;
  if (to !== 0 && index < 0) throw new AppError('NOT_FOUND', { what: 'territory', id: to });
  const move = (from: number) => {
    if (from === index) return;
    for (const one of [from, index]) {
      const territory = territories[one];
      if (territory?.locked === 1) throw new AppError('TERRITORY_LOCKED', { name: territory.name });
    }
  };
  const draft = draftOf(assignment);
  const unitTerritory = draft.unitTerritory.slice();
  for (const id of unitIds) {
    const unit = data.unitIndex.get(id);
    if (unit === undefined) throw new AppError('NOT_FOUND', { what: 'unit', id });
    move(assignment.unitTerritory[unit]);
    unitTerritory[unit] = to;
  }
  const exceptions = new Map(draft.exceptions);
  for (const id of accountIds) {
    const account = data.accountIndex.get(id);
    if (account === undefined) throw new AppError('NOT_FOUND', { what: 'account', id });
    move(assignment.accountTerritory[account]);
    const unit = data.accountUnit[account];
    if (unit >= 0 && unitTerritory[unit] === to) exceptions.delete(id);
    else exceptions.set(id, to);
  }
  const count = unitIds.length;
  const first = data.units[data.unitIndex.get(unitIds[0]) ?? -1]?.name ?? '';
  const territory = territories[index]?.name ?? '';
  return {
    draft: { territories, unitTerritory, exceptions },
    label:
      count > 0
        ? { key: to === 0 ? 'unassignUnits' : 'assignUnits', params: { count, territory, first } }
        : {
            key: to === 0 ? 'unassignAccounts' : 'assignAccounts',
            params: { count: accountIds.length, territory },
          },
  };
}
