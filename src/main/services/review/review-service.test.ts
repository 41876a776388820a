import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { desk, regionPlan } from '../../../../test/support/review-session.ts';
import type { Operation } from '../../../shared/contract/redraw.ts';
import type { ReviewDecision } from '../../../shared/contract/review.ts';
import { AppError } from '../../../shared/errors.ts';
import { openPackage, sealPackage, writePackage } from '../../exchange/review/package-file.ts';
import { afterTest, dump } from '../../plan/testing/folder.ts';
import { importFiles } from '../import-files.ts';
import { refuseImportIntoCopy } from './refuse-import.ts';

const region = { columns: 10, rows: 6, accounts: 240, reps: 5, seed: 11 };

function two() {
  const [sender, reviewer] = [desk('王总'), desk('李经理')];
  afterTest(() => void sender.dispose());
  afterTest(() => void reviewer.dispose());
  const scenarioId = regionPlan(sender, region);
  const plan = sender.services.session.plan();
  return { sender, reviewer, scenarioId, plan, review: sender.services.review };
}
type Two = ReturnType<typeof two>;

async function sent({ sender, reviewer, scenarioId }: Two, password: string | null = null) {
  const path = sender.path('南.bwreview');
  const scope = { kind: 'group', groupId: 1 } as const;
  const made = await sender.services.review.send({ scenarioId, scope, ask: '看看边界', password, path });
  await reviewer.services.review.unpack(path, password, reviewer.path('copy.sqlite'));
  reviewer.services.session.open(reviewer.path('copy.sqlite'));
  return { made, copy: reviewer.services.session.plan(), path };
}

async function back({ sender, reviewer }: Two, password: string | null = null) {
  const path = reviewer.path('back.bwreview');
  await reviewer.services.review.sendBack('边界已调整', password, path);
  return sender.services.review.take(path, password, 'back.bwreview');
}

const all = (packageId: string, changes: Partial<ReviewDecision> = {}): ReviewDecision => ({
  packageId,
  plain: 'theirs',
  conflicts: 'mine',
  chosen: [],
  ...changes,
});

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

it('a slice sent and sent back unchanged changes nothing', async () => {
  const both = two();
  const { made } = await sent(both);
  expect(both.reviewer.services.review.proposal()).toMatchObject({ changes: [], comments: 0 });
  await back(both);
  const preview = both.review.preview(all(made.id));
  expect(preview).toMatchObject({ changes: [], conflicts: 0, locked: 0 });
  expect(preview.effect.changes).toEqual([]);
});

it('the copy has the figures the sender sees', async () => {
  const both = two();
  const { copy, made } = await sent(both);
  const { scenarioId, sender, reviewer } = both;
  expect(copy.integrity()).toEqual([]);
  expect(copy.history(10)).toEqual([]);
  const here = sender.services.projection.alignment(scenarioId);
  const there = reviewer.services.projection.alignment(scenarioId);
  expect(there.territories.map(({ name }) => name)).toHaveLength(2);
  for (const row of there.territories) {
    const same = here.territories.find(({ id }) => id === row.id);
    expect(row.sums).toEqual(same?.sums);
  }
  const quotas = sender.services.quota.get(scenarioId);
  const copied = reviewer.services.quota.get(scenarioId);
  for (const node of copied?.nodes ?? []) {
    if (node.kind === 'all') continue;
    expect(node.amountsFen).toEqual(quotas?.nodes.find((one) => one.node === node.node)?.amountsFen);
  }
  expect(copied?.problems).toEqual([]);
  expect(reviewer.services.review.list()).toMatchObject([
    {
      id: made.id,
      role: 'received',
      state: 'open',
      sender: '王总',
      ask: '看看边界',
      scenarioName: '方案A',
      name: '南',
    },
  ]);
  expect(sender.services.review.list()).toMatchObject([{ id: made.id, role: 'sent', state: 'sent' }]);
});

