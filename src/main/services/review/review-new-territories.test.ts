import { expect, it } from 'vitest';
import { all, back, sent, two } from '../../../../test/support/review-pair.ts';
import { dump } from '../../plan/testing/folder.ts';

it('new territories get ids of their own here, in the group they were made in', async () => {
  const both = two();
  const { plan, scenarioId, review, reviewer } = both;
  const { made, copy } = await sent(both);
  const a = copy.where('territory', { scenario_id: scenarioId })[0]?.territory_id ?? 0;
  reviewer.services.redraw.operate(scenarioId, { kind: 'split', territoryId: a, by: 'workload', parts: 2 });
  const fresh = copy.where('territory', { scenario_id: scenarioId }).find(
    ({ territory_id }) =>
      territory_id !== a &&
      !plan
        .where('territory', { scenario_id: scenarioId })
        .slice(0, 2)
        .some((row) => row.territory_id === territory_id),
  );
  expect(fresh).toBeDefined();
  reviewer.services.comments.add(
    scenarioId,
    { thing: 'territory', territoryId: fresh?.territory_id ?? 0 },
    '新的',
  );
  const count = plan.where('territory', { scenario_id: scenarioId }).length;
  await back(both);
  review.accept(all(made.id));
  const rows = plan.where('territory', { scenario_id: scenarioId });
  expect(rows).toHaveLength(count + 1);
  const added = rows.find(({ name }) => name === fresh?.name);
  const units = [...copy.unitTerritories(scenarioId)]
    .filter(([, id]) => id === fresh?.territory_id)
    .map(([id]) => id);
  for (const unit of units) expect(plan.unitTerritories(scenarioId).get(unit)).toBe(added?.territory_id);
  expect(plan.where('comment', { scenario_id: scenarioId })).toMatchObject([
    { territory_id: added?.territory_id, text: '新的' },
  ]);
  expect(plan.integrity()).toEqual([]);
});

it('a new territory of the reviewer of which nothing comes over does not come over empty', async () => {
  const both = two();
  const { made } = await sent(both);
  const { sender, reviewer, scenarioId } = both;
  const [split, other] = sender.services.projection.alignment(scenarioId).territories;
  const operation = { kind: 'split', territoryId: split?.id ?? 0, by: 'workload', parts: 2 } as const;
  reviewer.services.redraw.operate(scenarioId, operation);
  await back(both);
  // Meanwhile the territory is gone here: every unit of it is a conflict.
  sender.services.territory.remove(scenarioId, split?.id ?? 0, other?.id ?? 0);
  const names = () => sender.services.projection.alignment(scenarioId).territories.map(({ name }) => name);
  const before = names();
  both.review.accept(all(made.id, { conflicts: 'mine' }));
  expect(names()).toEqual(before);
});

it('groups, places in the tree and the note come back, undo and redo are the same, and taking it back is too', async () => {
  const both = two();
  const { sender, reviewer, scenarioId, plan, review } = both;
  plan.edit({ key: 'tree.add', params: { name: '华东' } }, ['tree'], (write) => {
    const top = { scenario_id: scenarioId, group_id: 9, name: '华东', parent_id: null };
    write.put('territory_group', { ...top, position: 9, manager_rep_id: null });
    const south = write.get('territory_group', { scenario_id: scenarioId, group_id: 1 });
    if (south) write.put('territory_group', { ...south, parent_id: 9 });
  });
  sender.services.scenario.update(scenarioId, { note: '内部说明' });
  const { made, copy } = await sent(both);
  expect(copy.get('scenario', { id: scenarioId })?.note).toBe('');
  const { tree, scenario } = reviewer.services;
  const [first, second] = copy.where('territory', { scenario_id: scenarioId });
  const { groupId } = tree.add(scenarioId, '皖南', 1, {
    groupIds: [],
    territoryIds: [second?.territory_id ?? 0],
  });
  tree.update(scenarioId, 1, { name: '南方', managerRepId: first?.rep_id ?? null });
  scenario.update(scenarioId, { note: '两片分开管' });
  expect(reviewer.services.review.proposal()?.changes.map(({ key }) => key)).toEqual([
    'group 1',
    `group ${groupId}`,
    `place ${second?.territory_id}`,
    'note',
  ]);
  await back(both);
  // The same number is another group here by now.
  plan.edit({ key: 'tree.add', params: { name: '西' } }, ['tree'], (write) =>
    write.put('territory_group', {
      scenario_id: scenarioId,
      group_id: groupId,
      name: '西',
      parent_id: null,
      position: 10,
      manager_rep_id: null,
    }),
  );
  sender.services.tree.update(scenarioId, 1, { name: '南部' });
  const preview = review.preview(all(made.id));
  expect(preview.changes).toMatchObject([
    { thing: 'group', base: '南', mine: '南部', isConflict: true, take: 'mine' },
    { thing: 'group', name: '皖南', isConflict: false, take: 'theirs' },
    { thing: 'place', name: second?.name, base: '南部', theirs: '皖南' },
    { thing: 'note', mine: '内部说明', theirs: '内部说明\n\n两片分开管' },
  ]);
  const before = dump(plan);
  review.accept(all(made.id, { conflicts: 'theirs' }));
  const groups = plan.where('territory_group', { scenario_id: scenarioId });
  const added = groups.find(({ name }) => name === '皖南');
  expect(groups.find(({ group_id }) => group_id === 1)).toMatchObject({
    name: '南方',
    parent_id: 9,
    manager_rep_id: first?.rep_id,
  });
  expect(added).toMatchObject({ parent_id: 1 });
  expect(added?.group_id).not.toBe(groupId);
  const place = { scenario_id: scenarioId, territory_id: second?.territory_id ?? 0 };
  expect(plan.get('territory_parent', place)?.group_id).toBe(added?.group_id);
  expect(plan.get('scenario', { id: scenarioId })?.note).toBe('内部说明\n\n两片分开管');
  const after = dump(plan);
  plan.undo();
  expect(dump(plan)).toEqual(before);
  plan.redo();
  expect(dump(plan)).toEqual(after);
  review.revoke(all(made.id));
  expect(plan.where('territory_group', { scenario_id: scenarioId })).toEqual(before.territory_group);
  expect(plan.get('territory_parent', place)?.group_id).toBe(1);
  expect(plan.get('scenario', { id: scenarioId })?.note).toBe('内部说明');
  expect(plan.integrity()).toEqual([]);
});
