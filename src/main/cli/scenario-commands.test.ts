import { expect, it } from 'vitest';
import { gridPlan } from '../../../test/support/grid-plan.ts';
import { runCli as cli, cliTimeZone, linesOfCli } from '../../../test/support/run-cli.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { openPlan } from '../plan/open.ts';
import { afterTest } from '../plan/testing/folder.ts';

function region(): string {
  const { plan, path, dispose } = gridPlan({ columns: 6, rows: 4, accounts: 60, reps: 3, seed: 3 });
  afterTest(dispose);
  plan.close();
  return path;
}

it('a scenario is branched, given a status, kept, brought back and undone', async () => {
  const path = region();
  expect(await cli('branch', path, '现状', '方案A')).toEqual({
    code: 0,
    document: { scenario: '方案A', from: '现状', territories: 3 },
  });
  expect(await cli('branch', path, '现状', '方案A')).toMatchObject({
    code: 1,
    document: { error: { code: 'NAME_TAKEN' } },
  });
  const kept = await cli('snapshot', path, '方案A', '--name', '会前');
  expect(kept).toMatchObject({ code: 0, document: { scenario: '方案A', name: '会前' } });
  const id = String(kept.document.id);
  await cli('redraw', path, 'merge', '--scenario', '方案A', '--territory', '代表1', '--other', '代表2');
  expect(await cli('snapshot', path, '方案A', '--list')).toMatchObject({
    document: { snapshots: [{ id: kept.document.id, name: '会前', reason: 'hand' }] },
  });
  expect(await cli('snapshot', path, '现状', '--restore', id)).toMatchObject({
    code: 1,
    document: { error: { code: 'NOT_FOUND', params: { what: 'snapshot' } } },
  });
  expect(await cli('snapshot', path, '方案A', '--restore', id)).toMatchObject({ code: 0 });
  expect(await cli('status', path, '方案A', 'inForce')).toEqual({
    code: 0,
    document: { scenario: '方案A', before: 'draft', status: 'inForce' },
  });
  const refused = await cli('redraw', path, 'dissolve', '--scenario', '方案A', '--territory', '代表1');
  expect(refused).toMatchObject({ code: 1, document: { error: { code: 'SCENARIO_FROZEN' } } });
  const plan = openPlan(path);
  afterTest(() => plan.close());
  expect(plan.integrity()).toEqual([]);
}, 120_000);

it('steps are undone and redone, as many as there are', async () => {
  const path = region();
  await cli('branch', path, '现状', '方案A');
  await cli('status', path, '方案A', 'proposed');
  expect(await cli('undo', path, '--steps', '2')).toMatchObject({
    code: 0,
    document: { undone: [{ key: 'scenario.update' }, { key: 'scenario.branch' }] },
  });
  expect(await cli('redo', path)).toMatchObject({ document: { redone: [{ key: 'scenario.branch' }] } });
  expect(await cli('redo', path, '--steps', '9')).toMatchObject({ document: { redone: [{}] } });
  expect(await cli('redo', path)).toMatchObject({
    code: 1,
    document: { error: { code: 'NOTHING_TO_REDO' } },
  });
}, 120_000);

it('territories and accounts are commented on, answered and resolved', async () => {
  const path = region();
  const said = await cli(
    'comment',
    path,
    '现状',
    '--territory',
    '代表1',
    '--text',
    '太大',
    '--author',
    '王总',
  );
  expect(said.document).toMatchObject({
    threads: [
      { thing: 'territory', name: '代表1', comments: [{ author: '王总', text: '太大' }], resolved: null },
    ],
  });
  const [{ id }] = said.document.threads as [{ id: string }];
  await cli('comment', path, '现状', '--reply', id, '--text', '同意', '--author', '李经理');
  await cli('comment', path, '现状', '--account', 'C1', '--text', '重点客户', '--author', '王总');
  const listed = await cli('comment', path, '现状', '--resolve', id, '--author', '王总');
  expect(listed.document).toMatchObject({
    threads: expect.arrayContaining([
      expect.objectContaining({ id, resolved: expect.objectContaining({ by: '王总' }) }),
      expect.objectContaining({ thing: 'account', resolved: null }),
    ]),
  });
  expect(await cli('comment', path, '现状', '--territory', '没有', '--text', 'x')).toMatchObject({
    code: 1,
    document: { error: { code: 'NOT_FOUND' } },
  });
}, 120_000);

it('re-basing what was branched from nothing says so, and with nothing to do stores nothing', async () => {
  const path = region();
  expect(await cli('rebase', path, '现状')).toMatchObject({
    code: 1,
    document: { error: { code: 'REBASE_ROOT', params: { name: '现状' } } },
  });
  await cli('branch', path, '现状', 'A');
  await cli('status', path, 'A', 'inForce');
  expect(await cli('rebase', path, 'A')).toMatchObject({ code: 0, document: { stored: false } });
}, 120_000);

it('lists with nothing in them say so, and snapshots are told with their reason and the time of the place', async () => {
  const path = region();
  const snapshots = (language: Language) => linesOfCli(language, 'snapshot', path, '现状', '--list');
  expect(await linesOfCli('zh', 'comment', path, '现状')).toEqual(['方案“现状”还没有批注。']);
  expect(await linesOfCli('en', 'comment', path, '现状')).toEqual(['Scenario “现状” has no comments.']);
  expect(await snapshots('zh')).toEqual(['方案“现状”还没有快照。']);
  expect(await snapshots('en')).toEqual(['Scenario “现状” has no snapshots.']);
  await cli('branch', path, '现状', '方案A');
  const kept = await cli('snapshot', path, '方案A', '--name', '会前');
  await cli('snapshot', path, '方案A', '--restore', String(kept.document.id));
  const at = new Intl.DateTimeFormat('zh-CN', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: cliTimeZone,
  }).format(new Date(String(kept.document.at)));
  const lines = await linesOfCli('zh', 'snapshot', path, '方案A', '--list');
  expect(lines).toEqual([
    expect.stringContaining('合并、更新或恢复前'),
    `${kept.document.id}  ${at}  手工  会前`,
  ]);
}, 120_000);
