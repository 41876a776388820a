import { describe, expect, it } from 'vitest';
import type { ScenarioSummary } from '../../../shared/contract/plan.ts';
import { readSides, withSide } from './sides.ts';

const scenario = (id: number, isPresent = false) => ({ id, isPresent }) as ScenarioSummary;
const all = [scenario(1, true), scenario(2), scenario(3), scenario(4), scenario(5)];

describe('the scenarios compared', () => {
  it('begin with the present state and the one on screen', () => {
    expect(readSides(undefined, all, all, 3)).toEqual([1, 3]);
    expect(readSides(undefined, all, all, 1)).toEqual([1, 5]);
    expect(readSides(undefined, all.slice(0, 1), all.slice(0, 1), 1)).toEqual([1]);
  });
  it('are remembered where they still are, at most four and none twice', () => {
    expect(readSides({ ids: [4, 2, 3, 5, 1] }, all, all, 1)).toEqual([4, 2, 3, 5]);
    expect(readSides({ ids: [4, 4, 9] }, all, all, 2)).toEqual([4, 1]);
    expect(readSides({ ids: 'x' }, all, all, 2)).toEqual([1, 2]);
  });
  it('change places when one is chosen on another side', () => {
    expect(withSide([1, 2, 3], 0, 3)).toEqual([3, 2, 1]);
    expect(withSide([1, 2], 1, 4)).toEqual([1, 4]);
  });
});
