import { describe, expect, it } from 'vitest';
import type { Plan, PlanWriter } from './plan.ts';
import { errorOf } from './testing/error-of.ts';
import { dump, testPlan } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { account, quotaCell, rep, scenario, territory, unit } from './testing/records.ts';

const edit = <R>(plan: Plan, change: (write: PlanWriter) => R): R =>
  plan.edit(label('any'), ['state'], change);

/** Three units with parts, two accounts, a rep, one scenario with two territories and quotas. */
function filledPlan(): Plan {
  const plan = testPlan();
  edit(plan, (write) => {
    for (const id of [1, 2, 3]) write.put('unit', unit(id));
    write.put('measure', { key: 'population', name: '人口', unit: 'number', position: 0 });
    for (const id of [1, 2])
      write.put('unit_measure', { unit_id: id, measure_key: 'population', value: id * 1000 });
    write.put('unit_pair', { a: 1, b: 2, kind: 'adjacent' });
    write.put('unit_pair', { a: 2, b: 3, kind: 'link' });
    write.put('rep', rep(1));
    write.put('account', account(1, { unit_id: 1, rep_id: 1 }));
    write.put('account', account(2, { unit_id: 2 }));
    write.put('account_year', { account_id: 1, year: 2026, sales_fen: 500 });
    write.put('sales_month', {
      account_id: 1,
      month: '2026-03',
      delivered_province: '江苏省',
      delivered_city: '',
      amount_fen: 7,
    });
    write.put('competitor', { id: 1, name: '竞品', brand: 'B', longitude: 118, latitude: 32, unit_id: 1 });
    write.put('scenario', scenario(1, { is_present: 1, colour: 4 }));
    for (const id of [1, 2]) write.put('territory', territory(1, id, { rep_id: id === 1 ? 1 : null }));
    write.put('quota_plan', { scenario_id: 1, settings: '{}' });
    for (const month of [0, 1, 2]) write.put('quota_cell', quotaCell(1, 1, month));
    write.assignUnits(1, [1, 2], 1);
    write.assignAccounts(1, [2], 2);
  });
  return plan;
}

