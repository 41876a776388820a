import { expect, it } from 'vitest';
import { explainMiss, overrun } from './explain-miss.ts';
import { buildProblem } from './problem-builder.ts';
import { search } from './search.ts';

const clock = { now: () => performance.now() / 1000, shouldStop: () => false };

it('measures that pull apart are named, and the plan given is the one whose worst territory is least far off', () => {
  // twelve units in a row; all hours alike, the money in the first four: a cut after six, or after two, never both
  const row = [...Array(12).keys()];
  const problem = buildProblem({
    territoryCount: 2,
    place: { kind: 'plane', x: Float64Array.from(row), y: new Float64Array(12) },
    edges: row.slice(1).map((unit) => [unit - 1, unit] as [number, number]),
    measures: [
      { name: 'hours', values: row.map(() => 10), tolerance: 0.05 },
      { name: 'money', values: row.map((unit) => (unit < 4 ? 100 : 0)), tolerance: 0.05 },
    ],
    seed: 1,
  });
  const best = search(problem, { seconds: 0.2 }, clock);
  const { reasons, tradeOff } = explainMiss(problem, best, 1.5, clock);
  expect(reasons.map(({ code }) => code)).toEqual(['MEASURES_CONFLICT']);
  expect(reasons[0].relaxBy).toBeCloseTo(0.45, 6);
  expect(overrun(problem, tradeOff ?? best)).toBeCloseTo(0.45, 6);
  expect(tradeOff?.feasible ?? false).toBe(false);
});
