import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HistoryYear, learnSeason, type WorkingDays } from './festival.ts';
import { fiscalPeriods } from './fiscal.ts';
import { pastGrowth, propose } from './methods.ts';
import { proRata } from './pro-rata.ts';
import { applyRamp, rampShares } from './ramp.ts';

const grounds = {
  history: Float64Array.of(1331, 800),
  potential: Float64Array.of(10_000, 2000),
  workload: Float64Array.of(50, 150),
  years: [
    Float64Array.of(1000, 0),
    Float64Array.of(1100, 1000),
    Float64Array.of(1210, 500),
    Float64Array.of(1331, 800),
  ],
};

describe('methods', () => {
  it('growth: last period × (1 + rate)', () => {
    const { amounts } = propose({ kind: 'growth', rates: Float64Array.of(0.1, -0.5) }, grounds);
    expect([...(amounts ?? [])]).toEqual([1464, 400]);
  });

  it('baseline with float: mean growth of three years, the band around it', () => {
    const { mean } = pastGrowth(grounds.years);
    expect(mean[0]).toBeCloseTo(0.1, 12);
    // the year after nothing sold has no growth: −50 % and +60 %
    expect(mean[1]).toBeCloseTo(0.05, 12);
    const { amounts, floor, ceiling } = propose({ kind: 'baseline', band: 0.05 }, grounds);
    expect([...(amounts ?? [])]).toEqual([1464, 840]);
    expect([...floor]).toEqual([1398, 800]);
    expect([...ceiling]).toEqual([1531, 880]);
  });

  it('baseline without a typed band takes the market’s volatility', () => {
    // totals 1000, 2100, 1710, 2131: growths 110 %, −18.57 %, 24.62 %
    const rates = [1.1, 1710 / 2100 - 1, 2131 / 1710 - 1];
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / 3;
    const deviation = Math.sqrt(rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / 3);
    expect(pastGrowth(grounds.years).volatility).toBeCloseTo(deviation, 12);
  });

  it('penetration: part of the way to the target share, never back', () => {
    const { amounts } = propose({ kind: 'penetration', share: 0.2331, pace: 0.5 }, grounds);
    expect([...(amounts ?? [])]).toEqual([1831, 800]);
  });

  it('refuses a blend that is not 100 %, with the sum', () => {
    const weights = { history: 0.5, potential: 0.3, workload: 0.1 };
    expect(() => propose({ kind: 'blend', weights }, grounds)).toThrow(
      expect.objectContaining({ code: 'QUOTA_WEIGHTS', params: { sum: 90 } }),
    );
    const whole = propose({ kind: 'blend', weights: { ...weights, workload: 0.2 } }, grounds).weights;
    expect(whole[0] + whole[1]).toBeCloseTo(1, 12);
  });

  it('names a ground without figures', () => {
    const empty = { ...grounds, potential: Float64Array.of(0, 0) };
    expect(() => propose({ kind: 'penetration', share: 0.2, pace: 1 }, empty)).toThrow(
      expect.objectContaining({ code: 'QUOTA_NO_BASIS', params: { basis: 'potential' } }),
    );
  });
});

describe('ramp of a new rep', () => {
  it('brings nothing before service, then a straight line to all', () => {
    expect([...rampShares({ months: 4, startShare: 0.2 }, 2)].slice(0, 8)).toEqual([
      0,
      0,
      0.2,
      expect.closeTo(0.4),
      expect.closeTo(0.6),
      expect.closeTo(0.8),
      1,
      1,
    ]);
    const season = new Float64Array(12).fill(1 / 12);
    expect(applyRamp(season, rampShares({ months: 6, startShare: 0 }, 0))).toBeCloseTo(8.5 / 12, 12);
  });
});

