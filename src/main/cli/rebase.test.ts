import { expect, it } from 'vitest';
import { gridPlan } from '../../../test/support/grid-plan.ts';
import { runCli } from '../../../test/support/run-cli.ts';
import { openPlan } from '../plan/open.ts';
import { afterTest } from '../plan/testing/folder.ts';

const cli = async (...args: string[]) => (await runCli(...args)).document;

it('re-bases a scenario, previewed and stored, and tells who is affected', async () => {
  const { plan, path, dispose } = gridPlan({ columns: 8, rows: 6, accounts: 200, reps: 4, seed: 5 });
  afterTest(dispose);
  const present = plan.where('scenario', { is_present: 1 })[0]?.id ?? 0;
  const target = plan.where('territory', { scenario_id: present })[3]?.territory_id ?? 0;
  plan.edit({ key: 'scenario.branch', params: { name: 'A', from: '' } }, [], (write) =>
    write.branchScenario(present, 'A'),
  );
  plan.edit({ key: 'assignUnits', params: { count: 1 } }, [], (write) =>
    write.assignUnits(present, [1], target),
  );
  plan.close();
  const preview = await cli('rebase', path, 'A', '--preview');
  expect(preview).toMatchObject({
    stored: false,
    onto: '现状',
    data: { unitsNew: 0, accountsMoved: 0 },
    followed: { total: 1, rows: [{ thing: 'unit', name: '县1' }] },
    proposals: { total: 0 },
  });
  expect(await cli('rebase', path, 'A')).toMatchObject({ ...preview, stored: true });
  expect(await cli('rebase', path, 'A')).toMatchObject({ stored: false, followed: { total: 0 } });
  const compared = await cli('compare', path, '现状', 'A');
  expect(compared.accounts).toEqual([]);
  expect((compared.affected as { left: object }[])[0]?.left).toMatchObject({ territories: ['代表1'] });
  const after = openPlan(path);
  afterTest(() => after.close());
  expect(after.history(1)[0]?.label.key).toBe('scenario.rebase');
  expect(after.integrity()).toEqual([]);
}, 60_000);
