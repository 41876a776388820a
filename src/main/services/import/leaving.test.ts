import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { committed, previewed, sourceOf } from '../../../../test/support/import-wizard.ts';
import {
  accounts,
  type Desk,
  desk,
  everyWay,
  leaveFor,
  makeDesks,
  moments,
  standingIn,
  turn,
} from '../../../../test/support/leaving-desk.ts';
import type { Plan } from '../../plan/plan.ts';

makeDesks();

/** A list that gives every account of a plan the potential 777, looked through for it. */
async function preview({ services, folder }: Desk, plan: Plan): Promise<string> {
  const path = join(folder, '潜力.csv');
  const lines = plan.all('account').map(({ ref }) => `${ref},777`);
  writeFileSync(path, ['客户编号,潜力(元)', ...lines].join('\n'));
  const file = await services.imports.inspect({
    fileId: services.app.files.register(path).id,
    encoding: null,
  });
  const source = sourceOf(file, 0, { kind: 'accounts' });
  const found = await previewed(services.imports, source);
  expect(found.updated).toBe(accounts);
  return found.importId;
}

/** How many accounts an import changes, or the code it is refused with. */
const commit = ({ services }: Desk, importId: string): Promise<number | string> =>
  committed(services.imports, importId).then(
    (done) => done?.updated ?? 0,
    (error: { code?: string }) => error.code ?? String(error),
  );

for (const [at, way] of everyWay.entries())
  it(`an import committed while the plan is left stands wholly, or was refused: ${way.way}`, async () => {
    let inTime = 0;
    // Each takes a thread of its own: the ways share the later moments out.
    for (const turns of moments.filter((_, moment) => moment === 0 || moment % 4 === at % 4)) {
      const one = await desk();
      const { services, path } = one;
      const importId = await preview(one, services.session.plan());
      const { leaving, isInTime } = await leaveFor(turns, one, way);
      const done = commit(one, importId);
      const [changed] = await Promise.all([done, leaving]);
      await services.close();
      if (isInTime) inTime++;
      const outcome = isInTime ? [accounts, accounts] : ['IMPORT_NOT_FOUND', 0];
      expect([turns, changed, standingIn(path, 777)]).toEqual([turns, ...outcome]);
    }
    expect(inTime).toBeGreaterThan(0);
  }, 120_000);

it('an import that is under way ends before the plan is left, at whatever moment of it', async () => {
  for (const turns of moments.map((moment) => 12 * moment)) {
    const one = await desk();
    const { services, path, other } = one;
    const done = commit(one, await preview(one, services.session.plan()));
    await turn(turns);
    const [changed] = await Promise.all([done, services.plan.open(other)]);
    await services.close();
    expect([turns, changed, standingIn(path, 777), standingIn(other, 777)]).toEqual([
      turns,
      accounts,
      accounts,
      0,
    ]);
  }
}, 120_000);

it('an import given up while the plan is left leaves it as it was', async () => {
  const one = await desk();
  const { services, path, other } = one;
  const importId = await preview(one, services.session.plan());
  for await (const { progress } of services.imports.commit({ importId })) {
    if (progress.stage !== 'writing') continue;
    void services.plan.open(other);
    break;
  }
  await services.close();
  expect([standingIn(path, 777), standingIn(other, 777)]).toEqual([0, 0]);
}, 60_000);
