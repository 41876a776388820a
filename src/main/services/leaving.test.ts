import { renameSync, rmSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import {
  accounts,
  cells,
  type Desk,
  desk,
  everyWay,
  leaveFor,
  makeDesks,
  moments,
  standingIn,
  turn,
  type Way,
} from '../../../test/support/leaving-desk.ts';

makeDesks();

/** An edit some turns after leaving has begun stands wholly in the plan that is left, if that was still open. */
async function editWhileLeaving(way: Way): Promise<void> {
  let inTime = 0;
  for (const turns of moments) {
    const at = await desk();
    const { services, path } = at;
    const left = services.session.plan();
    const { leaving, isInTime } = await leaveFor(turns, at, way);
    const edited = isInTime
      ? services.edit.editInTurns({ table: 'accounts', cells: cells(left, 777) })
      : Promise.resolve({ changed: 0 });
    const [{ changed }] = await Promise.all([edited, leaving]);
    await services.close();
    const all = isInTime ? accounts : 0;
    inTime += all;
    expect([turns, changed, standingIn(path, 777)]).toEqual([turns, all, all]);
  }
  expect(inTime).toBeGreaterThan(0);
}

for (const way of everyWay)
  it(
    `an edit that begins while the plan is left stands wholly: ${way.way}`,
    () => editWhileLeaving(way),
    120_000,
  );

/** What a synchroniser does to the plan's file. */
const mishaps: Readonly<Record<string, (at: Desk) => void>> = {
  replaced: ({ other, path }) => renameSync(other, path),
  gone: ({ path }) => rmSync(path),
};
for (const [mishap, happen] of Object.entries(mishaps))
  for (const way of ['keep', 'reopen', 'close'] as const)
    it(`an edit of a plan whose file is ${mishap} stands where the plan is kept, or was refused: ${way}`, async () => {
      for (const turns of moments) {
        const at = await desk();
        const { services, path } = at;
        happen(at);
        const left = services.session.plan();
        const leaving = (way === 'close' ? services.plan.close() : services.rescue[way]()).catch(() => null);
        await turn(turns);
        const asked = services.session.isOpen() ? services.session.plan() : null;
        const edited = await (asked
          ? services.edit.editInTurns({ table: 'accounts', cells: cells(asked, 777) }).then(
              ({ changed }) => changed,
              (error: { code: string }) => error.code,
            )
          : 'PLAN_NOT_OPEN');
        await leaving;
        const now = services.session.isOpen() ? services.session.plan() : null;
        const stands = now?.all('account').filter((row) => row.potential_fen === 77_700).length ?? 0;
        expect([turns, edited, stands]).toEqual(
          asked !== null && asked !== left
            ? [turns, accounts, accounts]
            : [turns, expect.stringMatching(/^PLAN_(MOVED|REPLACED|NOT_OPEN)$/), 0],
        );
        await services.close();
        rmSync(path, { force: true });
      }
    });

it('a large step back that is under way ends before the plan is left, and is answered', async () => {
  const { services, path } = await desk();
  const plan = services.session.plan();
  await services.edit.editInTurns({ table: 'accounts', cells: cells(plan, 777) });
  const undone = services.plan.undo();
  await Promise.all([undone, services.plan.close()]);
  expect((await undone).redo).toMatchObject({ key: 'edit.accounts' });
  expect(standingIn(path, 777)).toBe(0);
});

it('nothing closes a plan of which a step is under way, or what was asked of it and is being read', async () => {
  const { services, fresh, other } = await desk();
  const { session } = services;
  const busy = expect.objectContaining({ code: 'PLAN_BUSY' }) as Error;
  const edited = services.edit.editInTurns({ table: 'accounts', cells: cells(session.plan(), 777) });
  expect(session.isIdle()).toBe(true);
  expect(() => session.close()).toThrow(busy);
  expect(() => session.create(fresh)).toThrow(busy);
  expect(() => session.open(other)).toThrow(busy);
  while (session.isIdle()) await nextTurn();
  expect(() => session.close()).toThrow(busy);
  expect((await edited).changed).toBe(accounts);
  session.close();
});
