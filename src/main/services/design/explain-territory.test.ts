import { afterEach, describe, expect, it } from 'vitest';
import { gridSession } from '../../../../test/support/grid-session.ts';
import { territoryExplanation } from '../../../shared/contract/design.ts';
import { createScenarioService } from '../scenario-service.ts';
import { createTerritoryService } from '../territory-service.ts';
import { createExplainUnit } from './explain.ts';
import { createExplainTerritory } from './explain-territory.ts';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

/** Five counties in a row, each worth `weights` of an imported measure: the first `west` of them west, the others east. */
function strip(weights: readonly number[], west: number) {
  const grid = gridSession({ columns: weights.length, rows: 1, accounts: 500, reps: 2, seed: 2 });
  opened.push(grid);
  const { plan, session, projection, present } = grid;
  plan.edit({ key: 'test', params: {} }, ['units'], (write) => {
    write.put('measure', { key: 'beds', name: 'beds', unit: 'number', position: 0 });
    for (const [index, value] of weights.entries())
      write.put('unit_measure', { unit_id: index + 1, measure_key: 'beds', value });
  });
  const scenario = createScenarioService(session.plan, projection);
  const territory = createTerritoryService(session.plan, projection);
  const branch = scenario.branch(present.id, 'strip');
  const [first, second] = projection.alignment(branch.id).territories;
  if (!first || !second) throw new Error('two territories are needed');
  const ids = weights.map((_, index) => index + 1);
  scenario.assignUnits(branch.id, ids.slice(0, west), first.id);
  scenario.assignUnits(branch.id, ids.slice(west), second.id);
  const { explain, inTurns } = createExplainTerritory(session.plan, projection);
  const unit = createExplainUnit(session.plan, projection);
  const asked = (tolerance: number) => [{ key: 'beds', tolerance, weight: 1 }];
  return { branch, first, second, scenario, territory, projection, explain, inTurns, unit, asked };
}

describe('explaining a territory', () => {
  it('in turns says the same, begun again when the plan changes meanwhile', async () => {
    const { branch, first, second, territory, explain, inTurns, asked } = strip([1, 1, 1, 1, 1], 3);
    const before = explain(branch.id, first.id, asked(0.25));
    expect(await inTurns(undefined, branch.id, first.id, asked(0.25))).toEqual(before);
    const found = inTurns(undefined, branch.id, first.id, asked(0.25));
    territory.update(branch.id, second.id, { share: 3 });
    const after = explain(branch.id, first.id, asked(0.25));
    expect(after).not.toEqual(before);
    expect(await found).toEqual(after);
  });

  it('says how full its bands are, and what moving each unit of its border would take', () => {
    const { branch, first, second, explain, unit, asked } = strip([1, 1, 1, 1, 1], 3);
    const found = territoryExplanation.parse(explain(branch.id, first.id, asked(0.25)));
    expect(found.bands).toEqual([
      {
        measure: 'beds',
        sum: 3,
        target: 2.5,
        deviation: expect.closeTo(0.2),
        lowerTolerance: 0.25,
        upperTolerance: 0.25,
        soft: false,
      },
    ]);
    expect(found.borders.map(({ unitId, isInside, otherId }) => ({ unitId, isInside, otherId }))).toEqual([
      { unitId: 3, isInside: true, otherId: second.id },
      { unitId: 4, isInside: false, otherId: second.id },
    ]);
    expect(found.bestOut).toMatchObject({ unitId: 3, fromId: first.id, toId: second.id, against: [] });
    expect(found.bestIn).toMatchObject({ unitId: 4, fromId: second.id, toId: first.id });
    expect(found.bestIn?.against.map(({ key }) => key)).toEqual(['explain.tooMuch', 'explain.tooLittle']);
    expect(found.borders[1]?.decidedBy).toEqual({ kind: 'tooMuch', measure: 'beds' });
    expect(found.troubles).toEqual([]);
    // The same moves as told of the units.
    const option = unit(branch.id, 3, asked(0.25)).options.find(
      ({ territoryId }) => territoryId === second.id,
    );
    expect(found.bestOut?.travelMetres).toBeCloseTo(option?.travelMetres ?? Number.NaN, 6);
  });

  it('offers the move that brings it back into its band', () => {
    const { branch, first, explain, asked } = strip([1, 1, 1, 1, 1], 4);
    const [trouble] = explain(branch.id, first.id, asked(0.25)).troubles;
    expect(trouble).toMatchObject({ measure: 'beds', tooBigUnitIds: [], tried: 1, mend: { unitId: 4 } });
    expect(trouble?.deviation).toBeCloseTo(0.6);
  });

  it('says why it cannot: a unit over the ceiling by itself, a locked neighbour', () => {
    const { branch, first, second, territory, explain, asked } = strip([9, 1, 1, 1, 1], 1);
    const [big] = explain(branch.id, first.id, asked(0.1)).troubles;
    expect(big).toMatchObject({ tooBigUnitIds: [1], mend: null, tried: 1 });
    const poor = explain(branch.id, second.id, asked(0.1)).troubles[0];
    expect(poor?.deviation).toBeLessThan(0);
    territory.update(branch.id, second.id, { locked: true });
    const locked = explain(branch.id, first.id, asked(0.1));
    expect(locked.troubles[0]?.blocked).toEqual([{ kind: 'locked', count: 1 }]);
    expect(locked.borders.map(({ decidedBy }) => decidedBy.kind)).toEqual(['locked', 'locked']);
  });

  it('counts accounts held apart from their unit where they are held, as the table does', () => {
    const { branch, first, second, explain, projection, scenario, unit } = strip([1, 1, 1, 1, 1], 3);
    const { accounts, accountUnit } = projection.dataset(branch.id);
    const east = accounts.filter((_, account) => accountUnit[account] === 3).map(({ id }) => id);
    expect(east.length).toBeGreaterThan(20);
    scenario.assignAccounts(branch.id, east, first.id);
    for (const key of ['workload', 'accounts', 'potential', 'sales']) {
      const asked = [{ key, tolerance: 0.1, weight: 1 }];
      const table = projection.alignment(branch.id).territories;
      for (const { id, sums } of table.filter(({ id }) => id === first.id || id === second.id)) {
        const [band] = explain(branch.id, id, asked).bands;
        const shown = {
          workload: sums.workloadMinutes,
          accounts: sums.accounts,
          potential: sums.potentialFen,
        };
        expect(band?.sum).toBe(key in shown ? shown[key as keyof typeof shown] : sums.salesFen);
      }
    }
    // Moved to where its accounts are held already, the unit brings nothing along.
    const workload = [{ key: 'workload', tolerance: 10, weight: 1 }];
    const moved = unit(branch.id, 4, workload).options.find(({ territoryId }) => territoryId === first.id);
    const now = [first, second].map(({ id }) => explain(branch.id, id, workload).bands[0]?.deviation ?? 0);
    expect(moved?.maxDeviation[0]).toBeCloseTo(Math.max(...now.map(Math.abs)), 9);
    expect(moved?.movedSalesFen).toBe(0);
  });
});