describe('pro rata', () => {
  it('moves the account’s share of what is left, never more than there is', () => {
    const months = fc.array(fc.nat(1_000_000), { minLength: 12, maxLength: 12 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(months, share, fc.nat(11), share, (amounts, part, month, rest) => {
        const left = Float64Array.from({ length: 12 }, (_, at) => (at < month ? 0 : at === month ? rest : 1));
        const quotas = Float64Array.from(amounts);
        const moved = proRata(quotas, part, left);
        const exact = amounts.reduce((sum, amount, at) => sum + amount * part * left[at], 0);
        expect(Math.abs(moved.reduce((sum, amount) => sum + amount, 0) - exact)).toBeLessThanOrEqual(0.51);
        moved.forEach((amount, at) => {
          expect(Number.isInteger(amount) && amount >= 0 && amount <= quotas[at]).toBe(true);
          if (at < month) expect(amount).toBe(0);
        });
      }),
    );
  });
});

/** Working days of a year whose festival falls on a day of the year: 22 a month, some of them in the festival's weeks. */
function yearOf(festival: number): WorkingDays {
  const days = { plain: new Float64Array(12), before: new Float64Array(12), after: new Float64Array(12) };
  for (let day = 0; day < 360; day++) {
    if (day % 7 >= 5 || (day >= festival && day < festival + 7)) continue;
    const month = Math.floor(day / 30);
    const kind =
      day >= festival - 14 && day < festival
        ? 'before'
        : day >= festival && day < festival + 16
          ? 'after'
          : 'plain';
    days[kind][month]++;
  }
  return days;
}

describe('season with a festival that moves', () => {
  const rates = [2, 2, 2, 3, 3, 4, 2, 2, 3, 4, 5, 6];
  const sales = (days: WorkingDays, level: number) =>
    rates.map(
      (rate, month) =>
        level * rate * (days.plain[month] + 1.8 * days.before[month] + 0.4 * days.after[month]),
    );
  const history: HistoryYear[] = [24, 42, 31, 50].map((festival, index) => {
    const days = yearOf(festival);
    return { days, months: sales(days, 1000 * (index + 1)) };
  });
  const months = (days: WorkingDays): WorkingDays[] =>
    rates.map((_, month) => {
      const only = (values: Float64Array) => values.map((value, at) => (at === month ? value : 0));
      return { plain: only(days.plain), before: only(days.before), after: only(days.after) };
    });

  it('finds what sold around the festival and where it will fall', () => {
    for (const festival of [22, 35, 47]) {
      const target = yearOf(festival);
      const learned = learnSeason(history, months(target));
      const truth = sales(target, 1);
      const whole = truth.reduce((sum, month) => sum + month, 0);
      expect(learned.before).toBeCloseTo(1.8, 2);
      expect(learned.after).toBeCloseTo(0.4, 2);
      truth.forEach((sold, month) => {
        expect(learned.shares[month]).toBeCloseTo(sold / whole, 4);
      });
    }
  });

  it('is nearer than the plain mean of the years', () => {
    const target = yearOf(22);
    const truth = sales(target, 1);
    const whole = truth.reduce((sum, month) => sum + month, 0);
    const mean = rates.map((_, month) => {
      const shares = history.map(({ months: sums }) => {
        const total = sums.reduce<number>((sum, value) => sum + (value ?? 0), 0);
        return (sums[month] ?? 0) / total;
      });
      return shares.reduce((sum, share) => sum + share, 0) / shares.length;
    });
    const miss = (shares: ArrayLike<number>) =>
      Math.abs(shares[0] - truth[0] / whole) + Math.abs(shares[1] - truth[1] / whole);
    expect(miss(mean)).toBeGreaterThan(0.002);
    expect(miss(learnSeason(history, months(target)).shares)).toBeLessThan(0.0005);
  });

  it('without figures follows the working days, and says which months had none', () => {
    const days = yearOf(30);
    const learned = learnSeason([], months(days));
    expect(learned.gaps).toHaveLength(12);
    const all = [...days.plain.keys()].map(
      (month) => days.plain[month] + days.before[month] + days.after[month],
    );
    const whole = all.reduce((sum, each) => sum + each, 0);
    all.forEach((each, month) => {
      expect(learned.shares[month]).toBeCloseTo(each / whole, 6);
    });
  });
});

describe('fiscal year', () => {
  it('by months from any start', () => {
    const periods = fiscalPeriods(2027, 4, 'months');
    expect(new Date(periods[0].start * 86_400_000).toISOString().slice(0, 10)).toBe('2027-04-01');
    expect(new Date(periods[11].end * 86_400_000).toISOString().slice(0, 10)).toBe('2028-04-01');
  });

  it('by weeks: thirteen a quarter, Mondays, years that meet', () => {
    for (let year = 2015; year < 2045; year++) {
      const periods = fiscalPeriods(year, 1, '445');
      expect(periods[11].end).toBe(fiscalPeriods(year + 1, 1, '445')[0].start);
      const weeks = periods.map(({ start, end }) => (end - start) / 7);
      expect(weeks.slice(0, 11)).toEqual([4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4]);
      expect([5, 6]).toContain(weeks[11]);
      for (const { start } of periods) expect(new Date(start * 86_400_000).getUTCDay()).toBe(1);
    }
  });
});
