import type { StaffingOption, StaffingProposal, StaffingRow } from '../../../shared/contract/staffing.ts';
import type { StaffingSettings } from '../../../shared/domain/staffing.ts';
import type { Staffing } from '../../engine/staffing/staff.ts';
import type { StaffingView } from './figures.ts';
import { fitOf } from './fit.ts';
import type { Chosen, Posed } from './problem.ts';

/** The proposal in the terms of the contract. */
export function proposalOf(
  view: StaffingView,
  settings: StaffingSettings,
  { repOf }: Staffing,
  chosen: readonly Chosen[],
): StaffingProposal {
  const { data, territories, figures } = view;
  const onScreen = new Set(chosen.map(({ territoryId }) => territoryId));
  const rows = territories.map(({ id, name, repId }, territory): StaffingRow => {
    const need = view.needs.get(id);
    const rep = repOf[territory];
    return {
      territoryId: id,
      name,
      presentRepId: repId,
      repId: rep < 0 ? null : data.reps[rep].id,
      pinned: need?.pinned === 1,
      chosen: onScreen.has(id),
      skills: need?.skills ?? '',
      note: need?.reason ?? '',
      fit: rep < 0 ? null : fitOf(view, territory, rep),
      gainFen: figures.gainFen[territory],
      longitude: view.centres[territory]?.longitude ?? null,
      latitude: view.centres[territory]?.latitude ?? null,
    };
  });
  const repIndex = new Map(data.reps.map(({ id }, index) => [id, index]));
  const presentRep = Int32Array.from(territories, ({ repId }) => repIndex.get(repId ?? 0) ?? -1);
  return {
    scenarioId: view.scenarioId,
    settings,
    rows,
    vacancies: rows
      .filter(({ repId }) => repId === null)
      .map(({ territoryId, gainFen }) => ({ territoryId, gainFen }))
      .sort((a, b) => b.gainFen - a.gainFen || a.territoryId - b.territoryId),
    hireCostFen: view.sizing.settings.repCostFen,
    spare: spareReps(view, repOf),
    changed: rows.filter(({ repId, presentRepId }) => repId !== presentRepId).length,
    travelMetres: { proposed: sumOver(view, repOf, 'metres'), present: sumOver(view, presentRep, 'metres') },
    keptFen: { proposed: sumOver(view, repOf, 'keptFen'), present: sumOver(view, presentRep, 'keptFen') },
  };
}

/** Over the territories that have a rep; unknown homes count nothing. */
function sumOver({ figures }: StaffingView, repOf: Int32Array, figure: 'metres' | 'keptFen'): number {
  let sum = 0;
  repOf.forEach((rep, territory) => {
    const value = rep < 0 ? Number.NaN : figures[figure][territory * figures.reps + rep];
    if (!Number.isNaN(value)) sum += value;
  });
  return sum;
}

function spareReps({ data, figures }: StaffingView, repOf: Int32Array): StaffingProposal['spare'] {
  const used = new Set(repOf);
  const vacancies = [...repOf.keys()].filter((territory) => repOf[territory] < 0);
  return data.reps.flatMap(({ id }, rep): StaffingProposal['spare'] => {
    if (used.has(rep)) return [];
    if (data.profiles.get(id)?.fte === 0) return [{ repId: id, why: 'away' }];
    const lacks = vacancies.every((territory) => figures.missing[territory * figures.reps + rep] > 0);
    return [{ repId: id, why: vacancies.length > 0 && lacks ? 'skills' : 'more' }];
  });
}

/** Every choice for one territory with its exact added cost, the best first; those not to be had at the end. */
export function optionsOf(
  view: StaffingView,
  posed: Posed,
  staffing: Staffing,
  territory: number,
): StaffingOption[] {
  const { data, figures, territories } = view;
  const { options, repOf } = staffing;
  if (options === null) return [];
  const settledElsewhere = new Set([...posed.settled].filter((rep, row) => rep >= 0 && row !== territory));
  const metres = (added: number | null) =>
    added === null || posed.metresPerPoint === null ? null : added * posed.metresPerPoint;
  const finite = (added: number) => (Number.isFinite(added) ? added : null);
  const found = data.reps.map((rep, index): StaffingOption => {
    const added = finite(options.columns[index]);
    const holder = repOf.indexOf(index);
    const lacks = figures.missing[territory * figures.reps + index] > 0;
    return {
      repId: rep.id,
      added,
      addedMetres: metres(added),
      holds: holder < 0 ? null : territories[holder].id,
      why:
        added !== null
          ? null
          : settledElsewhere.has(index)
            ? 'pinned'
            : posed.available[index] === 0
              ? 'away'
              : lacks
                ? 'skills'
                : 'pinned',
      fit: fitOf(view, territory, index),
    };
  });
  const leave: StaffingOption = {
    repId: null,
    added: finite(options.vacant),
    // so dear by design that kilometres would mislead
    addedMetres: null,
    holds: null,
    why: null,
    fit: null,
  };
  const order = ({ added }: StaffingOption) => added ?? Number.POSITIVE_INFINITY;
  return [...found.sort((a, b) => compare(order(a), order(b))), leave];
}

const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
