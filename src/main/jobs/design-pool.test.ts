import { describe, expect, it } from 'vitest';
import type { DesignSolution } from '../engine/design/problem.ts';
import { gridProblem } from '../engine/design/testing.ts';
import { startDesign } from './design-pool.ts';

const problem = gridProblem(20, 20, 8, 3);

describe('the design pool', () => {
  it('streams plans, stops on request and keeps the best', async () => {
    const started = performance.now();
    let seen = 0;
    let first: () => void;
    const hasPlan = new Promise<void>((resolve) => {
      first = resolve;
    });
    const onImproved = ({ feasible }: DesignSolution) => {
      seen++;
      if (feasible) first();
    };
    const run = startDesign({ problem, limits: { seconds: 600 } }, { onImproved });
    await hasPlan;
    const asked = performance.now();
    run.stop();
    const outcome = await run.result;
    const ended = performance.now();
    // 200 ms on an idle machine; a search that heard nothing would go on for minutes
    expect(ended - asked).toBeLessThan(20_000);
    expect(outcome?.solution.feasible).toBe(true);
    expect(seen).toBeLessThanOrEqual(1 + (ended - started) / 100);
  });

  it('settles with null when cancelled', async () => {
    const run = startDesign({ problem, limits: { seconds: 60 } });
    setTimeout(() => run.cancel(), 300);
    expect(await run.result).toBeNull();
  });

  it('gives the same plan for the same iterations, whatever the threads did', async () => {
    const plan = async () => {
      const outcome = await startDesign({ problem, limits: { iterations: 100_000 }, bound: false }).result;
      return outcome?.solution.assignment;
    };
    expect(await plan()).toEqual(await plan());
  });

  it('tells a proof and answers early', async () => {
    const values = Array.from({ length: 400 }, (_, unit) => (unit === 7 ? 500 : 1));
    const tooBig = gridProblem(20, 20, 8, 3, { measures: [{ name: 'hours', values }] });
    const started = performance.now();
    const outcome = await startDesign({ problem: tooBig, limits: { seconds: 30 } }).result;
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(outcome?.solution.reasons[0]).toMatchObject({ code: 'UNIT_TOO_BIG', units: [7] });
  });

  it('bounds fixed centres by the transportation program', async () => {
    const x = [20, 60, 100, 140, 20, 60, 100, 140];
    const y = [40, 40, 40, 40, 130, 130, 130, 130];
    const fixed = gridProblem(12, 12, 8, 3, {
      fixedCentres: { x, y },
      measures: [{ name: 'units', values: new Array(144).fill(1), tolerance: 0.3 }],
    });
    const outcome = await startDesign({ problem: fixed, limits: { seconds: 4 } }).result;
    expect(outcome?.bound?.kind).toBe('transport');
    expect(outcome?.bound?.kilometres).toBeLessThanOrEqual((outcome?.solution.travelKilometres ?? 0) + 1e-6);
  });
});
