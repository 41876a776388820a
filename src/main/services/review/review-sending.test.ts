import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { all, back, codeOf, region, sent, two } from '../../../../test/support/review-pair.ts';
import { desk, regionPlan } from '../../../../test/support/review-session.ts';
import { openPackage, sealPackage, writePackage } from '../../exchange/review/package-file.ts';
import { afterTest, dump } from '../../plan/testing/folder.ts';
import { importFiles } from '../import-files.ts';
import { refuseImportIntoCopy } from './refuse-import.ts';

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
