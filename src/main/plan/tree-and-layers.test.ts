import { expect, it } from 'vitest';
import type { Plan, PlanWriter } from './plan.ts';
import { dump, testPlan } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { rep, scenario, territory, unit } from './testing/records.ts';

const edit = <R>(plan: Plan, change: (write: PlanWriter) => R): R =>
  plan.edit(label('any'), ['state'], change);

/** Scenario 1 with 大区 1 over 片区 2 over territories 1 and 2; layer 1 has scenario 2 as its alignment. */
function filledPlan(): Plan {
  const plan = testPlan();
  edit(plan, (write) => {
    for (const id of [1, 2]) write.put('unit', unit(id));
    write.put('rep', rep(1));
    write.put('scenario', scenario(1));
    for (const id of [1, 2]) write.put('territory', territory(1, id));
    const group = (group_id: number, parent_id: number | null) =>
      write.put('territory_group', {
        scenario_id: 1,
        group_id,
        parent_id,
        name: `G${group_id}`,
        manager_rep_id: 1,
        position: group_id,
      });
    group(1, null);
    group(2, 1);
    for (const territory_id of [1, 2])
      write.put('territory_parent', { scenario_id: 1, territory_id, group_id: 2 });
    write.put('layer', { id: 1, name: '医疗', rule: '{}', exclusive: 0, position: 0 });
    write.put('scenario', scenario(2, { name: '方案1 · 医疗' }));
    write.put('territory', territory(2, 9));
    write.put('scenario_layer', { scenario_id: 2, layer_id: 1, base_id: 1 });
    write.assignUnits(2, [1], 9);
  });
  return plan;
}

it('what stood in a removed group goes to the group above it', () => {
  const plan = filledPlan();
  const before = dump(plan);
  edit(plan, (write) => write.remove('territory_group', { scenario_id: 1, group_id: 2 }));
  expect(plan.all('territory_parent').map(({ group_id }) => group_id)).toEqual([1, 1]);
  edit(plan, (write) => write.remove('territory_group', { scenario_id: 1, group_id: 1 }));
  expect(plan.count('territory_parent')).toBe(0);
  plan.undo();
  plan.undo();
  expect(dump(plan)).toStrictEqual(before);
});

it('a territory leaves the tree with its row, a manager who is removed leaves the group without one', () => {
  const plan = filledPlan();
  edit(plan, (write) => {
    write.remove('territory', { scenario_id: 1, territory_id: 1 });
    write.remove('rep', { id: 1 });
  });
  expect(plan.all('territory_parent').map(({ territory_id }) => territory_id)).toEqual([2]);
  expect(plan.all('territory_group').map(({ manager_rep_id }) => manager_rep_id)).toEqual([null, null]);
});

it('a branch takes the tree and the alignments of the layers with it, and goes with them', () => {
  const plan = filledPlan();
  const before = dump(plan);
  const branch = edit(plan, (write) => write.branchScenario(1, '方案B'));
  expect(plan.where('territory_group', { scenario_id: branch })).toHaveLength(2);
  expect(plan.where('territory_parent', { scenario_id: branch })).toHaveLength(2);
  const [own] = plan.where('scenario_layer', { base_id: branch });
  expect(plan.get('scenario', { id: own.scenario_id })?.name).toBe('方案B · 医疗');
  expect(plan.unitTerritories(own.scenario_id).get(1)).toBe(9);
  edit(plan, (write) => write.assignUnits(2, [1, 2], 9));
  expect(plan.unitTerritories(own.scenario_id).get(2)).toBe(0);
  edit(plan, (write) => write.removeScenario(1));
  expect(plan.all('scenario').map(({ id }) => id)).toEqual([branch, own.scenario_id]);
  expect(plan.unitTerritories(own.scenario_id).get(1)).toBe(9);
  edit(plan, (write) => write.remove('layer', { id: 1 }));
  expect(plan.all('scenario').map(({ id }) => id)).toEqual([branch]);
  expect(plan.integrity()).toEqual([]);
  for (let step = 0; step < 4; step++) plan.undo();
  expect(dump(plan)).toStrictEqual(before);
});

it('branching the alignment of a layer branches the scenario it belongs to', () => {
  const plan = filledPlan();
  const branch = edit(plan, (write) => write.branchScenario(2, '方案C'));
  const link = plan.get('scenario_layer', { scenario_id: branch });
  expect(link?.layer_id).toBe(1);
  expect(plan.get('scenario', { id: link?.base_id ?? 0 })?.name).toBe('方案C');
});