it('a package holds nothing of others: no name, account, rep or figure', async () => {
  const both = two();
  const { plan, scenarioId, sender } = both;
  const outside = sender.services.projection.alignment(scenarioId).territories.slice(2);
  const secret = 'GEHEIMNIS';
  plan.edit({ key: 'workload', params: {} }, ['pay', 'market', 'scenarios'], (write) => {
    write.put('competitor', { id: 1, name: secret, brand: secret, longitude: 116, latitude: 30, unit_id: 1 });
    write.put('pay_plan', {
      id: 1,
      name: secret,
      level: '',
      target_fen: 77_777_001,
      curve: '{}',
      position: 0,
    });
    write.put('kpi_template', { id: 1, name: secret, stage: 'new', position: 0 });
    write.put('parameter', { key: 'parameter:1', name: secret, value: 77_777_002, unit: 'count' });
    write.put('setting', { key: 'market', value: JSON.stringify(secret) });
    write.put('setting', { key: 'quotaSignature', value: JSON.stringify(secret) });
    const scenario = write.get('scenario', { id: scenarioId });
    if (scenario) write.put('scenario', { ...scenario, note: secret });
    for (const row of write.all('rep'))
      write.put('rep_profile', { rep_id: row.id, fte: 1, hired_on: null, skills: '', cost_fen: 77_777_003 });
    for (const row of write.where('territory', { scenario_id: scenarioId }))
      write.put('territory_need', {
        scenario_id: scenarioId,
        territory_id: row.territory_id,
        skills: '',
        pinned: 0,
        reason: secret,
      });
  });
  for (const { id } of outside)
    sender.services.comments.add(scenarioId, { thing: 'territory', territoryId: id }, secret);
  sender.services.scenario.branch(scenarioId, secret);
  // An account that another rep has today, in a unit outside, is given to the slice.
  const guest = plan.all('account').find(({ rep_id }) => rep_id === outside[0]?.repId)?.id ?? 0;
  const host = plan.where('territory', { scenario_id: scenarioId })[0]?.territory_id ?? 0;
  sender.services.scenario.assignAccounts(scenarioId, [guest], host);
  const { path, copy } = await sent(both);

  const { plan: bytes } = await openPackage(readFileSync(path), null, 'x');
  const tables = dump(copy);
  expect(copy.get('account', { id: guest })).toMatchObject({ rep_id: null, unit_id: null });
  const accounts = new Set((tables.account ?? []).map((row) => Number(Object(row).id)));
  // An account says where it lies, wherever its territory is.
  const counties = new Set(copy.all('account').map(({ county }) => county));
  const strange = [
    secret,
    '北',
    ...outside.map(({ name }) => name),
    ...plan.all('account').flatMap(({ id, name }) => (accounts.has(id) ? [] : [name])),
    ...plan
      .all('unit')
      .flatMap(({ id, name }) => (copy.get('unit', { id }) || counties.has(name) ? [] : [name])),
  ];
  expect(strange.length).toBeGreaterThan(100);
  const text = bytes.toString('utf8');
  for (const name of strange) expect(new RegExp(`${name}(?!\\d)`).test(text), name).toBe(false);
  const json = JSON.stringify(tables);
  for (const figure of [123_456_700, 77_777_001, 77_777_002, 77_777_003])
    expect(json.includes(String(figure)), String(figure)).toBe(false);
  const sales = new Map(plan.all('account_year').map((row) => [`${row.account_id} ${row.year}`, row]));
  for (const row of copy.all('account_year')) expect(sales.get(`${row.account_id} ${row.year}`)).toEqual(row);
  for (const row of copy.all('account_year')) expect(accounts.has(row.account_id)).toBe(true);
  const reps = new Set(copy.all('rep').map(({ id }) => id));
  const working = copy.all('territory').flatMap(({ rep_id }) => rep_id ?? []);
  expect(reps).toEqual(new Set(working));
  for (const empty of [
    'competitor',
    'pay_plan',
    'kpi_template',
    'parameter',
    'snapshot',
    'quota_change',
    'formula',
    'layer',
  ])
    expect(tables[empty], empty).toEqual([]);
  const db = new Database(bytes);
  expect(db.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(0);
  expect(db.pragma('freelist_count', { simple: true })).toBe(0);
  db.close();
});

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

it('a password protects both ways, leaves no plain file behind, and wrong ones are told', async () => {
  const both = two();
  const { sender, reviewer } = both;
  await sent(both, 'Geheim 1');
  expect(readdirSync(sender.folder).filter((name) => /tmp/.test(name))).toEqual([]);
  expect(readdirSync(reviewer.folder).filter((name) => /tmp/.test(name))).toEqual([]);
  await reviewer.services.review.sendBack('', 'Geheim 1', reviewer.path('back.bwreview'));
  const take = (password: string | null) =>
    codeOf(() => sender.services.review.take(reviewer.path('back.bwreview'), password, 'x'));
  expect(await take(null)).toBe('REVIEW_PASSWORD_NEEDED');
  expect(await take('geheim 1')).toBe('REVIEW_PASSWORD_WRONG');
  expect(await take('Geheim 1')).toBe('done');
});

it('packages are taken only where they belong, and not once withdrawn', async () => {
  const both = two();
  const { sender, reviewer, review } = both;
  const { made, path } = await sent(both);
  const stranger = desk('别人');
  afterTest(() => void stranger.dispose());
  regionPlan(stranger, region);
  const returned = reviewer.path('back.bwreview');
  await reviewer.services.review.sendBack('', null, returned);
  expect(await codeOf(() => review.take(path, null, 'x'))).toBe('REVIEW_IS_SENT');
  expect(await codeOf(() => reviewer.services.review.unpack(returned, null, reviewer.path('y.sqlite')))).toBe(
    'REVIEW_IS_BACK',
  );
  expect(await codeOf(() => stranger.services.review.take(returned, null, 'x'))).toBe('REVIEW_UNKNOWN');
  expect(await codeOf(() => sender.services.review.sendBack('', null, returned))).toBe('REVIEW_NO_COPY');
  await review.take(returned, null, 'x');
  review.reject(made.id);
  expect(review.list()[0]?.state).toBe('rejected');
  review.withdraw(made.id);
  expect(await codeOf(() => review.take(returned, null, 'x'))).toBe('REVIEW_WITHDRAWN');
  expect(await codeOf(() => review.accept(all(made.id)))).toBe('REVIEW_STATE');
});

it.each([
  ['a trigger', 'CREATE TRIGGER spy AFTER INSERT ON unit BEGIN DELETE FROM account; END'],
  ['a view', 'CREATE VIEW spy AS SELECT * FROM unit'],
  ['a table too many', 'CREATE TABLE spy (x)'],
])('a package whose plan has %s is refused as such a plan is', async (_what, sql) => {
  const both = two();
  const { path } = await sent(both);
  const { plan: bytes } = await openPackage(readFileSync(path), null, 'x');
  const db = new Database(bytes);
  db.exec(sql);
  const hostile = db.serialize();
  db.close();
  for (const kind of ['sent', 'back'] as const) {
    await writePackage(both.sender.path('h.bwreview'), { kind, plan: hostile }, null);
    const open = () =>
      kind === 'sent'
        ? both.reviewer.services.review.unpack(
            both.sender.path('h.bwreview'),
            null,
            both.reviewer.path('h.sqlite'),
          )
        : both.review.take(both.sender.path('h.bwreview'), null, 'h');
    expect(await codeOf(open)).toBe('PLAN_DAMAGED');
  }
  expect(readdirSync(both.reviewer.folder)).not.toContain('h.sqlite');
  for (const [junk, code] of [
    [Buffer.from('no database'), 'PLAN_FOREIGN'],
    [Buffer.alloc(0), 'PLAN_DAMAGED'],
    [hostile.subarray(0, 5000), 'PLAN_DAMAGED'],
  ] as const) {
    writeFileSync(both.sender.path('j.bwreview'), await sealPackage({ kind: 'sent', plan: junk }, null, 'j'));
    expect(
      await codeOf(() =>
        both.reviewer.services.review.unpack(
          both.sender.path('j.bwreview'),
          null,
          both.reviewer.path('j.sqlite'),
        ),
      ),
    ).toBe(code);
  }
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

it('a copy takes no accounts, reps or units in, for they are not sent back; it takes assignments', async () => {
  const both = two();
  await sent(both);
  const copy = both.reviewer.services.session.plan();
  const code = (kinds: Parameters<typeof refuseImportIntoCopy>[1], into = copy) =>
    codeOf(() => refuseImportIntoCopy(into, kinds));
  expect(await code(['accounts'])).toBe('REVIEW_COPY_IMPORT');
  expect(await code(['reps', 'assignments'])).toBe('REVIEW_COPY_IMPORT');
  expect(await code(['assignments', 'tree'])).toBe('done');
  expect(await code(['accounts'], both.plan)).toBe('done');
  expect(await codeOf(() => importFiles(copy, { accounts: both.sender.path('accounts.xlsx') }))).toBe(
    'REVIEW_COPY_IMPORT',
  );
});
