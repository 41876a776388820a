import type { QuotaSettings } from '../../../shared/contract/quota.ts';
import { learnSeason } from '../../engine/quota/festival.ts';
import { fiscalPeriods, type Period } from '../../engine/quota/fiscal.ts';
import type { PlanReader } from '../../plan/plan.ts';
import { workingDays } from './calendar.ts';
import type { StoredQuota } from './stored.ts';

/** Years of monthly sales a season is learned from, the latest ones. */
const learnedYears = 5;

export interface Season {
  readonly periods: readonly Period[];
  /** Share of the year per period, sums to 1. */
  readonly shares: Float64Array;
  /** Calendar months 1..12 without figures. */
  readonly gaps: number[];
  readonly festival: { years: number[]; before: number; after: number } | null;
}

/** The seasonal profile a component's settings ask for. */
export function readSeason(plan: PlanReader, fiscal: StoredQuota['fiscal'], settings: QuotaSettings): Season {
  const periods = fiscalPeriods(settings.year, fiscal.startMonth, fiscal.pattern);
  const given = (shares: Float64Array): Season => ({
    periods,
    shares: parts(shares),
    gaps: [],
    festival: null,
  });
  if (settings.season === 'even') return given(new Float64Array(12).fill(1));
  if (settings.season === 'hand' && settings.seasonShares)
    return given(Float64Array.from(settings.seasonShares));
  const target = periods.map(workingDays);
  if (settings.season === 'workdays') {
    const { shares } = learnSeason([], target);
    return { periods, shares, gaps: [], festival: null };
  }
  const years = plan.salesMonthYears().slice(-learnedYears);
  const learned = learnSeason(
    years.map((year) => ({
      months: plan.salesByMonth(year),
      days: workingDays(wholeYear(year)),
    })),
    target,
  );
  // without a single figure there is nothing to learn: equal months, as before anything was known
  if (learned.gaps.length === 12) return { ...given(new Float64Array(12).fill(1)), gaps: learned.gaps };
  return {
    periods,
    shares: learned.shares,
    gaps: learned.gaps,
    festival: learned.isKnown ? { years, before: learned.before, after: learned.after } : null,
  };
}

const wholeYear = (year: number): Period => {
  const months = fiscalPeriods(year, 1, 'months');
  return { start: months[0].start, end: months[11].end };
};

function parts(shares: Float64Array): Float64Array {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return whole > 0 ? shares.map((share) => share / whole) : new Float64Array(12).fill(1 / 12);
}
