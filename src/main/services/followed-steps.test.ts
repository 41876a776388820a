import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { browserServices } from '../../../test/support/browser-services.ts';
import { resultOf } from '../../../test/support/follow.ts';
import { fillGrid } from '../../../test/support/grid-plan.ts';
import type { Progress } from '../../shared/contract/base.ts';
import { AppError } from '../../shared/errors.ts';
import { packCells } from '../../shared/rows/packed-cells.ts';
import type { Plan } from '../plan/plan.ts';
import { dump } from '../plan/testing/folder.ts';
import { createRouter } from '../router/index.ts';
import type { Services } from './index.ts';
import { beforeLeaving } from './leaving.ts';

/** Steps back and on: large ones are followed and given up, and each is about what was asked before it. */

/** More than are read or written in one turn of the event loop. */
const accounts = 3000;

let folder: string;
let services: Services;
let close: () => Promise<void>;
let api: ReturnType<typeof clientOf>;
const clientOf = (of: Services) => createRouterClient(createRouter(of));
beforeEach(async () => {
  ({ services, folder, close } = browserServices());
  api = clientOf(services);
  await made('plan.sqlite');
  await resultOf(api.data.edit(cells(1)));
});
afterEach(() => close());

async function made(name: string): Promise<Plan> {
  await services.plan.create(join(folder, name));
  const plan = services.session.plan();
  plan.edit({ key: 'import.units', params: {} }, ['state', 'units', 'accounts', 'scenarios'], (write) =>
    fillGrid(write, { columns: 12, rows: 12, accounts, reps: 3, seed: 5 }),
  );
  return plan;
}

const field = 'potential';
/** All accounts, or a few, given one potential, yuan. */
const cells = (value: number, count = accounts) => ({
  table: 'accounts' as const,
  cells: packCells(Array.from({ length: count }, (_, at) => ({ id: at + 1, field, value: String(value) }))),
});
const plan = () => services.session.plan();
const stands = () => [dump(plan()), plan().revision, plan().undoLabel(), plan().redoLabel()];
/** The potential of the last account, yuan. */
const potential = () => Number(plan().get('account', { id: accounts })?.potential_fen) / 100;
const cancelled = expect.objectContaining({ code: 'JOB_CANCELLED' }) as Error;

/** Everything a step told of itself. */
async function heard(events: Promise<AsyncIterable<{ progress: Progress }>>): Promise<Progress[]> {
  const all: Progress[] = [];
  for await (const { progress } of await events) all.push(progress);
  return all;
}

