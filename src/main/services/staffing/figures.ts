import type { TerritoryRow } from '../../../shared/contract/scenario.ts';
import type { SizingReport } from '../../../shared/contract/sizing.ts';
import { levelScore, missingSkills, type StaffingSettings } from '../../../shared/domain/staffing.ts';
import { greatCircle } from '../../engine/geo/distance.ts';
import { rollUp } from '../../engine/measures/roll-up.ts';
import { rankWithin, salesResponse } from '../../engine/sizing/response.ts';
import type { StaffingFigures } from '../../engine/staffing/costs.ts';
import type { Plan } from '../../plan/plan.ts';
import type { TerritoryNeedRecord } from '../../plan/rows.ts';
import { type Assignment, readAssignment } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import type { Projection } from '../projection.ts';
import { rankedAccounts } from '../sizing/ranked-accounts.ts';
import { yearCapacity } from '../sizing/rep-capacity.ts';

/** Road metres per great-circle metre, where nothing else is known (as the designer's default). */
const circuity = 1.3;

interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** Everything staffing looks at, territories and reps by their index in `territories` and `data.reps`. */
export interface StaffingView {
  readonly scenarioId: number;
  readonly data: Dataset;
  readonly territories: readonly TerritoryRow[];
  readonly needs: ReadonlyMap<number, TerritoryNeedRecord>;
  /** Null for a territory without units. */
  readonly centres: readonly (Point | null)[];
  readonly figures: StaffingFigures;
  readonly sizing: SizingReport;
  missingOf(territory: number, rep: number): string[];
}

export function staffingView(
  plan: Plan,
  projection: Projection,
  scenarioId: number,
  settings: StaffingSettings,
  sizing: SizingReport,
): StaffingView {
  const data = projection.dataset(scenarioId);
  const { reps, profiles } = data;
  const { territories } = projection.alignment(scenarioId);
  const assignment = readAssignment(plan, data, scenarioId);
  const records = plan.where('territory_need', { scenario_id: scenarioId });
  const needs = new Map(records.map((need) => [need.territory_id, need]));
  const centres = territoryCentres(data, assignment);
  const missingOf = (territory: number, rep: number) =>
    missingSkills(
      needs.get(territories[territory].id)?.skills ?? '',
      profiles.get(reps[rep].id)?.skills ?? '',
    );
  const metres = new Float64Array(territories.length * reps.length);
  const missing = new Uint8Array(metres.length);
  territories.forEach(({ id }, territory) => {
    const asks = Boolean(needs.get(id)?.skills);
    for (let rep = 0; rep < reps.length; rep++) {
      const pair = territory * reps.length + rep;
      metres[pair] = homeMetres(data, rep, centres[territory]);
      if (asks) missing[pair] = missingOf(territory, rep).length;
    }
  });
  const of = (value: (row: TerritoryRow) => number) => Float64Array.from(territories, value);
  const { year } = sizing.settings;
  return {
    scenarioId,
    data,
    territories,
    needs,
    centres,
    missingOf,
    sizing,
    figures: {
      territories: territories.length,
      reps: reps.length,
      metres,
      keptFen: keptSales(data, assignment),
      missing,
      salesFen: of(({ sums }) => sums.salesFen),
      calls: of(({ sums }) => sums.calls),
      size: of(({ sums }) => (sums.potentialFen > 0 ? sums.potentialFen : sums.workloadMinutes)),
      growth: of(({ sums }) => growthOf(sums) ?? Number.NaN),
      gainFen: hireGains(data, assignment, sizing),
      level: Float64Array.from(reps, ({ level }) => levelScore(level, settings.levels) ?? Number.NaN),
      years: Float64Array.from(reps, (_, rep) => yearsServed(data, rep, year) ?? Number.NaN),
      capacity: Float64Array.from(
        reps,
        (rep) => yearCapacity(rep, profiles.get(rep.id), data, sizing.settings, sizing.calendar.months).calls,
      ),
    },
  };
}

export function growthOf(sums: Pick<TerritoryRow['sums'], 'salesFen' | 'previousSalesFen'>): number | null {
  return sums.previousSalesFen > 0 ? sums.salesFen / sums.previousSalesFen - 1 : null;
}

/** Years at the firm when the planned year begins; null where nothing is known. */
export function yearsServed(data: Dataset, rep: number, year: number): number | null {
  const hired = data.profiles.get(data.reps[rep].id)?.hired_on;
  const since = hired ? Number(hired.slice(0, 4)) : data.reps[rep].since_year;
  return since === null ? null : Math.max(0, year - since);
}

/** Road metres from a rep's home; NaN where either place is unknown. */
function homeMetres(data: Dataset, rep: number, to: Point | null): number {
  const { longitude, latitude } = data.reps[rep];
  if (longitude === null || latitude === null || to === null) return Number.NaN;
  return circuity * greatCircle(longitude, latitude, to.longitude, to.latitude);
}

/** Mean place of a territory's units, weighed by workload; evenly where there is none. */
function territoryCentres(data: Dataset, { unitTerritory, territories }: Assignment): (Point | null)[] {
  const work = rollUp(data.accountUnit, data.units.length, data.workload).sums;
  const sums = territories.map(() => ({ weight: 0, x: 0, y: 0, count: 0, evenX: 0, evenY: 0 }));
  data.units.forEach(({ longitude, latitude }, unit) => {
    const sum = sums[unitTerritory[unit]];
    if (!sum) return;
    sum.weight += work[unit];
    sum.x += work[unit] * longitude;
    sum.y += work[unit] * latitude;
    sum.count += 1;
    sum.evenX += longitude;
    sum.evenY += latitude;
  });
  return sums.map(({ weight, x, y, count, evenX, evenY }) => {
    if (weight > 0) return { longitude: x / weight, latitude: y / weight };
    return count > 0 ? { longitude: evenX / count, latitude: evenY / count } : null;
  });
}

/** Sales of each territory's accounts by the rep they are with today. */
function keptSales(data: Dataset, { accountTerritory, territories }: Assignment): Float64Array {
  const repIndex = new Map(data.reps.map(({ id }, index) => [id, index]));
  const kept = new Float64Array(territories.length * data.reps.length);
  data.accounts.forEach(({ rep_id }, account) => {
    const rep = repIndex.get(rep_id ?? 0);
    const territory = accountTerritory[account];
    if (rep !== undefined && territory >= 0) kept[territory * data.reps.length + rep] += data.sales[account];
  });
  return kept;
}

/** What a settled rep would contribute in each territory, by the response curve of sizing; 0 without potential. */
function hireGains(
  data: Dataset,
  { accountTerritory, territories }: Assignment,
  { marginal, settings, capacity }: SizingReport,
): Float64Array {
  return Float64Array.from(
    rankWithin(rankedAccounts(data), accountTerritory, territories.length),
    (order) => {
      const response = salesResponse(
        order,
        data.potential,
        data.calls,
        marginal.reach ?? 0,
        settings.atFullCalls,
      );
      return response.sales(capacity.calls) * settings.margin;
    },
  );
}
