import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { GridRegion } from '../../../test/support/grid-plan.ts';
import { gridSession } from '../../../test/support/grid-session.ts';
import type { Alignment, TerritorySums } from '../../shared/contract/scenario.ts';
import { AppError } from '../../shared/errors.ts';
import { createCompareService } from './compare-service.ts';
import { createEditService } from './edit-service.ts';
import { createScenarioService, scenarioByName } from './scenario-service.ts';
import { createTerritoryService } from './territory-service.ts';

const region: GridRegion = { columns: 8, rows: 6, accounts: 400, reps: 5, seed: 3 };

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

function open() {
  const grid = gridSession(region);
  opened.push(grid);
  const { plan } = grid.session;
  return {
    ...grid,
    scenario: createScenarioService(plan, grid.projection),
    territory: createTerritoryService(plan, grid.projection),
    compare: createCompareService(plan, grid.projection),
    edit: createEditService(plan, grid.projection),
  };
}

/** Every unit once, every account once, every sum that of its parts. */
function expectWhole(alignment: Alignment): void {
  const parts = [...alignment.territories.map(({ sums }) => sums), alignment.unassigned];
  for (const key of [
    'units',
    'accounts',
    'calls',
    'workloadMinutes',
    'potentialFen',
    'salesFen',
    'previousSalesFen',
  ] as const satisfies readonly (keyof TerritorySums)[]) {
    expect(parts.reduce((sum, part) => sum + part[key], 0)).toBe(alignment.total[key]);
  }
  expect(alignment.total.units).toBe(region.columns * region.rows);
  expect(alignment.total.accounts).toBe(region.accounts);
  const ids = new Set([0, ...alignment.territories.map(({ id }) => id)]);
  expect(alignment.unitTerritory.every((id) => ids.has(id))).toBe(true);
}

describe('the present state', () => {
  it('gives each account the territory of its rep', () => {
    const { plan, present, projection } = open();
    const { unitTerritory, exceptions, territories } = projection.alignment(present.id);
    const data = projection.dataset();
    const held = new Map(exceptions.map(({ accountId, territoryId }) => [accountId, territoryId]));
    const territoryOfRep = new Map(territories.map(({ id, repId }) => [repId, id]));
    for (const [index, account] of data.accounts.entries()) {
      const own = held.get(account.id) ?? unitTerritory[data.accountUnit[index]];
      expect(own).toBe(account.rep_id === null ? 0 : territoryOfRep.get(account.rep_id));
    }
    expect(plan.history(10)).toHaveLength(1);
  });

  it('gives no two territories that touch the same colour', () => {
    const { present, projection } = open();
    const { territories, unitTerritory } = projection.alignment(present.id);
    const colour = new Map(territories.map((territory) => [territory.id, territory.colour]));
    const { adjacency, units } = projection.dataset();
    for (let unit = 0; unit < units.length; unit++) {
      for (let edge = adjacency.offsets[unit]; edge < adjacency.offsets[unit + 1]; edge++) {
        const [here, there] = [unitTerritory[unit], unitTerritory[adjacency.neighbours[edge]]];
        if (here !== there && here !== 0 && there !== 0) expect(colour.get(here)).not.toBe(colour.get(there));
      }
    }
  });

  it('follows a rep typed into the grid, in the same step', () => {
    const { plan, present, projection, edit } = open();
    const before = projection.alignment(present.id);
    const account = plan.all('account').find(({ rep_id }) => rep_id === 1);
    const result = edit.edit({
      table: 'accounts',
      cells: [{ id: account?.id ?? 0, field: 'rep', value: '代表5' }],
    });
    expect(result).toEqual({ changed: 1, rejected: [], breaches: [] });
    expect(projection.alignment(present.id)).not.toEqual(before);
    plan.undo();
    expect({ ...projection.alignment(present.id), revision: 0 }).toEqual({ ...before, revision: 0 });
  });
});

