import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';
import type { DesignInput } from './problem-builder.ts';
import { buildProblem, DesignInputError } from './problem-builder.ts';
import { leastHeld } from './remove.ts';
import { search } from './search.ts';
import { gridProblem, still } from './testing.ts';

const iterations = 80_000;
const grid = (change: Partial<DesignInput> = {}) => gridProblem(6, 6, 4, 7, change);
const solve = (change: Partial<DesignInput> = {}) => search(grid(change), { iterations }, still);
const codes = (change: Partial<DesignInput> = {}) => diagnose(grid(change)).map((reason) => reason.code);
const ones = Array.from({ length: 36 }, () => 1);
/** Quarters of the 6 × 6 grid. */
const quarters = Array.from({ length: 36 }, (_, unit) => (unit % 6 < 3 ? 0 : 1) + (unit < 18 ? 0 : 2));

describe('constraints hold', () => {
  it('locks, groups and pairs', () => {
    const locks = new Array(36).fill(-1);
    locks[0] = 3;
    locks[35] = 1;
    const { assignment, feasible } = solve({ locks, together: [[2, 3, 4]], apart: [[14, 15]] });
    expect(feasible).toBe(true);
    expect([assignment[0], assignment[35]]).toEqual([3, 1]);
    expect(new Set([assignment[2], assignment[3], assignment[4]]).size).toBe(1);
    expect(assignment[14]).not.toBe(assignment[15]);
  });

  it('a frozen territory keeps its units and gains none', () => {
    const { assignment } = solve({ present: quarters, mode: 'improve', frozen: [2] });
    assignment.forEach((territory, unit) => {
      expect(territory === 2).toBe(quarters[unit] === 2);
    });
  });

  it('rebalancing touches only the chosen territories; growing leaves what is assigned', () => {
    const rebalanced = solve({ present: quarters, mode: 'rebalance', chosen: [0, 1] }).assignment;
    const holed = quarters.map((territory, unit) => (unit % 5 === 0 ? -1 : territory));
    const grown = solve({ present: holed, mode: 'grow' }).assignment;
    quarters.forEach((territory, unit) => {
      if (territory > 1) expect(rebalanced[unit]).toBe(territory);
      if (holed[unit] >= 0) expect(grown[unit]).toBe(territory);
    });
  });

  it('limits and diameters', () => {
    const solution = solve({ limits: [{ name: 'units', values: ones, least: 8, most: 10 }], diameter: 45 });
    expect(solution.feasible).toBe(true);
    expect(solution.limitExcess[0]).toBe(0);
  });

  it('a disruption budget, in all and per territory', () => {
    const start = Array.from({ length: 36 }, (_, unit) => (unit < 6 ? 0 : unit < 12 ? 1 : unit < 18 ? 2 : 3));
    const loose = solve({ present: start, mode: 'improve', disruption: [{ name: 'units', values: ones }] });
    expect(loose.disruption[0].total).toBeGreaterThan(3);
    // however long the search: where bands and budget can't all hold, the bands give
    for (const effort of [80_000, 400_000, 1_200_000]) {
      const budget = { name: 'units', values: ones, totalBudget: 3, territoryBudget: 2 };
      const problem = grid({ present: start, mode: 'improve', disruption: [budget] });
      const tight = search(problem, { iterations: effort }, still);
      expect(tight.disruption[0].total).toBeLessThanOrEqual(3);
      expect(Math.max(...tight.disruption[0].lost)).toBeLessThanOrEqual(2);
      expect(tight.feasible).toBe(false);
    }
  });

  it('unequal shares', () => {
    const share = [1, 1, 2, 4];
    const solution = solve({ measures: [{ name: 'units', values: ones, share, tolerance: 0.12 }] });
    expect(solution.feasible).toBe(true);
    solution.measures[0].sums.forEach((sum, territory) => {
      expect(Math.abs(sum / ((36 * share[territory]) / 8) - 1)).toBeLessThanOrEqual(0.12);
    });
  });

  it('adding a territory changes little, removing one reassigns its units', () => {
    const added = search(grid({ territoryCount: 5, present: quarters, mode: 'add' }), { iterations }, still);
    const moved = quarters.filter((territory, unit) => added.assignment[unit] !== territory).length;
    expect(new Set(added.assignment).size).toBe(5);
    expect(moved).toBeLessThanOrEqual(16);
    const held = Int32Array.from(quarters);
    expect(leastHeld(held, 4, Float64Array.from(ones), 1)).toEqual([0]);
    const uneven = Float64Array.from(quarters, (territory) => [5, 3, 1, 2][territory] ?? 0);
    expect(leastHeld(held, 4, uneven, 2)).toEqual([2, 3]);
    expect(leastHeld(held, 4, uneven, 2, new Set([2]))).toEqual([1, 3]);
    const present = held.map((territory) => territory - 1);
    const removed = search(grid({ territoryCount: 3, present, mode: 'remove' }), { iterations }, still);
    expect(removed.assignment.every((territory) => territory >= 0 && territory < 3)).toBe(true);
  });

  it('fixed centres are measured from where they stand', () => {
    const x = [0, 50, 0, 50];
    const y = [0, 0, 50, 50];
    const solution = solve({ fixedCentres: { x, y } });
    expect(solution.travelKilometres).toBeGreaterThan(0);
    expect(solution.centreUnit.every((unit) => unit === -1)).toBe(true);
  });
});

