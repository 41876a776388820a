import type { StaffingFit } from '../../../shared/contract/staffing.ts';
import { useVerdict } from '../../../shared/domain/sizing.ts';
import { utilisation } from '../../engine/measures/workload.ts';
import { growthOf, type StaffingView, yearsServed } from './figures.ts';

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

/** Place of one value among all, 1 = the first; equals share a place. */
const place = (count: number, isBefore: (index: number) => boolean) => {
  let before = 0;
  for (let index = 0; index < count; index++) if (isBefore(index)) before += 1;
  return before + 1;
};

/** The figures that speak for and against a rep in a territory, both by index. */
export function fitOf(view: StaffingView, territory: number, rep: number): StaffingFit {
  const { data, figures, sizing } = view;
  const { metres, reps, size } = figures;
  const own = metres[territory * reps + rep];
  const use = utilisation(figures.calls[territory], figures.capacity[rep]);
  const record = data.reps[rep];
  return {
    metres: orNull(own),
    nearness: Number.isNaN(own) ? null : place(reps, (other) => metres[territory * reps + other] < own),
    keptFen: figures.keptFen[territory * reps + rep],
    salesFen: figures.salesFen[territory],
    level: record.level,
    sizeRank: place(figures.territories, (other) => size[other] > size[territory]),
    of: figures.territories,
    growth: growthOf(view.territories[territory].sums),
    years: yearsServed(data, rep, sizing.settings.year),
    fte: data.profiles.get(record.id)?.fte ?? 1,
    use,
    verdict: useVerdict(use, sizing.settings),
    missing: view.missingOf(territory, rep),
  };
}
