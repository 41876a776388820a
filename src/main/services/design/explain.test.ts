import { afterEach, describe, expect, it } from 'vitest';
import { gridSession } from '../../../../test/support/grid-session.ts';
import { createScenarioService } from '../scenario-service.ts';
import { createTerritoryService } from '../territory-service.ts';
import { createExplainUnit } from './explain.ts';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

/** Counties in two territories, the first three and the rest. 5 × 1: 1 2 3 | 4 5. 3 × 2: 1 2 3 over 4 5 6. */
function strip(columns = 5, rows = 1) {
  const grid = gridSession({ columns, rows, accounts: 500, reps: 2, seed: 2 });
  opened.push(grid);
  const { session, projection, present } = grid;
  const scenario = createScenarioService(session.plan, projection);
  const territory = createTerritoryService(session.plan, projection);
  const branch = scenario.branch(present.id, 'strip');
  const [west, east] = projection.alignment(branch.id).territories;
  scenario.assignUnits(branch.id, [1, 2, 3], west.id);
  scenario.assignUnits(branch.id, columns * rows === 5 ? [4, 5] : [4, 5, 6], east.id);
  const explain = createExplainUnit(session.plan, projection);
  const loose = [{ key: 'workload', tolerance: 10, weight: 1 }];
  return { branch, west, east, territory, explain, loose };
}

describe('explaining a unit', () => {
  it('names its own territory and the one it touches, and nothing against a loose move', () => {
    const { branch, west, east, explain, loose } = strip();
    const { territoryId, options } = explain(branch.id, 3, loose);
    expect(territoryId).toBe(west.id);
    expect(options.map((option) => option.territoryId).sort()).toEqual([west.id, east.id].sort());
    expect(options.every(({ against }) => against.length === 0)).toBe(true);
    expect(options.find((option) => option.territoryId === west.id)?.travelMetres).toBe(0);
  });

  it('offers an inner unit nothing but its own territory', () => {
    const { branch, west, explain, loose } = strip();
    expect(explain(branch.id, 1, loose).options.map(({ territoryId }) => territoryId)).toEqual([west.id]);
  });

  it('says what a tight tolerance and a lock have against it', () => {
    const { branch, east, territory, explain, loose } = strip();
    const tight = [{ key: 'workload', tolerance: 0.01, weight: 1 }];
    const keys = (measures: typeof loose) =>
      explain(branch.id, 3, measures)
        .options.find(({ territoryId }) => territoryId === east.id)
        ?.against.map(({ key }) => key);
    expect(keys(tight)).toContain('explain.tooMuch');
    territory.update(branch.id, east.id, { locked: true });
    expect(keys(loose)).toEqual(['explain.locked']);
  });

  it('says when the territory would fall apart', () => {
    const { branch, west, east, explain, loose } = strip(3, 2);
    const against = (unitId: number) =>
      explain(branch.id, unitId, loose).options.find(({ territoryId }) => territoryId === east.id)?.against;
    expect(against(2)).toEqual([{ key: 'explain.breaks', params: { name: west.name, pieces: 2 } }]);
    expect(against(1)).toEqual([]);
  });
});
