import { afterEach, describe, expect, it } from 'vitest';
import { gridSession } from '../../../../test/support/grid-session.ts';
import type { DesignEvent, DesignSettings, SeriesEvent } from '../../../shared/contract/design.ts';
import { createDesignService } from './design-service.ts';
import { designSeries } from './series.ts';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

function open(reps = 6) {
  const grid = gridSession({ columns: 14, rows: 10, accounts: 3000, reps, seed: 5 });
  const design = createDesignService(grid.session.plan, grid.projection, () => 'zh');
  opened.push({
    dispose() {
      design.close();
      grid.dispose();
    },
  });
  const settings: DesignSettings = {
    scenarioId: grid.present.id,
    count: reps,
    measures: [
      { key: 'workload', tolerance: 0.02, weight: 1 },
      { key: 'potential', tolerance: 0.02, weight: 1 },
    ],
    centres: 'free',
    start: 'present',
    keepPresent: 0,
    seconds: 8,
    seed: 1,
  };
  return { ...grid, design, settings };
}

async function last<T>(events: AsyncIterable<T>): Promise<T> {
  let final: T | undefined;
  for await (const event of events) final = event;
  if (final === undefined) throw new Error('no event');
  return final;
}

describe('the front of balance against change', () => {
  it('never gets worse as the budget grows, in no measure, though values come unsorted', async () => {
    const { design, settings, projection } = open();
    const sales = projection.dataset().sales.reduce((sum, fen) => sum + fen, 0);
    const values = [1, 0.2, 0.5, 0.3, 0.7];
    const { points, done } = await last<SeriesEvent>(designSeries(design, settings, 'disruption', values));
    expect(done).toBe(true);
    expect(points.map(({ value }) => value)).toEqual([0.2, 0.3, 0.5, 0.7, 1]);
    points.forEach(({ value, result }, index) => {
      expect(result.feasible).toBe(true);
      expect(result.movedSalesFen).toBeLessThanOrEqual(value * sales + 1);
      const tighter = points[index - 1];
      result.maxDeviation.forEach((deviation, measure) => {
        expect(deviation).toBeLessThanOrEqual((tighter?.result.maxDeviation[measure] ?? Infinity) + 1e-7);
      });
    });
  });
});

describe('adding and removing territories', () => {
  const solve = async (change: number, start: DesignSettings['start']): Promise<DesignEvent> => {
    const { design, settings } = open();
    const loose = settings.measures.map((measure) => ({ ...measure, tolerance: 0.15 }));
    const asked = { ...settings, measures: loose, start, count: 6 + change, seconds: 2 };
    return last(design.follow(design.begin(asked)));
  };

  for (const change of [1, 2, -1, -2]) {
    it(`${change > 0 ? 'adds' : 'removes'} ${Math.abs(change)} with less change than a design from nothing`, async () => {
      const least = await solve(change, 'present');
      const fresh = await solve(change, 'new');
      expect(least.result?.feasible).toBe(true);
      expect(new Set(least.unitTerritory).size).toBe(6 + change);
      expect(least.result?.movedAccounts).toBeLessThanOrEqual(fresh.result?.movedAccounts ?? 0);
      expect(least.result?.movedSalesFen).toBeLessThanOrEqual(fresh.result?.movedSalesFen ?? 0);
    });
  }
});
