import { expect, it } from 'vitest';
import { all, back, sent, two } from '../../../../test/support/review-pair.ts';
import type { Operation } from '../../../shared/contract/redraw.ts';
import { dump } from '../../plan/testing/folder.ts';

it('edits come back exactly, in one step that can be undone, redone and revoked', async () => {
  const both = two();
  const { plan, scenarioId, review, sender, reviewer } = both;
  const { made, copy } = await sent(both);
  const [a, b] = copy.where('territory', { scenario_id: scenarioId });
  if (!a || !b) throw new Error('two territories');
  const units = [...copy.unitTerritories(scenarioId)]
    .filter(([, id]) => id === a.territory_id)
    .slice(0, 3)
    .map(([id]) => id);
  const held = copy
    .all('account')
    .filter(({ unit_id }) => unit_id !== null && !units.includes(unit_id))
    .slice(0, 2)
    .map(({ id }) => id);
  const { services } = reviewer;
  services.redraw.operate(scenarioId, {
    kind: 'assign',
    unitIds: units,
    accountIds: [],
    territoryId: b.territory_id,
  });
  services.redraw.operate(scenarioId, { kind: 'assign', unitIds: [], accountIds: held, territoryId: null });
  services.territory.update(scenarioId, b.territory_id, { name: '新名', share: 1.5, colour: 9 });
  services.quota.setCells(scenarioId, [{ territoryId: a.territory_id, month: 0, fen: 4_000_000 }]);
  copy.edit({ key: 'workload', params: {} }, ['accounts'], (write) => {
    const account = write.get('account', { id: held[0] ?? 0 });
    if (account) write.put('account', { ...account, calls_manual: 33 });
  });
  const proposal = services.review.proposal();
  await back(both);
  const before = dump(plan);
  const preview = review.preview(all(made.id));
  expect(preview.changes.map(({ key, isConflict }) => [key, isConflict])).toEqual(
    proposal?.changes.map(({ key }) => [key, false]),
  );
  expect(new Set(preview.changes.map(({ thing }) => thing))).toEqual(
    new Set(['unit', 'account', 'territory', 'colour', 'quota', 'figure']),
  );
  review.accept(all(made.id));
  expect(plan.undoLabel()?.key).toBe('review.accept');
  for (const unit of units) expect(plan.unitTerritories(scenarioId).get(unit)).toBe(b.territory_id);
  for (const id of held) expect(plan.accountExceptions(scenarioId).get(id)).toBe(0);
  expect(plan.get('territory', { scenario_id: scenarioId, territory_id: b.territory_id })).toMatchObject({
    name: '新名',
    share: 1.5,
    colour: 9,
  });
  expect(plan.get('account', { id: held[0] ?? 0 })).toMatchObject({ calls_manual: 33, class_manual: null });
  expect(
    plan.get('quota_cell', {
      scenario_id: scenarioId,
      component_id: 1,
      node: `t:${a.territory_id}`,
      period: 0,
    })?.amount,
  ).toBe(4_000_000);
  expect(plan.where('quota_cell', { scenario_id: scenarioId })).toHaveLength(1);
  expect(plan.integrity()).toEqual([]);
  const after = dump(plan);
  plan.undo();
  expect(dump(plan)).toEqual(before);
  plan.redo();
  expect(dump(plan)).toEqual(after);

  // Something else happens in between; taking the acceptance back leaves it alone.
  const other =
    [...plan.unitTerritories(scenarioId)].find(
      ([, id]) => id !== a.territory_id && id !== b.territory_id,
    )?.[0] ?? 0;
  sender.services.redraw.operate(scenarioId, {
    kind: 'assign',
    unitIds: [other],
    accountIds: [],
    territoryId: null,
  });
  review.revoke(all(made.id));
  expect(plan.undoLabel()?.key).toBe('review.revoke');
  for (const unit of units) expect(plan.unitTerritories(scenarioId).get(unit)).toBe(a.territory_id);
  expect(plan.unitTerritories(scenarioId).get(other)).toBe(0);
  expect([...plan.accountExceptions(scenarioId).keys()].filter((id) => held.includes(id))).toEqual([]);
  expect(plan.get('account', { id: held[0] ?? 0 })?.calls_manual).toBe(null);
  expect(plan.where('quota_cell', { scenario_id: scenarioId })).toEqual([]);
  expect(plan.get('territory', { scenario_id: scenarioId, territory_id: b.territory_id })?.name).toBe(b.name);
  expect(review.list()[0]?.state).toBe('revoked');
});

