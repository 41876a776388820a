import { describe, expect, it } from 'vitest';
import type { AccountRow, RepRow } from '../../../shared/contract/data.ts';
import { defaultWorkloadSettings } from '../../../shared/domain/settings.ts';
import { classify, effectOf } from './effect.ts';

const account = (potentialFen: number | null, over: Partial<AccountRow> = {}) =>
  ({
    potentialFen,
    salesFen: [null],
    customerClass: 'C',
    classIsManual: false,
    callsPerYear: 2,
    minutesPerCall: 30,
    ...over,
  }) as AccountRow;

describe('effect of class settings', () => {
  it('cuts by cumulative share; the account that crosses a cut belongs above', () => {
    const rows = [10, 50, 30, 6, 4].map((value) => account(value));
    expect(classify(rows, defaultWorkloadSettings, 0)).toEqual(['B', 'A', 'A', 'B', 'C']);
  });
  it('keeps equals together, hand-set classes as they are, and calls the worthless C', () => {
    const rows = [
      account(50),
      account(50),
      account(null),
      account(0, { classIsManual: true, customerClass: 'A' }),
    ];
    expect(classify(rows, { ...defaultWorkloadSettings, cutA: 0.4, cutB: 0.5 }, 0)).toEqual([
      'A',
      'A',
      'C',
      'A',
    ]);
  });
  it('adds up calls, hours and reps as the worked example of domain.md §3', () => {
    const by = (
      customerClass: 'A' | 'B' | 'C',
      count: number,
      callsPerYear: number,
      minutesPerCall: number,
    ) =>
      Array.from({ length: count }, () =>
        account(null, { customerClass, classIsManual: true, callsPerYear, minutesPerCall }),
      );
    const rows = [...by('A', 4, 12, 60), ...by('B', 10, 6, 45), ...by('C', 25, 2, 30)];
    const effect = effectOf(rows, [], { ...defaultWorkloadSettings }, defaultWorkloadSettings, 0);
    expect(effect.totalCalls).toBe(158);
    expect(effect.capacity).toBe(920);
    expect(effect.repsNeeded).toBeCloseTo(158 / 920);
    expect(effect.totalMinutes).toBe(48 * 90 + 60 * 75 + 50 * 60);
  });
  it('sizes by the mean of the reps there are, as the design does', () => {
    const rows = [account(1, { callsPerYear: 1800 })];
    const reps = [
      { callsPerDay: 5, workingDays: 200 } as RepRow,
      { callsPerDay: null, workingDays: 200 } as RepRow,
    ];
    const effect = effectOf(rows, reps, defaultWorkloadSettings, defaultWorkloadSettings, 0);
    expect([effect.capacity, effect.presentCapacity, effect.repsNeeded]).toEqual([900, 1800, 2]);
  });
  it('leaves figures set by hand when a class changes its calls', () => {
    const rows = [account(1, { classIsManual: true, callsPerYear: 9 }), account(1, { classIsManual: true })];
    const settings = { ...defaultWorkloadSettings, callsPerYear: { A: 12, B: 6, C: 4 } };
    expect(effectOf(rows, [], settings, defaultWorkloadSettings, 0).totalCalls).toBe(13);
  });
});
