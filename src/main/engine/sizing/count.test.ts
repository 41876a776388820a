import { describe, expect, it } from 'vitest';
import { breakdown, buildUp, callsNeeded } from './count.ts';

describe('number of territories', () => {
  it('holds the worked example of domain.md §3', () => {
    expect(callsNeeded([4, 10, 25], [12, 6, 2])).toBe(158);
  });

  it('builds up from calls and rounds up to whole reps', () => {
    expect(buildUp(920 * 3, 920)).toEqual({ exact: 3, count: 3 });
    expect(buildUp(920 * 3 + 1, 920)?.count).toBe(4);
    expect(buildUp(10, 920)?.count).toBe(1);
    expect(buildUp(10, 0)).toBeNull();
  });

  it('breaks a forecast down to what a rep must bring', () => {
    expect(breakdown(70_000_000_000, 3_500_000_000)).toEqual({ exact: 20, count: 20 });
    expect(breakdown(70_000_000_000, 0)).toBeNull();
  });
});
