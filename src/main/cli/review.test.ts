import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { desk, regionPlan } from '../../../test/support/review-session.ts';
import { cliTimeZone, linesOfCli, runCli } from '../../../test/support/run-cli.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { openPlan } from '../plan/open.ts';
import { afterTest } from '../plan/testing/folder.ts';

const cli = (...args: string[]) => runCli('review', ...args);

/** A folder with the plan of a region in it, `plan.sqlite`, left by whoever sends from it; answers what stands where there. */
function sentFrom(): (name: string) => string {
  const sender = desk('王总');
  afterTest(() => void sender.dispose());
  regionPlan(sender, { columns: 6, rows: 4, accounts: 60, reps: 4, seed: 3 });
  sender.services.session.close();
  return (name) => sender.path(name);
}

it('a package goes out, is changed, comes back and is accepted, with a password', async () => {
  const path = sentFrom();
  writeFileSync(path('password.txt'), 'secret\n');
  const secret = ['--password-file', path('password.txt')];

  const sent = await cli(
    'send',
    path('plan.sqlite'),
    path('s.bwreview'),
    '--scenario',
    '方案A',
    '--group',
    '南',
    '--ask',
    '看看',
    '--author',
    '王总',
    ...secret,
  );
  expect(sent).toMatchObject({
    code: 0,
    document: { state: 'sent', name: '南', sender: '王总', territories: 2 },
  });
  expect(await cli('open', path('s.bwreview'), path('copy.sqlite'))).toMatchObject({
    code: 1,
    document: { error: { code: 'REVIEW_PASSWORD_NEEDED' } },
  });
  expect(existsSync(path('copy.sqlite'))).toBe(false);
  expect(await cli('open', path('s.bwreview'), path('copy.sqlite'), ...secret)).toMatchObject({
    code: 0,
    document: { role: 'received', state: 'open' },
  });
  const copy = openPlan(path('copy.sqlite'));
  const [unit, from] = [...copy.unitTerritories(2)][0] ?? [0, 0];
  const to =
    copy.where('territory', { scenario_id: 2 }).find(({ territory_id }) => territory_id !== from)
      ?.territory_id ?? 0;
  copy.edit({ key: 'assign.units', params: {} }, ['alignment'], (write) => write.assignUnits(2, [unit], to));
  copy.close();
  expect(await cli('return', path('copy.sqlite'), path('b.bwreview'), '--author', '李经理')).toMatchObject({
    code: 0,
    document: { changes: 1, comments: 0, reviewer: '李经理' },
  });
  expect(await cli('take', path('plan.sqlite'), path('b.bwreview'))).toMatchObject({
    code: 0,
    document: { state: 'returned', changes: 1, conflicts: 0 },
  });
  expect(await cli('take', path('plan.sqlite'), path('b.bwreview'), '--accept')).toMatchObject({
    code: 0,
    document: { state: 'accepted', changes: 1 },
  });
  const plan = openPlan(path('plan.sqlite'));
  expect(plan.unitTerritories(2).get(unit)).toBe(to);
  plan.close();
  const { id } = sent.document;
  expect((await cli('list', path('plan.sqlite'))).document).toMatchObject({
    packages: [{ id, state: 'accepted' }],
  });
  expect(await cli('revoke', path('plan.sqlite'), String(id))).toMatchObject({
    code: 0,
    document: { state: 'revoked' },
  });
  const after = openPlan(path('plan.sqlite'));
  afterTest(() => after.close());
  expect(after.unitTerritories(2).get(unit)).toBe(from);
  expect(after.integrity()).toEqual([]);
}, 60_000);

it('no file is written over, nothing asked to be secret goes out plain, and both answers at once are none', async () => {
  const path = sentFrom();
  const [plan, sent] = [path('plan.sqlite'), path('s.bwreview')];
  const chosen = ['--scenario', '方案A', '--group', '南'];
  writeFileSync(path('empty.txt'), '\nsecret\n');
  expect(await cli('send', plan, sent, ...chosen, '--password-file', path('empty.txt'))).toMatchObject({
    code: 1,
    document: { error: { code: 'VALUE_INVALID', params: { field: 'passwordFile' } } },
  });
  expect(existsSync(sent)).toBe(false);
  for (const wrong of ['plan.sqlite', 'accounts.xlsx'])
    expect((await cli('send', plan, path(wrong), ...chosen)).code).toBe(2);
  expect((await cli('return', plan, plan)).code).toBe(2);
  expect((await cli('send', plan, sent, ...chosen)).code).toBe(0);

  const before = readFileSync(plan);
  expect(await cli('open', sent, plan)).toMatchObject({
    code: 1,
    document: { error: { code: 'PLAN_EXISTS', params: { file: 'plan.sqlite' } } },
  });
  expect(readFileSync(plan).equals(before)).toBe(true);
  expect((await cli('take', plan, sent, '--accept', '--reject')).code).toBe(2);
}, 60_000);

it('the list says how far a package has come as the screen does, at the time of the place', async () => {
  const path = sentFrom();
  const [plan, copy] = [path('plan.sqlite'), path('copy.sqlite')];
  const list = (language: Language, file: string) => linesOfCli(language, 'review', 'list', file);
  expect(await list('zh', plan)).toEqual(['还没有发出或收到审阅包。']);
  expect(await list('en', plan)).toEqual(['No packages have been sent or received.']);

  const chosen = ['--scenario', '方案A', '--group', '南', '--author', '王总'];
  const { document } = await cli('send', plan, path('s.bwreview'), ...chosen);
  const at = (locale: string) =>
    new Intl.DateTimeFormat(locale, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: cliTimeZone,
    }).format(new Date(String(document.sentAt)));
  expect(await list('zh', plan)).toEqual([`${at('zh-CN')}  已发出  南  王总  ${document.id}`]);
  expect(await list('en', plan)).toEqual([`${at('en-GB')}  Sent  南  王总  ${document.id}`]);
  await cli('open', path('s.bwreview'), copy);
  await cli('return', copy, path('b.bwreview'), '--author', '李经理');
  expect(await list('zh', copy)).toEqual([expect.stringContaining('  已交回  ')]);
  await cli('take', plan, path('b.bwreview'), '--accept');
  expect(await list('zh', plan)).toEqual([expect.stringContaining('  已采纳  ')]);
}, 60_000);