describe('editing a scenario', () => {
  it('keeps every unit in exactly one place and every total, and undoes exactly', () => {
    const { plan, present, projection, scenario, territory } = open();
    const branch = scenario.branch(present.id, '方案A');
    const before = { ...projection.alignment(branch.id), revision: 0 };
    const steps = plan.history(1000).length;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.nat(47), fc.nat(400), fc.nat(6)), { maxLength: 8 }),
        (actions) => {
          for (const [action, unit, account, pick] of actions) {
            const ids = projection.alignment(branch.id).territories.map(({ id }) => id);
            const target = ids[pick % (ids.length + 1)] ?? null;
            if (action === 0) scenario.assignUnits(branch.id, [unit + 1], target);
            if (action === 1) scenario.assignAccounts(branch.id, [(account % 400) + 1], target);
            if (action === 2) territory.add(branch.id, undefined, null);
            if (action === 3 && target !== null && ids.length > 2) territory.remove(branch.id, target, null);
            expectWhole(projection.alignment(branch.id));
          }
          while (plan.history(1000).filter(({ undone }) => !undone).length > steps) plan.undo();
          expect({ ...projection.alignment(branch.id), revision: 0 }).toEqual(before);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('leaves a branch as it was when its parent changes', () => {
    const { present, projection, scenario } = open();
    const parent = scenario.branch(present.id, 'parent');
    const child = scenario.branch(parent.id, 'child');
    const before = projection.alignment(child.id).unitTerritory;
    scenario.assignUnits(parent.id, [1, 2, 3], null);
    expect(projection.alignment(child.id).unitTerritory).toEqual(before);
    expect(projection.alignment(parent.id).unitTerritory.slice(0, 3)).toEqual([0, 0, 0]);
  });

  it('refuses to take from or give to a locked territory', () => {
    const { present, projection, scenario, territory } = open();
    const branch = scenario.branch(present.id, '方案A');
    const [first, second] = projection.alignment(branch.id).territories;
    const unit = projection.alignment(branch.id).unitTerritory.indexOf(first.id) + 1;
    territory.update(branch.id, first.id, { locked: true });
    expect(() => scenario.assignUnits(branch.id, [unit], second.id)).toThrow(AppError);
    expect(() => scenario.assignUnits(branch.id, [unit], null)).toThrow(/TERRITORY_LOCKED/);
    territory.update(branch.id, first.id, { locked: false });
    expect(() => scenario.assignUnits(branch.id, [unit], second.id)).not.toThrow();
  });

  it('merges a territory into another, quota and all', () => {
    const { present, projection, scenario, territory } = open();
    const branch = scenario.branch(present.id, '方案A');
    const [first, second] = projection.alignment(branch.id).territories;
    const after = territory.remove(branch.id, first.id, second.id);
    expect(after.territories.map(({ id }) => id)).not.toContain(first.id);
    expect(after.unitTerritory).not.toContain(first.id);
    expect(after.unassigned.units).toBe(projection.alignment(present.id).unassigned.units);
    expectWhole(after);
  });
});

describe('comparing', () => {
  it('mirrors what reps on both sides have', () => {
    const { plan, present, projection, scenario, compare } = open();
    const branch = scenario.branch(present.id, '方案A');
    const target = compare.compare(present.id, branch.id);
    expect(target.units).toEqual([]);
    const { unitTerritory, territories } = projection.alignment(branch.id);
    const units = plan
      .all('unit')
      .map(({ id }) => id)
      .filter((_, index) => (unitTerritory[index] ?? 0) !== 0 && unitTerritory[index] !== territories[0]?.id)
      .slice(0, 4);
    scenario.assignUnits(branch.id, units, territories[0]?.id ?? 0);
    const there = compare.compare(present.id, branch.id);
    const back = compare.compare(branch.id, present.id);
    expect(there.units).toHaveLength(4);
    expect(back.units.map(({ unitId, from, to }) => [unitId, to, from])).toEqual(
      there.units.map(({ unitId, from, to }) => [unitId, from, to]),
    );
    expect(there.accounts.length).toBeGreaterThan(0);
    expect(back.accounts).toHaveLength(there.accounts.length);
  });

  it('counts what nobody had apart from what changes hands, in figures and lists alike', () => {
    const { plan, present, scenario, compare } = open();
    const branch = scenario.branch(present.id, '方案A');
    const ids = plan
      .all('unit')
      .slice(0, 4)
      .map(({ id }) => id);
    scenario.assignUnits(branch.id, ids, null);
    const there = compare.compare(present.id, branch.id);
    const back = compare.compare(branch.id, present.id);
    const figure = (found: typeof there, key: string) => found.figures.find((row) => row.key === key)?.right;
    expect(figure(there, 'accountsMoved')).toBe(there.accounts.length);
    expect(figure(there, 'newlyCovered')).toBe(0);
    expect(there.accounts.length).toBeGreaterThan(0);
    expect([back.units, back.accounts]).toEqual([[], []]);
    expect(figure(back, 'accountsMoved')).toBe(0);
    expect(figure(back, 'newlyCovered')).toBe(there.accounts.length);
  });
});

describe('cells typed or pasted', () => {
  it('writes all or nothing, and says which cell and why', () => {
    const { plan, edit } = open();
    const steps = plan.history(100).length;
    const result = edit.edit({
      table: 'accounts',
      cells: [
        { id: 1, field: 'potential', value: '1,234.50' },
        { id: 2, field: 'customerClass', value: 'D' },
        { id: 999_999, field: 'name', value: 'x' },
      ],
    });
    expect(result.changed).toBe(0);
    expect(result.rejected.map(({ id, reason }) => [id, reason])).toEqual([[2, 'VALUE_INVALID']]);
    expect(plan.history(100)).toHaveLength(steps);
    expect(
      edit.edit({ table: 'accounts', cells: [{ id: 999_999, field: 'name', value: 'x' }] }).rejected,
    ).toEqual([{ id: 999_999, field: 'name', value: 'x', reason: 'NOT_FOUND' }]);
    expect(
      edit.edit({ table: 'accounts', cells: [{ id: 1, field: 'potential', value: '１，２３４．５' }] })
        .changed,
    ).toBe(1);
    expect(plan.get('account', { id: 1 })?.potential_fen).toBe(123_450);
  });
});

describe('cells out of range', () => {
  it('are refused together with those that can’t be read, with what may stand there', () => {
    const { edit } = open();
    const cells = ['abc', '-3', '1000000', '５'].map((value, at) => ({
      id: at + 1,
      field: 'callsPerDay',
      value,
    }));
    const range = { reason: 'VALUE_RANGE', least: 0, most: 50 };
    expect(edit.edit({ table: 'reps', cells }).rejected).toEqual([
      { ...cells[0], reason: 'VALUE_INVALID' },
      { ...cells[1], ...range },
      { ...cells[2], ...range },
    ]);
    const cost = [{ id: 1, field: 'cost', value: '-5' }];
    expect(edit.edit({ table: 'reps', cells: cost }).rejected).toEqual([
      { ...cost[0], reason: 'VALUE_RANGE', least: 0 },
    ]);
  });
});

describe('what only one row has', () => {
  it.each([
    ['reps', 'ref', (row: number) => `R${row}`],
    ['territories', 'name', (row: number) => `代表${row}`],
  ] as const)('is given to no other, and exchanged in one step: %s, %s', (table, field, own) => {
    const { edit, present } = open();
    const give = (...values: string[]) =>
      edit
        .edit({
          table,
          scenarioId: present.id,
          cells: values.map((value, at) => ({ id: at + 1, field, value })),
        })
        .rejected.map(({ id, reason }) => [id, reason]);
    expect(give(own(2))).toEqual([[1, 'NAME_TAKEN']]);
    expect(give('甲', '甲')).toEqual([
      [1, 'NAME_TAKEN'],
      [2, 'NAME_TAKEN'],
    ]);
    expect(give(own(2), own(1))).toEqual([]);
    expect(give(own(1), own(2))).toEqual([]);
  });
});

describe('cells that must hold something', () => {
  it.each([
    ['accounts', 'name'],
    ['units', 'name'],
    ['reps', 'name'],
    ['reps', 'ref'],
    ['territories', 'name'],
    ['territories', 'share'],
  ] as const)('are not emptied: %s, %s', (table, field) => {
    const { edit, present } = open();
    const scenarioId = present.id;
    for (const value of ['', ' ', '\u3000'])
      expect(edit.edit({ table, scenarioId, cells: [{ id: 1, field, value }] }).rejected).toEqual([
        { id: 1, field, value, reason: 'VALUE_INVALID' },
      ]);
  });
});

describe('finding a scenario by name', () => {
  it('knows the present state by its usual name in either language', () => {
    const { plan, present, scenario } = open();
    scenario.update(present.id, { name: '2026 年底' });
    expect(['2026 年底', '现状', 'Present state'].map((name) => scenarioByName(plan, name)?.id)).toEqual([
      present.id,
      present.id,
      present.id,
    ]);
    expect(scenarioByName(plan, '方案A')).toBeUndefined();
  });
});
