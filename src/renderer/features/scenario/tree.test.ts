import { describe, expect, it } from 'vitest';
import type { ScenarioSummary } from '../../../shared/contract/plan.ts';
import { scenarioTree } from './tree.ts';

const scenario = (id: number, parentId: number | null, name = `s${id}`) =>
  ({ id, parentId, name }) as ScenarioSummary;

describe('scenario tree', () => {
  it('puts branches under what they were branched from', () => {
    const rows = scenarioTree([
      scenario(1, null),
      scenario(2, 1),
      scenario(3, null),
      scenario(4, 2),
      scenario(5, 1),
    ]);
    expect(rows.map(({ scenario: { id }, depth, hasChildren }) => [id, depth, hasChildren])).toEqual([
      [1, 0, true],
      [2, 1, true],
      [4, 2, false],
      [5, 1, false],
      [3, 0, false],
    ]);
  });
  it('shows a branch whose parent is gone, and no branch twice', () => {
    expect(scenarioTree([scenario(2, 9)]).map(({ depth }) => depth)).toEqual([0]);
  });
});
