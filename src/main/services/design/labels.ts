import type { DesignSettings } from '../../../shared/contract/design.ts';
import { AppError } from '../../../shared/errors.ts';
import type { TerritoryRecord } from '../../plan/rows.ts';
import type { Assignment } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';

/** What one territory of the design stands for: a territory the scenario has, a rep, both, or a new one. */
export interface Label {
  readonly territory: TerritoryRecord | null;
  readonly repId: number | null;
}

/**
 * The territories to be drawn. One per rep: every rep with a home, holding on to the territory the rep has. A number: the
 * scenario's own territories (locked first, then those with most workload) and new ones beyond.
 * @throws AppError DESIGN_NOTHING_TO_DO without units, DESIGN_NO_HOMES for one per rep when none has a home, DESIGN_TOO_MANY for
 * more territories than units, VALUE_INVALID for fewer than locked ones
 */
export function designLabels(settings: DesignSettings, data: Dataset, assignment: Assignment): Label[] {
  if (data.units.length === 0) throw new AppError('DESIGN_NOTHING_TO_DO');
  const labels =
    settings.count === 'reps' ? perRep(data, assignment) : perNumber(settings.count, data, assignment);
  if (labels.length === 0) throw new AppError('DESIGN_NO_HOMES');
  if (labels.length > data.units.length) {
    throw new AppError('DESIGN_TOO_MANY', { count: labels.length, units: data.units.length });
  }
  return labels;
}

function perRep(data: Dataset, { territories }: Assignment): Label[] {
  const labels: Label[] = data.reps
    .filter((rep) => rep.longitude !== null && rep.latitude !== null)
    .map((rep) => ({
      territory: territories.find((territory) => territory.rep_id === rep.id) ?? null,
      repId: rep.id,
    }));
  const held = new Set(labels.map(({ territory }) => territory));
  const lockedOthers = territories.filter((territory) => territory.locked === 1 && !held.has(territory));
  return labels.concat(lockedOthers.map((territory) => ({ territory, repId: territory.rep_id })));
}

function perNumber(count: number, data: Dataset, { territories, accountTerritory }: Assignment): Label[] {
  const workload = new Float64Array(territories.length);
  accountTerritory.forEach((territory, account) => {
    if (territory >= 0) workload[territory] += data.workload[account];
  });
  const kept = territories
    .map((territory, index) => ({ territory, index }))
    .sort(
      (a, b) =>
        b.territory.locked - a.territory.locked || workload[b.index] - workload[a.index] || a.index - b.index,
    )
    .slice(0, count)
    .sort((a, b) => a.index - b.index)
    .map(({ territory }) => ({ territory, repId: territory.rep_id }));
  const locked = territories.filter((territory) => territory.locked === 1).length;
  if (locked > count) throw new AppError('VALUE_INVALID', { field: 'territories', value: count });
  const added: Label[] = Array.from({ length: count - kept.length }, () => ({
    territory: null,
    repId: null,
  }));
  return [...kept, ...added];
}
