import { describe, expect, it } from 'vitest';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { shareAlignment } from './scenario.ts';

const alignment = (revision: number, workloads: number[], unitTerritory: number[], movedUnits: number[]) =>
  ({
    scenarioId: 1,
    revision,
    territories: workloads.map((workloadMinutes, at) => ({ id: at + 1, sums: { workloadMinutes } })),
    unitTerritory,
    exceptions: [{ accountId: 5, territoryId: 1 }],
    movedUnits,
  }) as unknown as Alignment;

describe('a new alignment', () => {
  const before = alignment(1, [10, 20], [1, 1, 2], [3]);

  it('is told as it is, whatever was before', () => {
    const after = alignment(2, [15, 15], [1, 2, 2], []);
    expect(shareAlignment(undefined, after)).toBe(after);
    expect(shareAlignment(before, after)).toEqual(after);
    expect(shareAlignment(before, alignment(2, [10], [], [1, 2]))).toEqual(alignment(2, [10], [], [1, 2]));
  });

  it('keeps the rows and lists that are the same, by which nothing is drawn twice', () => {
    const shared = shareAlignment(before, alignment(2, [10, 25], [1, 1, 2], [1]));
    expect(shared.territories[0]).toBe(before.territories[0]);
    expect(shared.territories[1]).not.toBe(before.territories[1]);
    expect(shared.exceptions).toBe(before.exceptions);
    expect(shared.unitTerritory).toBe(before.unitTerritory);
    expect(shared.movedUnits).toEqual([1]);
  });
});