describe('rows', () => {
  it('every table gives back the rows it took, in the order of its key', () => {
    const plan = filledPlan();
    expect(plan.all('unit').map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(plan.get('unit', { id: 2 })).toStrictEqual(unit(2));
    expect(plan.get('account', { id: 1 })).toStrictEqual(account(1, { unit_id: 1, rep_id: 1 }));
    expect(plan.get('rep', { id: 1 })).toStrictEqual(rep(1));
    expect(plan.get('scenario', { id: 1 })).toStrictEqual(scenario(1, { is_present: 1, colour: 4 }));
    expect(plan.get('territory', { scenario_id: 1, territory_id: 1 })).toStrictEqual(
      territory(1, 1, { rep_id: 1 }),
    );
    expect(plan.where('account', { rep_id: null }).map(({ id }) => id)).toEqual([2]);
    expect(plan.where('quota_cell', { scenario_id: 1, period: 2 })).toHaveLength(1);
    expect(plan.get('unit', { id: 9 })).toBeUndefined();
    expect(errorOf(() => plan.get('territory', { scenario_id: 1 })).code).toBe('VALUE_INVALID');
    expect(plan.max('unit', 'id')).toBe(3);
    expect(plan.max('competitor', 'unit_id')).toBe(1);
    expect(plan.count('unit_pair')).toBe(2);
  });

  it('an answer is the caller’s own', () => {
    const plan = filledPlan();
    plan.all('unit')[0].name = 'changed';
    plan.unitTerritories(1).clear();
    plan.accountExceptions(1).clear();
    expect(plan.all('unit')[0].name).toBe(unit(1).name);
    expect([...plan.unitTerritories(1)]).toEqual([
      [1, 1],
      [2, 1],
      [3, 0],
    ]);
    expect([...plan.accountExceptions(1)]).toEqual([[2, 2]]);
  });

  it('keeps a row of the same key, changed', () => {
    const plan = filledPlan();
    edit(plan, (write) => write.put('unit', unit(1, { name: '新名' })));
    expect(plan.count('unit')).toBe(3);
    // A replaced row must not take its parts with it.
    expect(plan.count('unit_measure')).toBe(2);
  });

  it('removeWhere answers how many, and null matches null', () => {
    const plan = filledPlan();
    expect(edit(plan, (write) => write.removeWhere('quota_cell', { scenario_id: 1 }))).toBe(3);
    expect(edit(plan, (write) => write.removeWhere('account', { rep_id: null }))).toBe(1);
    expect(edit(plan, (write) => write.removeWhere('account', { unit_id: 99 }))).toBe(0);
  });
});

describe('removing', () => {
  it.each([
    [
      'a unit takes its parts and empties references',
      'unit',
      { id: 1 },
      { unit_measure: 1, unit_pair: 1, account: 2, competitor: 1, scenario_unit: 1 },
    ],
    ['the second unit of a pair takes the pair', 'unit', { id: 3 }, { unit: 2, unit_pair: 1 }],
    ['a measure takes its values', 'measure', { key: 'population' }, { unit_measure: 0, unit: 3 }],
    [
      'an account takes its sales and exceptions',
      'account',
      { id: 1 },
      { account: 1, account_year: 0, sales_month: 0 },
    ],
    [
      'a rep leaves accounts and territories without one',
      'rep',
      { id: 1 },
      { rep: 0, account: 2, territory: 2 },
    ],
    [
      'a territory takes its quota',
      'territory',
      { scenario_id: 1, territory_id: 1 },
      { territory: 1, quota_cell: 0 },
    ],
    [
      'a scenario takes all of it',
      'scenario',
      { id: 1 },
      { scenario: 0, territory: 0, quota_plan: 0, quota_cell: 0, scenario_unit: 0, scenario_account: 0 },
    ],
  ] as const)('%s, and undo brings all of it back', (_what, table, key, counts) => {
    const plan = filledPlan();
    const before = dump(plan);
    edit(plan, (write) => write.remove(table, key));
    for (const [other, count] of Object.entries(counts))
      expect([other, plan.count(other as 'unit')]).toEqual([other, count]);
    plan.undo();
    expect(dump(plan)).toStrictEqual(before);
  });
});

it('a reference to a removed row becomes null', () => {
  const plan = filledPlan();
  edit(plan, (write) => {
    write.remove('unit', { id: 1 });
    write.remove('rep', { id: 1 });
  });
  expect(plan.get('account', { id: 1 })).toStrictEqual(account(1, { unit_id: null, rep_id: null }));
  expect(plan.get('competitor', { id: 1 })?.unit_id).toBeNull();
  expect(plan.get('territory', { scenario_id: 1, territory_id: 1 })?.rep_id).toBeNull();
});

describe('scenarios', () => {
  it('a branch has its parent’s territories and quota, and no row of units or accounts', () => {
    const plan = filledPlan();
    const id = edit(plan, (write) => write.branchScenario(1, '方案A'));
    expect(id).toBe(2);
    const { name, parent_id, is_present, status, colour } = plan.get('scenario', { id })!;
    expect({ name, parent_id, is_present, status, colour }).toEqual({
      name: '方案A',
      parent_id: 1,
      is_present: 0,
      status: 'draft',
      colour: 5,
    });
    expect(plan.where('territory', { scenario_id: 2 }).map(({ territory_id }) => territory_id)).toEqual([
      1, 2,
    ]);
    expect(plan.where('quota_cell', { scenario_id: 2 })).toHaveLength(3);
    expect(plan.where('quota_plan', { scenario_id: 2 })).toHaveLength(1);
    expect(plan.where('scenario_unit', { scenario_id: 2 })).toEqual([]);
    expect([...plan.unitTerritories(2)]).toEqual([...plan.unitTerritories(1)]);
    expect([...plan.accountExceptions(2)]).toEqual([[2, 2]]);
  });

  it('editing the parent leaves the branch where it was; editing the branch leaves the parent', () => {
    const plan = filledPlan();
    edit(plan, (write) => write.branchScenario(1, '方案A'));
    edit(plan, (write) => {
      write.assignUnits(1, [1], 2);
      write.assignAccounts(1, [2], -1);
    });
    expect([...plan.unitTerritories(2)]).toEqual([
      [1, 1],
      [2, 1],
      [3, 0],
    ]);
    expect([...plan.accountExceptions(2)]).toEqual([[2, 2]]);
    edit(plan, (write) => {
      write.assignUnits(2, [2, 3], 2);
      write.assignAccounts(2, [2], -1);
    });
    expect([...plan.unitTerritories(1)]).toEqual([
      [1, 2],
      [2, 1],
      [3, 0],
    ]);
    expect([...plan.accountExceptions(1)]).toEqual([]);
    expect([...plan.accountExceptions(2)]).toEqual([]);
  });

  it('a branch can hide its parent’s exception', () => {
    const plan = filledPlan();
    edit(plan, (write) => {
      const child = write.branchScenario(1, '方案A');
      write.assignAccounts(child, [2], -1);
      write.assignAccounts(child, [1], 0);
    });
    expect(
      plan.where('scenario_account', { scenario_id: 2 }).map(({ territory_id }) => territory_id),
    ).toEqual([0, -1]);
    expect([...plan.accountExceptions(2)]).toEqual([[1, 0]]);
    expect([...plan.accountExceptions(1)]).toEqual([[2, 2]]);
  });

  it('names are taken once; what does not exist is said', () => {
    const plan = filledPlan();
    edit(plan, (write) => write.branchScenario(1, '方案A'));
    expect(errorOf(() => edit(plan, (write) => write.branchScenario(1, '方案A'))).code).toBe('NAME_TAKEN');
    for (const work of [
      (write: PlanWriter) => write.branchScenario(9, '方案B'),
      (write: PlanWriter) => write.removeScenario(9),
      (write: PlanWriter) => write.assignUnits(9, [1], 1),
      (write: PlanWriter) => write.assignUnits(1, [99], 1),
      (write: PlanWriter) => write.assignUnits(1, [1], 99),
      (write: PlanWriter) => write.assignUnits(1, [1], -1),
      (write: PlanWriter) => write.assignAccounts(1, [99], 1),
    ]) {
      expect(errorOf(() => edit(plan, work)).code).toBe('NOT_FOUND');
    }
    expect(errorOf(() => plan.unitTerritories(9)).code).toBe('NOT_FOUND');
  });
});