it('what changed here since is a conflict, chosen one by one; what is not taken stays out', async () => {
  const both = two();
  const { plan, scenarioId, review, sender, reviewer } = both;
  const { made, copy } = await sent(both);
  const [a, b] = copy.where('territory', { scenario_id: scenarioId }).map(({ territory_id }) => territory_id);
  const outside = plan.where('territory', { scenario_id: scenarioId })[3]?.territory_id ?? 0;
  const [one = 0, two_ = 0, three = 0] = [...copy.unitTerritories(scenarioId)]
    .filter(([, id]) => id === a)
    .map(([id]) => id);
  const assign = (unitIds: number[], territoryId: number | null): Operation => ({
    kind: 'assign',
    unitIds,
    accountIds: [],
    territoryId,
  });
  reviewer.services.redraw.operate(scenarioId, assign([one, two_, three], b ?? null));
  reviewer.services.territory.update(scenarioId, a ?? 0, { name: '审阅者的名字' });
  sender.services.redraw.operate(scenarioId, assign([one], outside));
  sender.services.territory.update(scenarioId, a ?? 0, { name: '发送人的名字' });
  await back(both);
  const preview = review.preview(all(made.id));
  expect(preview.changes.filter(({ isConflict }) => isConflict).map(({ key, take }) => [key, take])).toEqual([
    [`unit ${one}`, 'mine'],
    [`territory ${a}`, 'mine'],
  ]);
  const decision = all(made.id, {
    chosen: [
      { key: `unit ${one}`, take: 'theirs' },
      { key: `unit ${three}`, take: 'mine' },
    ],
  });
  expect(
    review
      .preview(decision)
      .effect.changes.map(({ unitId }) => unitId)
      .sort(),
  ).toEqual([one, two_].sort());
  review.accept(decision);
  const now = plan.unitTerritories(scenarioId);
  expect([now.get(one), now.get(two_), now.get(three)]).toEqual([b, b, a]);
  expect(plan.get('territory', { scenario_id: scenarioId, territory_id: a ?? 0 })?.name).toBe('发送人的名字');
});

it('comments travel both ways once, answered and resolved; what was deleted stays deleted', async () => {
  const both = two();
  const { plan, scenarioId, sender, reviewer } = both;
  const a = plan.where('territory', { scenario_id: scenarioId })[0]?.territory_id ?? 0;
  const { comments } = sender.services;
  comments.add(scenarioId, { thing: 'territory', territoryId: a }, '为什么这样划');
  comments.add(scenarioId, { thing: 'quota', componentId: 1, node: `t:${a}`, period: 3 }, '三月偏高');
  comments.add(scenarioId, { thing: 'territory', territoryId: a }, '要删掉的');
  await sent(both);
  const there = reviewer.services.comments.list(scenarioId);
  expect(there).toHaveLength(3);
  const [why, march, gone] = ['为什么这样划', '三月偏高', '要删掉的'].map(
    (text) => there.find((thread) => thread.comments[0]?.text === text)?.id ?? '',
  );
  reviewer.services.comments.reply(scenarioId, why ?? '', '因为运河');
  reviewer.services.comments.resolve(scenarioId, march ?? '', true);
  reviewer.services.comments.reply(scenarioId, gone ?? '', '还在吗');
  comments.remove(scenarioId, gone ?? '');
  comments.reply(scenarioId, why ?? '', '再想想');
  await back(both);
  await both.sender.services.review.take(reviewer.path('back.bwreview'), null, 'x');
  const threads = comments.list(scenarioId);
  expect(threads).toHaveLength(2);
  const answered = threads.find(({ id }) => id === why);
  expect(answered?.comments.map(({ text, author }) => [text, author])).toEqual([
    ['为什么这样划', '王总'],
    ['因为运河', '李经理'],
    ['再想想', '王总'],
  ]);
  expect(threads.find(({ id }) => id === march)?.resolved?.by).toBe('李经理');
});

it('what comes back cannot reach beyond what was sent', async () => {
  const both = two();
  const { plan, scenarioId, review, reviewer, sender } = both;
  const { made, copy } = await sent(both);
  const outside = plan.where('territory', { scenario_id: scenarioId })[4];
  if (!outside) throw new Error('a territory outside');
  const strange =
    [...plan.unitTerritories(scenarioId)].find(([, id]) => id === outside.territory_id)?.[0] ?? 0;
  const first = copy.where('territory', { scenario_id: scenarioId })[0]?.territory_id ?? 0;
  const own = [...copy.unitTerritories(scenarioId)][0]?.[0] ?? 0;
  copy.edit({ key: 'workload', params: {} }, ['units', 'alignment'], (write) => {
    const unit = write.get('unit', { id: own });
    if (unit) write.put('unit', { ...unit, id: strange, code: 'x' });
    write.put('territory', { ...outside, name: '夺来的', rep_id: null, position: 9 });
    write.assignUnits(scenarioId, [strange], first);
    write.assignUnits(scenarioId, [own], outside.territory_id);
  });
  await back(both);
  const preview = review.preview(all(made.id));
  expect(preview.changes.map(({ key }) => key)).not.toContain(`unit ${strange}`);
  review.accept(all(made.id));
  expect(plan.unitTerritories(scenarioId).get(strange)).toBe(outside.territory_id);
  // a territory of theirs under an id that is taken here became a new one
  expect(plan.get('territory', { scenario_id: scenarioId, territory_id: outside.territory_id })?.name).toBe(
    outside.name,
  );
  expect(plan.unitTerritories(scenarioId).get(own)).not.toBe(outside.territory_id);
  expect(sender.services.session.plan().integrity()).toEqual([]);
  expect(reviewer.services.session.isOpen()).toBe(true);
});
