import type { DesignSettings } from '../../../shared/contract/design.ts';
import { AppError } from '../../../shared/errors.ts';
import { leastHeld } from '../../engine/design/remove.ts';
import type { TerritoryRecord } from '../../plan/rows.ts';
import { type Assignment, repOfAccounts } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';

/** What one territory of the design stands for: a territory the scenario has, a rep, both, or a new one. */
export interface Label {
  readonly territory: TerritoryRecord | null;
  readonly repId: number | null;
}

/**
 * The territories to be drawn. One per rep: every rep with a home, holding on to the territory the rep has. A number: the
 * scenario's own territories (without those that hold the least, but for locked ones) and new ones beyond.
 * @throws AppError DESIGN_NOTHING_TO_DO without units, DESIGN_NO_HOMES for one per rep when none has a home, DESIGN_TOO_MANY for
 * more territories than units, VALUE_INVALID for fewer than locked ones
 */
export function designLabels(
  settings: DesignSettings,
  data: Dataset,
  assignment: Assignment,
  presentState: Assignment | null,
): Label[] {
  if (data.units.length === 0) throw new AppError('DESIGN_NOTHING_TO_DO');
  const labels =
    settings.count === 'reps'
      ? perRep(data, assignment)
      : perNumber(settings.count, data, assignment, presentState);
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

/** With fewer than the scenario has, those go whose dissolution lets the least change hands. */
function perNumber(
  count: number,
  data: Dataset,
  assignment: Assignment,
  presentState: Assignment | null,
): Label[] {
  const { territories } = assignment;
  const locked = new Set([...territories.keys()].filter((index) => territories[index].locked === 1));
  if (locked.size > count) throw new AppError('VALUE_INVALID', { field: 'territories', value: count });
  const { territoryOf, amounts } = holdings(data, assignment, presentState);
  const surplus = territories.length - count;
  const dissolved = new Set(leastHeld(territoryOf, territories.length, amounts, surplus, locked));
  const kept = territories.flatMap((territory, index): Label[] =>
    dissolved.has(index) ? [] : [{ territory, repId: territory.rep_id }],
  );
  const added = Array.from({ length: count - kept.length }, (): Label => ({ territory: null, repId: null }));
  return [...kept, ...added];
}

/**
 * The accounts that would change hands with a territory: those its rep has at present, and all of one that has no rep. Sales
 * decide between territories of as many accounts.
 */
function holdings(data: Dataset, assignment: Assignment, presentState: Assignment | null) {
  const reps = presentState && repOfAccounts(presentState);
  const whole = data.sales.reduce((sum, fen) => sum + Math.max(0, fen), 0);
  const territoryOf = assignment.accountTerritory.map((territory, account) => {
    const rep = assignment.territories[territory]?.rep_id ?? null;
    return rep === null || reps === null || reps[account] === rep ? territory : -1;
  });
  const amounts = data.sales.map((fen) => 1 + (whole > 0 ? Math.max(0, fen) / (whole + 1) : 0));
  return { territoryOf, amounts };
}
