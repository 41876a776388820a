import { ORPCError } from '@orpc/client';
import { beforeEach, expect, it, vi } from 'vitest';
import type { StepLabel } from '../../shared/contract/base.ts';
import { assignAccounts, assignUnits, redo, undo } from './commands.ts';
import { keys } from './queries.ts';
import { queryClient } from './query-client.ts';
import { setApp, useApp } from './store.ts';

const { asked, open, left } = vi.hoisted(() => ({
  /** Steps there are to be taken. */
  left: { steps: Number.POSITIVE_INFINITY },
  /** What was asked of the plan, in the order it came. */
  asked: [] as string[],
  /** Lets what was asked first of those that wait end. */
  open: [] as (() => void)[],
}));

vi.mock('./client.ts', () => {
  const ask = (what: string) => async () => {
    asked.push(what);
    return (async function* () {
      await new Promise<void>((resolve) => open.push(resolve));
      if (left.steps-- <= 0)
        throw new ORPCError('APP', { defined: true, data: { code: 'NOTHING_TO_REDO', params: {} } });
      yield { progress: { stage: 'done' }, result: null };
    })();
  };
  return {
    client: () => ({
      plan: { undo: ask('undo'), redo: ask('redo') },
      scenario: {
        assignAccounts: ask('edit'),
        assignUnits: async () => {
          await new Promise<void>((resolve) => open.push(resolve));
          throw new Error('refused');
        },
      },
    }),
  };
});
vi.mock('./toast.tsx', () => ({ toastError: (error: unknown) => asked.push(String(error)) }));
vi.mock('../features/effect/move-store.ts', () => ({
  withEffect: (_client: unknown, _move: unknown, work: () => unknown) => work(),
}));

const label: StepLabel = { key: 'import.units', params: {} };
const turn = () => new Promise((resolve) => setTimeout(resolve));
/** Ends all that was asked, one after the other. */
async function endAll(): Promise<void> {
  await turn();
  while (open.length > 0) {
    open.shift()?.();
    await turn();
  }
}

beforeEach(() => {
  asked.length = 0;
  left.steps = Number.POSITIVE_INFINITY;
  setApp({ scenarioId: 1 });
  queryClient.setQueryData(keys.state, { undo: label, redo: null });
});

it('redo pressed while a step is being taken back is about that step', async () => {
  const steps = [undo(), redo(), undo(), redo()];
  await endAll();
  await Promise.all(steps);
  expect(asked).toEqual(['undo', 'redo', 'undo', 'redo']);
});

it('asks nothing where there is nothing to take back or do again', async () => {
  queryClient.setQueryData(keys.state, { undo: null, redo: null });
  await Promise.all([undo(), redo()]);
  expect(asked).toEqual([]);
});

it('undo pressed while the first edit is being written is about that', async () => {
  queryClient.setQueryData(keys.state, { undo: null, redo: null });
  useApp.setState({ isWriting: true });
  const step = undo();
  useApp.setState({ isWriting: false });
  await endAll();
  await step;
  expect(asked).toEqual(['undo']);
});

it('what is edited behind steps back begins once they ended, and the next step is about it', async () => {
  const work = [undo(), undo(), assignAccounts([1], 2), undo()];
  await turn();
  expect(asked).toEqual(['undo', 'undo']);
  open.shift()?.();
  await turn();
  expect(asked).toEqual(['undo', 'undo']);
  open.shift()?.();
  await turn();
  expect(asked).toEqual(['undo', 'undo', 'edit', 'undo']);
  await endAll();
  await Promise.all(work);
});

it('pressed more often than there are steps it says nothing', async () => {
  left.steps = 2;
  const steps = [undo(), redo(), redo()];
  await endAll();
  await Promise.all(steps);
  expect(asked).toEqual(['undo', 'redo', 'redo']);
});

it('a move that is refused behind a step leaves the map as the step left it', async () => {
  const shown = (revision: number, ...unitTerritory: number[]) => ({
    scenarioId: 1,
    revision,
    unitTerritory,
  });
  queryClient.setQueryData(keys.units, [{ id: 1 }, { id: 2 }]);
  queryClient.setQueryData(keys.alignment(1), shown(5, 7, 7));
  const work = [undo(), assignUnits([1], 8)];
  await turn();
  expect(queryClient.getQueryData(keys.alignment(1))).toEqual(shown(5, 8, 7));
  // The step's event has the map asked for again.
  queryClient.setQueryData(keys.alignment(1), shown(6, 9, 9));
  await endAll();
  await Promise.all(work);
  expect(queryClient.getQueryData(keys.alignment(1))).toEqual(shown(6, 9, 9));
});
