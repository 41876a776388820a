import { afterEach, describe, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../../test/support/grid-session.ts';
import type { SizingSettings } from '../../../shared/domain/sizing.ts';
import { createSizingService } from './sizing-service.ts';

let region: GridSession;
afterEach(() => region.dispose());

const open = (accounts = 400) => {
  region = gridSession({ columns: 6, rows: 5, accounts, reps: 4, seed: 3 });
  return createSizingService(region.session.plan, region.projection);
};
const days: Partial<SizingSettings> = { daysBasis: 'fixed', workingDays: 230, callsPerDay: 4 };

describe('sizing', () => {
  it('divides the calls by 4 × 230 = 920, and the forecast by what a rep must bring', () => {
    const report = open().report(null, { ...days, forecastFen: 70_000_000_000, averageFen: 3_500_000_000 });
    expect(report.capacity.calls).toBe(920);
    const calls = region.projection.dataset().calls.reduce((sum, value) => sum + value, 0);
    expect(report.buildUp).toEqual({
      calls,
      result: { exact: calls / 920, count: Math.ceil(calls / 920) },
    });
    expect(report.breakdown.result).toEqual({ exact: 20, count: 20 });
  });

  it.each([60, 61, 62, 63, 64])(
    'asks for no rep more to sell what is sold now, whatever its last fen: %i accounts',
    (accounts) => {
      const sizing = open(accounts);
      expect(sizing.report(null, days).breakdown.result?.count).toBe(4);
      expect(sizing.report(null, { ...days, growth: 0.25 }).breakdown.result?.count).toBe(5);
    },
  );

  it('takes field days from the calendar of the year', () => {
    const { capacity, calendar } = open().report(null, { year: 2026, leaveDays: 10, officeDays: 8 });
    expect(calendar).toMatchObject({ published: true, days: 248 });
    expect(capacity.days).toBe(230);
  });

  it('works calls a day out from hours', () => {
    const { capacity } = open().report(null, { callsBasis: 'hours', hoursPerDay: 8, fieldShare: 0.5 });
    expect(capacity.callsPerDay).toBeCloseTo(240 / (capacity.minutesPerCall + capacity.travelMinutes), 9);
  });

  it('asks for fewer reps the more one costs', () => {
    const sizing = open();
    const counts = [1_000_000, 100_000_000, 1e12].map(
      (repCostFen) => sizing.report(null, { ...days, repCostFen }).marginal.result?.count,
    );
    expect(counts[0]).toBeGreaterThan(counts[1] ?? 0);
    expect(counts[2]).toBe(0);
  });

  it('counts part-time and the ramp of hires in what the reps can do', () => {
    const sizing = open();
    const settings = { ...days, year: 2026, rampMonths: 6 };
    const before = sizing.report(region.present.id, settings);
    region.plan.edit({ key: 'edit.reps', params: {} }, ['reps'], (write) => {
      write.put('rep_profile', { rep_id: 1, fte: 0.5, hired_on: null, skills: '', cost_fen: null });
      write.put('rep_profile', { rep_id: 2, fte: 1, hired_on: '2026-01-01', skills: '', cost_fen: null });
      write.put('rep_profile', { rep_id: 3, fte: 1, hired_on: '2027-05-01', skills: '', cost_fen: null });
    });
    const after = sizing.report(region.present.id, settings);
    const capacityOf = (id: number) => after.use.find(({ repId }) => repId === id)?.capacity;
    expect(capacityOf(1)).toBe(460);
    expect(capacityOf(2)).toBeGreaterThan(600);
    expect(capacityOf(2)).toBeLessThan(740);
    expect(after.use[2]).toMatchObject({ capacity: 0, use: null, verdict: null });
    expect(before.presentCalls).toBe(4 * 920);
    expect(after.hires ?? 0).toBeGreaterThan(before.hires ?? 0);
  });

  it('flags use against the thresholds set', () => {
    const sizing = open();
    const use = sizing.report(region.present.id, days).use[0];
    const verdict = (change: Partial<SizingSettings>) =>
      sizing.report(region.present.id, { ...days, ...change }).use[0].verdict;
    const share = use.use ?? 0;
    expect(verdict({ lowUse: share + 0.1, highUse: share + 0.2 })).toBe('under');
    expect(verdict({ lowUse: share, highUse: share })).toBe('within');
    expect(verdict({ lowUse: share / 4, highUse: share / 2 })).toBe('over');
  });

  it('keeps settings as one undo entry, and refuses thresholds that cross', () => {
    const sizing = open();
    const { settings } = sizing.report(null);
    sizing.set(null, { ...settings, repCostFen: 12_345_600, year: 2026 });
    expect(sizing.report(null).settings).toMatchObject({ repCostFen: 12_345_600, year: 2026 });
    region.plan.undo();
    expect(sizing.report(null).settings).toEqual(settings);
    region.plan.redo();
    expect(sizing.report(null).settings.repCostFen).toBe(12_345_600);
    expect(() => sizing.set(null, { ...settings, lowUse: 1, highUse: 1 })).toThrowError(
      expect.objectContaining({ code: 'SIZING_THRESHOLDS' }),
    );
  });

  it('says what is missing instead of a number', () => {
    const report = open(0).report(null, days);
    expect(report.buildUp.result).toBeNull();
    expect(report.breakdown.result).toBeNull();
    expect(report.marginal.result).toBeNull();
  });
});
