import { AppError } from '../../../shared/errors.ts';
import { type AccountsByUnit, accountsByUnit } from '../../engine/measures/move.ts';
import type { Assignment } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';

/** Units and accounts given to one territory; null = to nobody. */
export interface Move {
  readonly unitIds: readonly number[];
  readonly accountIds: readonly number[];
  readonly territoryId: number | null;
}

/**
 * A scenario with the move made, nothing stored. Accounts go with their unit unless they are held apart; accounts named
 * themselves are held apart only where their unit lies elsewhere.
 * @throws AppError NOT_FOUND for a territory, unit or account that is not there
 */
export function moveByHand(data: Dataset, assignment: Assignment, move: Move): Assignment {
  const to = move.territoryId ?? 0;
  const index = territoryIndexOf(assignment, move.territoryId);
  const unitOwner = assignment.unitOwner.slice();
  const unitTerritory = assignment.unitTerritory.slice();
  const accountTerritory = assignment.accountTerritory.slice();
  const exceptions = new Map(assignment.exceptions);
  const { offsets, accounts } = accountsIn(data);
  for (const id of move.unitIds) {
    const unit = find(data.unitIndex, 'unit', id);
    unitOwner[unit] = to;
    unitTerritory[unit] = index;
    for (let at = offsets[unit]; at < offsets[unit + 1]; at++)
      if (!exceptions.has(data.accounts[accounts[at]].id)) accountTerritory[accounts[at]] = index;
  }
  for (const id of move.accountIds) {
    const account = find(data.accountIndex, 'account', id);
    const unit = data.accountUnit[account];
    accountTerritory[account] = index;
    if (unit >= 0 && unitOwner[unit] === to) exceptions.delete(id);
    else exceptions.set(id, to);
  }
  return { ...assignment, unitOwner, unitTerritory, accountTerritory, exceptions };
}

/** −1 = unassigned. */
export function territoryIndexOf({ territoryIndex }: Assignment, territoryId: number | null): number {
  if (territoryId === null) return -1;
  return find(territoryIndex, 'territory', territoryId);
}

function find(index: Pick<ReadonlyMap<number, number>, 'get'>, what: string, id: number): number {
  const found = index.get(id);
  if (found === undefined) throw new AppError('NOT_FOUND', { what, id });
  return found;
}

const indices = new WeakMap<Dataset, AccountsByUnit>();

function accountsIn(data: Dataset): AccountsByUnit {
  let index = indices.get(data);
  if (!index) {
    index = accountsByUnit(data.accountUnit, data.units.length);
    indices.set(data, index);
  }
  return index;
}
