import type { PlanWriter } from '../../plan/plan.ts';
import type { TerritoryRecord } from '../../plan/rows.ts';
import { territoriesOf } from '../assignment.ts';
import { freeTerritoryName } from '../territory-service.ts';

/**
 * Gives territories their reps. A territory called by its rep's name takes the name of the new one; where that leaves two of
 * one name, the vacant one is called anew.
 * @param repOf rep id by territory id, null = vacant
 * @param vacantStem name of a vacant territory that may not keep its rep's name, before its number
 */
export function applyStaffing(
  write: PlanWriter,
  scenarioId: number,
  repOf: ReadonlyMap<number, number | null>,
  vacantStem: string,
): void {
  const nameOf = new Map(write.all('rep').map(({ id, name }) => [id, name]));
  const before = territoriesOf(write, scenarioId);
  const calledByRep = ({ rep_id, name }: TerritoryRecord) => rep_id !== null && nameOf.get(rep_id) === name;
  const after = before.map((territory) => {
    const repId = repOf.get(territory.territory_id);
    return { ...territory, rep_id: repId === undefined ? territory.rep_id : repId };
  });
  const renamed = (index: number) =>
    after[index].rep_id !== before[index].rep_id && calledByRep(before[index]);
  const taken = new Set(after.flatMap(({ name }, index) => (renamed(index) ? [] : [name])));
  after.forEach((territory, index) => {
    if (!renamed(index)) return;
    const wanted = territory.rep_id === null ? undefined : nameOf.get(territory.rep_id);
    if (wanted !== undefined && !taken.has(wanted)) territory.name = wanted;
    else territory.name = freeTerritoryName(taken, wanted ?? vacantStem);
    taken.add(territory.name);
  });
  after.forEach((territory, index) => {
    if (territory.rep_id !== before[index].rep_id || territory.name !== before[index].name)
      write.put('territory', territory);
  });
}
