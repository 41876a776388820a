import { describe, expect, it } from 'vitest';
import { fixedCentreBound } from '../../jobs/linear-bound.ts';
import { freeCentreBound } from './bound.ts';
import { buildMetric } from './metric.ts';
import type { DesignProblem } from './problem.ts';
import { search } from './search.ts';
import { gridProblem, still } from './testing.ts';

const side = 6;
const count = side * side;
const iterations = 60_000;
/** The river runs between the third and the fourth row. */
const bankOf = (unit: number) => (unit < count / 2 ? 0 : 1);

/** Kilometres as the crow flies, but a detour of 300 km over the river; `gap` of the pairs are left out. */
function overRiver(problem: DesignProblem, gap = 0): Float64Array {
  const crow = buildMetric({ ...problem, distances: null });
  const between = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) {
      const isGap = gap > 0 && (a * b) % gap === 0;
      between[a * count + b] = isGap ? Number.NaN : crow.between(a, b) + (bankOf(a) === bankOf(b) ? 0 : 300);
    }
  }
  return between;
}

const straddling = (assignment: Int32Array) =>
  new Set(
    [...assignment.keys()].flatMap((unit) =>
      assignment.some((other, index) => other === assignment[unit] && bankOf(index) !== bankOf(unit))
        ? [assignment[unit]]
        : [],
    ),
  ).size;

describe('imported distances', () => {
  const plain = gridProblem(side, side, 3, 4);

  it('make a river uncrossable: as the crow flies the same two territories lie across it', () => {
    // The work lies along the two sides, so a cut down the middle is the shortest until the river counts.
    const dry = gridProblem(side, side, 2, 4, {
      measures: [{ name: 'units', values: new Array(count).fill(1), tolerance: 0.2 }],
      travelWeight: Array.from({ length: count }, (_, unit) =>
        unit % side === 0 || unit % side === side - 1 ? 5 : 1,
      ),
    });
    const wet = { ...dry, distances: { between: overRiver(dry), toFixed: null } };
    const crow = search(dry, { iterations }, still);
    const road = search(wet, { iterations }, still);
    expect(crow.feasible && road.feasible).toBe(true);
    expect(straddling(crow.assignment)).toBe(2);
    expect(straddling(road.assignment)).toBe(0);
  });

  it('are what travel and both bounds are measured by; a pair without one falls back', () => {
    const between = overRiver(plain, 5);
    const problem = { ...plain, distances: { between, toFixed: null } };
    const plan = search(problem, { iterations }, still);
    const crow = buildMetric(plain);
    const kilometres = (unit: number) => {
      const centre = plan.centreUnit[plan.assignment[unit]] ?? -1;
      const imported = between[unit * count + centre] ?? Number.NaN;
      return Number.isNaN(imported) ? crow.between(unit, centre) : imported;
    };
    const weight = plain.travelWeight;
    const whole = weight.reduce((sum, each) => sum + each, 0);
    const travel = [...weight.keys()].reduce((sum, unit) => sum + (weight[unit] ?? 0) * kilometres(unit), 0);
    expect(plan.travelKilometres).toBeCloseTo(travel / whole, 9);
    const bound = freeCentreBound(
      problem,
      plan,
      5,
      { now: () => performance.now() / 1000, shouldStop: () => false },
      400,
    );
    expect(bound?.kilometres).toBeLessThanOrEqual(plan.travelKilometres + 1e-9);
  });

  it('reach fixed centres, and the transportation bound with them', async () => {
    const x = [5, 45, 25];
    const y = [5, 5, 45];
    const fixed = gridProblem(side, side, 3, 4, { fixedCentres: { x, y } });
    const toFixed = new Float64Array(count * 3).fill(Number.NaN);
    for (let unit = 0; unit < count; unit++) toFixed[unit * 3] = 150;
    const problem = { ...fixed, distances: { between: overRiver(fixed), toFixed } };
    const near = search(fixed, { iterations }, still);
    const far = search(problem, { iterations }, still);
    expect(near.feasible && far.feasible).toBe(true);
    expect(far.travelKilometres).toBeGreaterThan(near.travelKilometres + 15);
    expect(far.measures[0]?.sums[0]).toBeLessThan(near.measures[0]?.sums[0] ?? 0);
    const bound = await fixedCentreBound(problem, 5);
    expect(bound?.kilometres).toBeGreaterThan(near.travelKilometres + 15);
    expect(bound?.kilometres).toBeLessThanOrEqual(far.travelKilometres + 1e-6);
  });
});

describe('a plan to begin with', () => {
  it('is never ended with a worse one, and may be held as a ceiling', () => {
    const problem = gridProblem(side, side, 3, 4);
    const good = search(problem, { iterations }, still);
    const again = search({ ...problem, seed: 99, warmStart: good.assignment }, { iterations: 2000 }, still);
    expect(again.objective.total).toBeLessThanOrEqual(good.objective.total + 1e-9);
    expect(again.feasible).toBe(true);
  });
});
