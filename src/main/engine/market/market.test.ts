import { describe, expect, it } from 'vitest';
import { ladderSteps, marketStates } from '../../../shared/domain/market.ts';
import { type LadderThresholds, type MarketFigures, priorityLadder } from './ladder.ts';
import { siteDensity, statesOf, usualThresholds } from './states.ts';

const figures: MarketFigures = {
  potential: Float64Array.of(0, 100e8, 80e8, 60e8, 40e8, Number.NaN),
  sales: Float64Array.of(5e8, 50e8, 0, 6e8, 0, 0),
  calls: Float64Array.of(10, 300, 300, 300, 300, 0),
  sites: Float64Array.of(1, 8, 0, 6, 4, 0),
  squareMetres: Float64Array.of(1e9, 1e9, 2e9, 3e9, 0, 1e9),
};

const thresholds: LadderThresholds = {
  potentialAbove: 0,
  capacity: 900,
  rankBy: 'potential',
  shareAtLeast: 0.3,
  sitesAtMost: 0,
  salesAbove: 0,
};

const names = (ladder: { step: Uint8Array }) => [...ladder.step].map((step) => ladderSteps[step]);

describe('the priority ladder', () => {
  it('climbs a rung for each condition met, from demand to present base', () => {
    const ladder = priorityLadder(figures, thresholds);
    expect(names(ladder)).toEqual(['candidate', 'core', 'key', 'target', 'preferred', 'candidate']);
    expect([...ladder.rank]).toEqual([0, 1, 2, 3, 4, 0]);
    expect([...ladder.callsSoFar]).toEqual([0, 300, 600, 900, 1200, 0]);
    expect(ladder.share[1]).toBe(0.5);
    // sales without potential: a base, and nothing else
    expect(ladder.met[0]).toBe(0b1000);
  });

  it('gives capacity by what is asked: potential, or potential a call', () => {
    const calls = Float64Array.of(10, 900, 10, 10, 10, 0);
    const most = priorityLadder({ ...figures, calls }, thresholds);
    const densest = priorityLadder({ ...figures, calls }, { ...thresholds, rankBy: 'potentialPerCall' });
    expect([...most.rank]).toEqual([0, 1, 2, 3, 4, 0]);
    expect([...densest.rank]).toEqual([0, 4, 1, 2, 3, 0]);
    expect(names(most).filter((step) => step === 'preferred')).toHaveLength(3);
    expect(names(densest).filter((step) => step === 'preferred')).toHaveLength(1);
  });

  it('moves with its thresholds', () => {
    expect(names(priorityLadder(figures, { ...thresholds, sitesAtMost: 6 }))[3]).toBe('core');
    expect(names(priorityLadder(figures, { ...thresholds, potentialAbove: 50e8 }))[4]).toBe('candidate');
    expect(names(priorityLadder(figures, { ...thresholds, salesAbove: 60e8 }))[1]).toBe('key');
  });
});

describe('the four market states', () => {
  it('cross potential with competition', () => {
    const { state, density } = statesOf(figures, {
      potentialFrom: 60e8,
      densityPer: 'potential',
      densityFrom: 0.09,
      safeShare: 0.6,
    });
    expect([...density].map((value) => Number(value.toFixed(3)))).toEqual([Infinity, 0.08, 0, 0.1, 0.1, 0]);
    expect([...state].map((one) => marketStates[one])).toEqual([
      'lowFierce',
      'highMild',
      'highMild',
      'highFierce',
      'lowFierce',
      'lowMild',
    ]);
  });

  it('are mild where most of the market is ours, however many sites there are', () => {
    const asked = { potentialFrom: 1, densityPer: 'potential', densityFrom: 0, safeShare: 0.5 } as const;
    expect(marketStates[statesOf(figures, asked).state[1]]).toBe('highMild');
    expect(marketStates[statesOf(figures, { ...asked, safeShare: 0.6 }).state[1]]).toBe('highFierce');
  });

  it('sets sites against the area when asked', () => {
    expect([...siteDensity(figures, 'area')]).toEqual([1, 8, 0, 2, Infinity, 0]);
  });

  it('takes the market itself as measure when nobody has said', () => {
    expect(usualThresholds(figures, 'potential')).toEqual({
      potentialFrom: 80e8,
      densityFrom: (19 / 280e8) * 1e8,
      share: 61 / 280,
    });
    const none = { ...figures, potential: new Float64Array(6), sites: new Float64Array(6) };
    expect(usualThresholds(none, 'potential')).toEqual({ potentialFrom: 0, densityFrom: 0, share: 0 });
  });
});