describe('what is impossible is proven', () => {
  it('nothing is said against a sound problem', () => {
    expect(codes()).toEqual([]);
  });

  it('a unit larger than a territory, and what to relax', () => {
    const values = ones.map((_, unit) => (unit === 20 ? 40 : 1));
    const [reason] = diagnose(grid({ measures: [{ name: 'hours', values, tolerance: 0.05 }] }));
    expect(reason).toMatchObject({ code: 'UNIT_TOO_BIG', units: [20] });
    const target = 75 / 4;
    expect(reason.relaxBy).toBeCloseTo(40 / target - 1.05, 6);
  });

  it('a dead end: the only way out is too heavy', () => {
    // unit 0 touches 1 and 6 only; both are nearly a territory by themselves
    const values = ones.map((_, unit) => (unit === 0 ? 6 : unit === 1 || unit === 6 ? 14 : 1));
    expect(codes({ measures: [{ name: 'hours', values, tolerance: 0.05 }] })).toContain('DEAD_END');
  });

  it('locks, groups and pairs that contradict', () => {
    const locks = new Array(36).fill(-1);
    locks[0] = 0;
    locks[1] = 1;
    expect(codes({ locks, together: [[0, 1]] })).toEqual(['LOCKS_CONTRADICT']);
    expect(codes({ together: [[0, 1]], apart: [[0, 1]] })).toEqual(['LOCKS_CONTRADICT']);
    expect(codes({ locks: new Array(36).fill(0) })).toContain('LOCKED_TOO_MUCH');
  });

  it('limits that can not hold everything, and too few units', () => {
    expect(codes({ limits: [{ name: 'units', values: ones, most: 8 }] })).toContain('TARGETS_IMPOSSIBLE');
    expect(codes({ territoryCount: 40 })).toEqual(['TOO_FEW_UNITS']);
  });

  it('a disruption budget below the least change', () => {
    const present = new Array(36).fill(0);
    const measures = [{ name: 'units', values: ones, tolerance: 0.1 }];
    const disruption = [{ name: 'units', values: ones, totalBudget: 10 }];
    const reason = diagnose(grid({ present, mode: 'improve', measures, disruption })).find(
      (each) => each.code === 'BUDGET_TOO_SMALL',
    );
    // territory 0 holds 36 and may keep 9.9
    expect(reason?.relaxBy).toBeCloseTo(36 - 9.9 - 10, 6);
  });

  it('an island is named, assigned, and counted as split', () => {
    const edges: [number, number][] = [];
    for (let unit = 0; unit < 34; unit++) edges.push([unit, unit + 1]);
    const change = { edges, measures: [{ name: 'units', values: ones, tolerance: 0.2 }] };
    const solution = solve(change);
    expect(codes(change)).toContain('ISLAND');
    expect(solution.nonContiguous).toBe(1);
    expect(solution.brokenTerritories).toBe(0);
  });
});

describe('input', () => {
  it('refuses what makes no sense, naming the field', () => {
    const place = { kind: 'plane' as const, x: Float64Array.of(0, 1), y: Float64Array.of(0, 1) };
    const measures = [{ name: 'a', values: [1, 2] }];
    const bad = (change: Partial<DesignInput>) => () =>
      buildProblem({ territoryCount: 1, place, edges: [[0, 1]], measures, ...change });
    expect(bad({ territoryCount: 0 })).toThrow(DesignInputError);
    expect(bad({ measures: [{ name: 'a', values: [1, -2] }] })).toThrow(/measure a/);
    expect(bad({ locks: [0, 5] })).toThrow(/locks/);
    expect(bad({ mode: 'rebalance' })).toThrow(/chosen/);
    expect(bad({ edges: [[0, 9]] })).toThrow(/edge/);
  });
});
