import { expect, it } from 'vitest';
import { gridPlan } from '../../../test/support/grid-plan.ts';
import { runCli as cli } from '../../../test/support/run-cli.ts';
import { openPlan } from '../plan/open.ts';
import { afterTest } from '../plan/testing/folder.ts';

it('redraws a scenario and merges another into it, each previewed and one step', async () => {
  const { plan, path, dispose } = gridPlan({ columns: 8, rows: 6, accounts: 200, reps: 4, seed: 5 });
  afterTest(dispose);
  const present = plan.where('scenario', { is_present: 1 })[0];
  plan.edit({ key: 'scenario.branch', params: { name: 'A', from: '' } }, [], (write) => {
    const a = write.branchScenario(present?.id ?? 0, 'A');
    write.branchScenario(a, 'B');
  });
  plan.close();
  const split = ['redraw', path, 'split', '--scenario', 'A', '--territory', '代表1', '--parts', '3'];
  const preview = await cli(...split, '--preview');
  expect(preview.document).toMatchObject({ stored: false, operation: 'split' });
  const done = await cli(...split);
  expect(done).toMatchObject({ code: 0, document: { ...preview.document, stored: true } });
  expect((done.document.territories as unknown[]).length).toBe(3);
  // The grid lies from 116° and 30° on, a column every 0.1°.
  const line = ['redraw', path, 'split', '--scenario', 'B', '--territory', '代表4', '--preview', '--line'];
  const drawn = await cli(...line, '116.75,29 116.75,31');
  expect(drawn).toMatchObject({ code: 0, document: { stored: false } });
  expect((drawn.document.territories as unknown[]).length).toBe(2);
  expect(await cli(...line, '110,29 110,31')).toMatchObject({
    document: { error: { code: 'SPLIT_LINE_MISSES' } },
  });
  expect(await cli('redraw', path, 'split', '--scenario', 'A', '--territory', '无')).toMatchObject({
    code: 1,
    document: { error: { code: 'NOT_FOUND' } },
  });
  expect(
    (await cli('redraw', path, 'dissolve', '--scenario', 'B', '--territory', '代表1')).document,
  ).toMatchObject({ stored: true });
  // Wrong use opens nothing: an operation there is not, and one without what it is done to.
  for (const wrong of [
    ['explode'],
    ['dissolve'],
    ['merge', '--territory', '代表2'],
    ['swap', '--other', '代表2'],
  ])
    expect((await cli('redraw', path, ...wrong, '--scenario', 'B')).code).toBe(2);
  const merged = await cli('merge', path, 'B', 'A', '--take', 'theirs');
  expect(merged.document).toMatchObject({ base: 'A', stored: true, take: 'theirs' });
  expect(Number(merged.document.conflicts)).toBeGreaterThan(0);
  const after = openPlan(path);
  afterTest(() => after.close());
  expect(
    after
      .history(10)
      .map(({ label }) => label.key)
      .slice(0, 3),
  ).toEqual(['scenario.merge', 'territory.dissolve', 'territory.splitParts']);
  expect(after.integrity()).toEqual([]);
}, 60_000);
