import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nothing, sourceOf } from '../../../test/support/import-wizard.ts';
import { accounts, type Desk, desk, makeDesks } from '../../../test/support/leaving-desk.ts';
import { AppError } from '../../shared/errors.ts';
import { openPlan } from '../plan/open.ts';
import { dump } from '../plan/testing/folder.ts';

makeDesks();

/** A plan with a scenario, and a copy of it at the same revision: what is worked out for one would fit the other. */
async function twins() {
  const at = await desk();
  const { services, other } = at;
  const plan = services.session.plan();
  const present = plan.where('scenario', { is_present: 1 })[0];
  const { id } = services.scenario.branch(present?.id ?? 0, '方案A');
  plan.edit({ key: 'workload', params: {} }, ['alignment'], (write) => {
    // Borders of a size that they are cut in another thread, and a post to be filled.
    const [boundary] = write.where('boundary', { level: 0 });
    write.put('boundary', { ...boundary, topology: boundary.topology.padEnd(600_000) });
    const [vacant] = write.where('territory', { scenario_id: id });
    write.put('territory', { ...vacant, rep_id: null });
  });
  rmSync(other);
  plan.saveCopy(other);
  return { ...at, plan, scenarioId: id };
}

const contentOf = (path: string) => {
  const plan = openPlan(path);
  const content = dump(plan);
  plan.close();
  return content;
};

/** The code of what is refused, null where it is done. */
const codeOf = (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

/** Work that other threads do a part of, as steps of a scenario. */
const steps: Readonly<Record<string, (at: Desk, scenarioId: number) => Promise<unknown>>> = {
  staffing: ({ services }, scenarioId) => services.staffing.apply(scenarioId, []),
  groups: ({ services }, scenarioId) =>
    services.tree.group(scenarioId, { by: 'balanced', scope: 'all', count: 2 }),
  cutting: ({ services }) => services.splitUnit.split(services.session.plan().ids('unit')[0], 2),
};
for (const [name, step] of Object.entries(steps))
  it(`a step that is worked out beside the plan stands in it when that is left: ${name}`, async () => {
    const at = await twins();
    const { services, path, other, scenarioId } = at;
    const before = contentOf(other);
    const refused = codeOf(step(at, scenarioId));
    await services.plan.open(other);
    expect(await refused).toBeNull();
    expect(services.session.plan().path).toBe(other);
    await services.close();
    expect(contentOf(other)).toEqual(before);
    expect(contentOf(path)).not.toEqual(before);
  }, 60_000);

it('a sheet looked through for one plan changes nothing in another', async () => {
  const at = await twins();
  const { services, folder, plan, other } = at;
  const sheet = join(folder, '潜力.csv');
  const unknown = Array.from({ length: 60_000 }, (_, row) => `X${row},客户${row},1`);
  const lines = plan.all('account').map(({ ref, name }) => `${ref},${name},777`);
  writeFileSync(sheet, ['客户编号,客户名称,潜力(元)', ...lines, ...unknown].join('\n'));
  const fileId = services.app.files.register(sheet).id;
  const source = sourceOf(await services.imports.inspect({ fileId, encoding: null }), 0, {
    kind: 'accounts',
  });
  const before = contentOf(other);
  let importId = '';
  let isLeft = false;
  const preview = async () => {
    for await (const event of services.imports.preview({ source, decisions: nothing })) {
      importId = event.preview?.importId ?? importId;
      if (isLeft || event.progress.done < 20_000) continue;
      isLeft = true;
      await services.plan.open(other);
    }
  };
  expect(await codeOf(preview())).toMatch(/^PLAN_(BUSY|NOT_OPEN)$/);
  expect(importId).toBe('');
  await services.close();
  expect(contentOf(other)).toEqual(before);
  expect(before.account).toHaveLength(accounts);
}, 60_000);
