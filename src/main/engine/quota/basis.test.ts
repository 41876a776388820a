import { describe, expect, it } from 'vitest';
import { blend } from './basis.ts';

describe('blend', () => {
  it('mixes bases by their own totals', () => {
    const shares = blend([
      { key: 'history', values: Float64Array.of(100, 300), weight: 1 },
      { key: 'potential', values: Float64Array.of(5, 5), weight: 3 },
    ]);
    expect([...shares]).toEqual([expect.closeTo(0.4375), expect.closeTo(0.5625)]);
  });

  it('names a basis that is empty', () => {
    const empty = { key: 'workload', values: Float64Array.of(0, -5), weight: 0.5 };
    const history = { key: 'history', values: Float64Array.of(1, 2), weight: 0.5 };
    expect(() => blend([history, empty])).toThrow(
      expect.objectContaining({ code: 'QUOTA_NO_BASIS', params: { basis: 'workload' } }),
    );
    expect([...blend([history, { ...empty, weight: 0 }])]).toEqual([1 / 3, 2 / 3]);
    expect(() => blend([{ ...history, weight: 0 }])).toThrow(
      expect.objectContaining({ code: 'QUOTA_NO_BASIS' }),
    );
  });
});
