import type { RepUse, SizingReport } from '../../../shared/contract/sizing.ts';
import { type SizingSettings, useVerdict } from '../../../shared/domain/sizing.ts';
import { AppError } from '../../../shared/errors.ts';
import { utilisation } from '../../engine/measures/workload.ts';
import { callsFromHours, fieldDays } from '../../engine/sizing/capacity.ts';
import { breakdown, buildUp } from '../../engine/sizing/count.ts';
import { hiresNeeded, rampShare } from '../../engine/sizing/ramp.ts';
import { marginalReturn, reachFromSales, salesResponse } from '../../engine/sizing/response.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Dataset } from '../dataset.ts';
import type { Projection } from '../projection.ts';
import { rankedAccounts } from './ranked-accounts.ts';
import { yearCapacity } from './rep-capacity.ts';
import { readSizingSettings, writeSizingSettings } from './sizing-settings.ts';
import { type WorkingYear, workingYear } from './working-days.ts';

/** Longest curve of marginal return, and most reps it proposes. */
const mostReps = 2000;

/** Sizing 定编: how many reps, by three methods, and how far the reps there are will be used. */
export function createSizingService(plan: () => Plan, projection: Projection) {
  const report = (scenarioId: number | null, changes: Partial<SizingSettings> = {}): SizingReport => {
    const data = projection.dataset(scenarioId ?? undefined);
    const settings = { ...readSizingSettings(plan(), data), ...changes };
    const calendar = workingYear(settings.year);
    return {
      ...remembered(data, settings, calendar),
      use: scenarioId === null ? [] : repUse(projection, scenarioId, data, settings, calendar),
    };
  };
  return {
    /** @param changes instead of what the plan keeps, for this answer only */
    report,

    /** Keeps the settings: one undo entry. Throws VALUE_INVALID when the thresholds cross. */
    set(scenarioId: number | null, settings: SizingSettings): SizingReport {
      if (settings.lowUse >= settings.highUse)
        throw new AppError('SIZING_THRESHOLDS', {
          low: Math.round(settings.lowUse * 100),
          high: Math.round(settings.highUse * 100),
        });
      plan().edit({ key: 'sizing', params: { year: settings.year } }, ['staffing'], (write) =>
        writeSizingSettings(write, settings),
      );
      return report(scenarioId);
    },
  };
}

export type SizingService = ReturnType<typeof createSizingService>;

/** What followed last from a dataset: asked for by several screens, and half a tenth of a second at 100,000 accounts. */
const last = new WeakMap<Dataset, { key: string; found: Omit<SizingReport, 'use'> }>();

function remembered(data: Dataset, settings: SizingSettings, calendar: WorkingYear) {
  const key = JSON.stringify(settings);
  const known = last.get(data);
  if (known?.key === key) return known.found;
  const found = figures(data, settings, calendar);
  last.set(data, { key, found });
  return found;
}

const sum = (values: Iterable<number>) => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

function figures(data: Dataset, settings: SizingSettings, calendar: WorkingYear): Omit<SizingReport, 'use'> {
  const calls = sum(data.calls);
  const capacity = capacityOf(data, settings, calendar, calls);
  const reps = data.reps.length;
  const presentCalls = sum(
    data.reps.map(
      (rep) => yearCapacity(rep, data.profiles.get(rep.id), data, settings, calendar.months).calls,
    ),
  );
  const byBuildUp = { calls, result: calls > 0 ? buildUp(calls, capacity.calls) : null };
  const byBreakdown = breakdownOf(data, settings, reps);
  return {
    settings,
    calendar: { published: calendar.published, days: calendar.days, months: calendar.months },
    capacity,
    reps,
    presentCalls,
    hires: hiresNeeded(calls, presentCalls, capacity.calls * capacity.hireShare),
    buildUp: byBuildUp,
    breakdown: byBreakdown,
    marginal: marginalOf(
      data,
      settings,
      capacity.calls,
      Math.max(reps, byBuildUp.result?.count ?? 0, byBreakdown.result?.count ?? 0),
    ),
  };
}

function capacityOf(
  data: Dataset,
  settings: SizingSettings,
  calendar: WorkingYear,
  calls: number,
): SizingReport['capacity'] {
  const { travelMinutes } = data.settings;
  const talking = sum(data.calls.map((count, account) => count * data.minutesPerCall[account]));
  const minutesPerCall = calls > 0 ? talking / calls : 0;
  const days =
    settings.daysBasis === 'fixed'
      ? settings.workingDays
      : fieldDays(calendar.days, settings.leaveDays, settings.officeDays);
  const fromHours = callsFromHours(settings.hoursPerDay, settings.fieldShare, minutesPerCall, travelMinutes);
  const callsPerDay =
    settings.callsBasis === 'hours' ? (fromHours ?? settings.callsPerDay) : settings.callsPerDay;
  return {
    days,
    callsPerDay,
    calls: callsPerDay * days,
    minutesPerCall,
    travelMinutes,
    hireShare: rampShare(settings.hireMonth - 1, settings.rampMonths, calendar.months),
  };
}

function breakdownOf(data: Dataset, settings: SizingSettings, reps: number): SizingReport['breakdown'] {
  const salesFen = sum(data.sales);
  const forecastFen =
    settings.forecastFen ?? (salesFen > 0 ? Math.round(salesFen * (1 + settings.growth)) : null);
  // Up to the next fen: rounded down, today's reps would fall short of today's sales, and one more be asked for.
  const averageFen = settings.averageFen ?? (salesFen > 0 && reps > 0 ? Math.ceil(salesFen / reps) : null);
  return {
    salesFen,
    forecastFen,
    averageFen,
    result: forecastFen === null || averageFen === null ? null : breakdown(forecastFen, averageFen),
  };
}

function marginalOf(
  data: Dataset,
  settings: SizingSettings,
  capacity: number,
  others: number,
): SizingReport['marginal'] {
  const potentialFen = sum(data.potential);
  const reach = settings.reach ?? reachFromSales(sum(data.sales), potentialFen, settings.atFullCalls);
  if (reach === null || !(potentialFen > 0) || !(capacity > 0)) return { potentialFen, reach, result: null };
  const { count, contribution, marginal } = marginalReturn(
    salesResponse(rankedAccounts(data), data.potential, data.calls, reach, settings.atFullCalls),
    capacity,
    settings.margin,
    settings.repCostFen,
    Math.min(mostReps, Math.ceil(others * 1.25) + 2),
    mostReps,
  );
  return {
    potentialFen,
    reach,
    result: { count, contributionFen: Array.from(contribution), marginalFen: Array.from(marginal) },
  };
}

function repUse(
  projection: Projection,
  scenarioId: number,
  data: Dataset,
  settings: SizingSettings,
  calendar: WorkingYear,
): RepUse[] {
  const { territories } = projection.alignment(scenarioId);
  return data.reps.map((rep) => {
    const own = territories.filter(({ repId }) => repId === rep.id);
    const calls = sum(own.map(({ sums }) => sums.calls));
    const capacity = yearCapacity(rep, data.profiles.get(rep.id), data, settings, calendar.months);
    const use = utilisation(calls, capacity.calls);
    return {
      repId: rep.id,
      name: rep.name,
      territories: own.map(({ name }) => name),
      calls,
      capacity: capacity.calls,
      fte: capacity.fte,
      ramp: capacity.ramp,
      use,
      verdict: useVerdict(use, settings),
    };
  });
}
