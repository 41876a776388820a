import { describe, expect, it } from 'vitest';
import { defaultWorkloadSettings } from '../../../shared/domain/settings.ts';
import { chainRatioPotential, ownPossibleSales, saturationPotential } from './potential.ts';
import { accountTerritories, deviations, followsUnit, growth, rollUp } from './roll-up.ts';
import { accountWorkload, repCapacity, utilisation } from './workload.ts';

const nan = Number.NaN;

describe('workload', () => {
  it('is calls × (call length + travel), figures set by hand first', () => {
    const work = accountWorkload(
      Uint8Array.of(1, 2, 3, 3),
      Float64Array.of(nan, nan, nan, 0),
      Float64Array.of(nan, 20, nan, nan),
      defaultWorkloadSettings,
    );
    expect([...work.calls]).toEqual([12, 6, 2, 0]);
    expect([...work.minutes]).toEqual([12 * 90, 6 * 50, 2 * 60, 0]);
  });

  it('measures capacity in calls', () => {
    expect(repCapacity(null, null, defaultWorkloadSettings)).toBe(920);
    expect(repCapacity(5, 200, defaultWorkloadSettings)).toBe(1000);
    expect(utilisation(460, 920)).toBe(0.5);
    expect(utilisation(460, 0)).toBeNull();
  });
});

describe('roll-up', () => {
  it('sums by territory, the unassigned apart, and the total adds up exactly', () => {
    const territory = Int32Array.of(0, 1, -1, 1, 0);
    const sums = rollUp(territory, 2, Float64Array.of(1, 20, 300, nan, 50_000));
    expect(sums).toEqual({ sums: Float64Array.of(50_001, 20), unassigned: 300, total: 50_321 });
    expect(rollUp(territory, 2).sums).toEqual(Float64Array.of(2, 2));
  });

  it('sends accounts with their unit unless held apart', () => {
    const exceptions = Int32Array.of(followsUnit, 0, -1, followsUnit);
    expect([...accountTerritories(Int32Array.of(0, 0, 0, -1), Int32Array.of(5), exceptions)]).toEqual([
      5, 0, -1, -1,
    ]);
  });

  it('measures deviation from a share of the whole', () => {
    expect([...deviations(Float64Array.of(90, 110), Float64Array.of(1, 1))]).toEqual([
      expect.closeTo(-0.1),
      expect.closeTo(0.1),
    ]);
    // a half share (new rep) of 150 with two full ones: targets 30, 60, 60
    expect([...deviations(Float64Array.of(30, 54, 66), Float64Array.of(0.5, 1, 1))]).toEqual([
      expect.closeTo(0),
      expect.closeTo(-0.1),
      expect.closeTo(0.1),
    ]);
    expect(deviations(Float64Array.of(40, 40), Float64Array.of(1, 1), 100)[0]).toBeCloseTo(-0.2);
    expect([...deviations(Float64Array.of(0, 0), Float64Array.of(1, 1))]).toEqual([nan, nan]);
  });

  it('knows no growth from nothing', () => {
    expect(growth(145, 100)).toBeCloseTo(0.45);
    expect(growth(145, 0)).toBeNull();
  });
});

describe('potential', () => {
  it('holds the worked examples of domain.md §4', () => {
    const households = 50_000_000 / 5 / 10_000;
    const saturation = saturationPotential(households, 0.25, 0.2);
    expect(saturation).toBeCloseTo(50);
    expect(ownPossibleSales(saturation, 20, 34, 8)).toBeCloseTo(4);
  });

  it('multiplies the chain ratio down to fen', () => {
    const chain = {
      population: 1000,
      incomeFen: 5_000_000,
      categoryShare: 0.1,
      productShare: 0.2,
      ownShare: 0.25,
    };
    expect(chainRatioPotential(chain)).toBe(25_000_000);
  });
});
