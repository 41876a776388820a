import { AppError } from '../../../shared/errors.ts';
import type { EditMap } from '../../engine/edit/redraw.ts';
import { rollUp } from '../../engine/measures/roll-up.ts';
import type { TerritoryRecord } from '../../plan/rows.ts';
import type { Assignment } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';

export function editMapOf(data: Dataset, { territories, unitTerritory }: Assignment): EditMap {
  return {
    adjacency: data.adjacency,
    territoryOf: unitTerritory,
    locked: Uint8Array.from(territories, ({ locked }) => locked),
  };
}

/** Back from territory indices to ids; the index after the last is the first territory still to be made. */
export function toDraft(territories: readonly TerritoryRecord[], unitTerritory: Int32Array) {
  return {
    territories,
    unitTerritory: unitTerritory.map((index) => (index < 0 ? 0 : territories[index].territory_id)),
  };
}

/** What each unit brings along (accounts that follow it), and what each territory carries (held accounts too). */
export function loads(
  data: Dataset,
  { exceptions, accountTerritory, territories }: Assignment,
  values: Float64Array,
) {
  const unit = new Float64Array(data.units.length);
  data.accounts.forEach((account, index) => {
    if (data.accountUnit[index] >= 0 && !exceptions.has(account.id))
      unit[data.accountUnit[index]] += Math.max(0, values[index]);
  });
  return { unit, territory: rollUp(accountTerritory, territories.length, values).sums };
}

/** @throws AppError NOT_FOUND, TERRITORY_LOCKED */
export function openTerritory({ territories, territoryIndex }: Assignment, id: number) {
  const index = territoryIndex.get(id);
  if (index === undefined) throw new AppError('NOT_FOUND', { what: 'territory', id });
  const record = territories[index];
  if (record.locked === 1) throw new AppError('TERRITORY_LOCKED', { name: record.name });
  return { id, index, record };
}