it('a large step tells what it does, how far it is and what is left; a small one its end alone', async () => {
  for (const step of [api.plan.undo, api.plan.redo]) {
    const told = await heard(step());
    expect([...new Set(told.map(({ stage }) => stage))]).toEqual(['restoring', 'done']);
    const shares = told.map(({ fraction }) => fraction ?? -1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(2);
    expect(told.at(-2)?.secondsLeft).not.toBeNull();
  }
  await resultOf(api.data.edit(cells(2, 5)));
  expect((await heard(api.plan.undo())).map(({ stage }) => stage)).toEqual(['done']);
});

it('given up half way by whoever follows it, the plan is as it was, and the step can be taken again', async () => {
  await resultOf(api.plan.undo());
  const before = stands();
  for (const step of [() => api.plan.redo(), () => api.plan.jumpTo({ seq: 2 })]) {
    for await (const { progress } of await step()) if ((progress.fraction ?? 0) > 0.3) break;
    expect(stands()).toEqual(before);
  }
  expect((await resultOf(api.plan.redo())).redo).toBeNull();
  expect(potential()).toBe(1);
});

it.each([
  ['stands', true],
  ['is being written', false],
])(
  'of two pressed one after the other while an edit %s, the first given up, none is done',
  async (_, isDone) => {
    const edited = resultOf(api.data.edit(cells(2)));
    if (isDone) await edited;
    else while (plan().isIdle()) await nextTurn();
    const stop = new AbortController();
    const first = services.plan.undo({
      signal: stop.signal,
      onStage: (_, done, total) => {
        if (done / total > 0.5) stop.abort();
      },
    });
    const second = services.plan.undo();
    const answers = await Promise.allSettled([first, second]);
    expect(answers).toEqual(answers.map(() => ({ status: 'rejected', reason: cancelled })));
    expect([(await edited).changed, potential()]).toEqual([accounts, 2]);
    expect([plan().undoLabel(), plan().redoLabel()]).toEqual([
      expect.objectContaining({ key: 'edit.accounts' }),
      null,
    ]);
  },
);

it('of two pressed one after the other, both are done', async () => {
  await resultOf(api.data.edit(cells(2)));
  const before = dump(plan());
  await Promise.all([resultOf(api.plan.undo()), resultOf(api.plan.undo())]);
  expect(plan().undoLabel()).toMatchObject({ key: 'import.units' });
  await Promise.all([resultOf(api.plan.redo()), resultOf(api.plan.redo())]);
  expect(dump(plan())).toEqual(before);
});

it('pressed when the one before stands and its answer is still being put together, it is done, too', async () => {
  for (const value of [2, 3]) await resultOf(api.data.edit(cells(value, 5)));
  const { revision } = plan();
  const second = Promise.withResolvers<unknown>();
  const stop = services.session.subscribe(() => {
    stop();
    second.resolve(services.plan.undo());
  });
  await services.plan.undo();
  await second.promise;
  expect(plan().revision).toBe(revision + 2);
  expect(plan().undoLabel()).toMatchObject({ params: { count: accounts } });
});

/** When undo is pressed: right after the edit was asked for, while its cells are read, while they are written. */
const moments: Readonly<Record<string, () => Promise<void>>> = {
  'was just asked for': async () => {},
  'is being checked': async () => {
    for (let turn = 0; turn < 4; turn++) await nextTurn();
    expect(plan().isIdle()).toBe(true);
  },
  'is being written': async () => {
    while (plan().isIdle()) await nextTurn();
  },
};

it.each(Object.entries(moments))('undo pressed while an edit %s takes that back', async (_, moment) => {
  const edited = resultOf(api.data.edit(cells(2)));
  await moment();
  const undone = resultOf(api.plan.undo());
  expect((await edited).changed).toBe(accounts);
  expect((await undone).redo).toMatchObject({ key: 'edit.accounts' });
  expect(potential()).toBe(1);
  expect(plan().undoLabel()).toMatchObject({ key: 'edit.accounts' });
});

it.each(Object.entries(moments))(
  'undo pressed while an edit %s that comes to nothing leaves the step before it alone',
  async (_, moment) => {
    const before = stands();
    // One more than there are: refused once all others are written.
    const wrong = cells(2, accounts + 1);
    const edited = resultOf(api.data.edit(wrong));
    await moment();
    const undone = resultOf(api.plan.undo()).catch((error: { data: unknown }) => error.data);
    expect((await edited).changed).toBe(0);
    expect(await undone).toMatchObject({ code: 'JOB_CANCELLED' });
    expect(stands()).toEqual(before);
    // Pressed again it is about that step.
    await resultOf(api.plan.undo());
    expect(plan().undoLabel()).toMatchObject({ key: 'import.units' });
  },
);

it.each(Object.entries(moments))(
  'a cell typed while an edit of thousands %s is written after it',
  async (_, moment) => {
    const filled = resultOf(api.data.edit(cells(2)));
    await moment();
    const typed = resultOf(api.data.edit(cells(3, 1)));
    const undone = resultOf(api.plan.undo());
    expect([(await filled).changed, (await typed).changed]).toEqual([accounts, 1]);
    await undone;
    const first = () => Number(plan().get('account', { id: 1 })?.potential_fen) / 100;
    expect([first(), potential()]).toEqual([2, 2]);
    await resultOf(api.plan.redo());
    expect([first(), potential()]).toEqual([3, 2]);
  },
);

it('undo pressed behind two edits, of which the last comes to nothing, leaves the first alone', async () => {
  const filled = resultOf(api.data.edit(cells(2)));
  const typed = packCells([{ id: 1, field, value: 'no figure' }]);
  const wrong = resultOf(api.data.edit({ table: 'accounts', cells: typed }));
  await nextTurn();
  const undone = resultOf(api.plan.undo()).catch((error: { data: unknown }) => error.data);
  expect([(await filled).changed, (await wrong).changed]).toEqual([accounts, 0]);
  expect(await undone).toMatchObject({ code: 'JOB_CANCELLED' });
  expect(potential()).toBe(2);
});

it('undo pressed behind an edit and work that is refused once that stands leaves the edit alone', async () => {
  const filled = resultOf(api.data.edit(cells(2)));
  await nextTurn();
  const refused = beforeLeaving(plan(), async () => {
    await filled;
    throw new AppError('NOT_FOUND');
  });
  const undone = resultOf(api.plan.undo()).catch((error: { data: unknown }) => error.data);
  await expect(refused).rejects.toThrow('NOT_FOUND');
  expect(await undone).toMatchObject({ code: 'JOB_CANCELLED' });
  expect(potential()).toBe(2);
});

it('a step asked of one plan is not taken in another that was opened before it began', async () => {
  const asked = plan();
  const other = await made('other.sqlite');
  const before = [dump(other), other.revision];
  await expect(services.plan.undo(undefined, asked)).rejects.toMatchObject({ code: 'PLAN_BUSY' });
  expect([dump(other), other.revision]).toEqual(before);
});

it('a plan that is left while a large step is given up is as it was', async () => {
  const { path } = plan();
  const { revision } = plan();
  const stop = new AbortController();
  const undone = services.plan.undo({
    signal: stop.signal,
    onStage: (_, done, total) => {
      if (done / total > 0.5) stop.abort();
    },
  });
  const [answer] = await Promise.allSettled([undone, services.plan.close()]);
  expect(answer).toEqual({ status: 'rejected', reason: cancelled });
  await services.plan.open(path);
  expect(plan().revision).toBe(revision);
  expect(potential()).toBe(1);
});
