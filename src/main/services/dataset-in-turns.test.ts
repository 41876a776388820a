import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../test/support/grid-session.ts';
import type { Plan } from '../plan/plan.ts';
import { buildDataset, datasetInPieces } from './dataset.ts';
import { gatheredInTurns } from './dataset-in-turns.ts';

let grid: GridSession;
beforeEach(() => {
  grid = gridSession({ columns: 12, rows: 9, accounts: 7000, reps: 6, seed: 3 });
});
afterEach(() => grid.dispose());

const datasetInTurns = (plan: Plan, isCurrent: () => boolean) =>
  gatheredInTurns(plan, datasetInPieces(plan), isCurrent);

const rename = (name: string) =>
  grid.plan.edit({ key: 'import.units', params: {} }, ['units'], (write) => {
    const unit = write.get('unit', { id: 1 });
    if (unit) write.put('unit', { ...unit, name });
  });

describe('the dataset in turns', () => {
  it('is the same as at once', async () => {
    expect(await datasetInTurns(grid.plan, () => true)).toEqual(buildDataset(grid.plan));
  });

  it('lets others have their turn', async () => {
    let turns = 0;
    const count = setInterval(() => turns++, 0);
    await datasetInTurns(grid.plan, () => true);
    clearInterval(count);
    expect(turns).toBeGreaterThan(3);
  });

  it('is given up when the plan is edited or closed meanwhile', async () => {
    const edited = datasetInTurns(grid.plan, () => true);
    setImmediate(() => rename('改名'));
    expect(await edited).toBeNull();
    expect(await datasetInTurns(grid.plan, () => false)).toBeNull();
  });

  it('is what the projection has when it is ready, and never one of before an edit', async () => {
    const first = grid.projection.ready();
    setImmediate(() => rename('新名'));
    await first;
    expect(grid.projection.dataset().units[0]?.name).toBe('新名');
    await grid.projection.ready();
    const ready = grid.projection.dataset();
    expect(grid.projection.dataset()).toBe(ready);
  });
});

describe('figures before records', () => {
  it('are ready first, and the same object becomes the dataset', async () => {
    await grid.projection.ready('figures');
    expect(grid.projection.isReady('figures')).toBe(true);
    expect(grid.projection.isReady()).toBe(false);
    const figures = grid.projection.figures();
    expect(figures).not.toHaveProperty('accounts');
    const drawn = grid.projection.alignment(grid.present.id);
    await grid.projection.ready();
    expect(grid.projection.dataset()).toBe(figures);
    expect(grid.projection.dataset().accounts).toEqual(grid.plan.all('account'));
    expect(grid.projection.alignment(grid.present.id)).toBe(drawn);
  });

  it('are gathered anew after an edit between', async () => {
    await grid.projection.ready('figures');
    const ready = grid.projection.ready();
    rename('又改');
    await ready;
    expect(grid.projection.isReady('figures')).toBe(false);
    await grid.projection.ready();
    expect(grid.projection.dataset().units[0]?.name).toBe('又改');
    expect(grid.projection.dataset()).toEqual(buildDataset(grid.plan));
  });

  it('are not enough where a layer chooses accounts', async () => {
    grid.plan.edit({ key: 'layers.add', params: { name: 'x' } }, ['layers'], (write) =>
      write.put('layer', { id: 1, name: 'x', rule: '{}', exclusive: 1, position: 0 }),
    );
    const [first] = [grid.projection.ready('figures')];
    await first;
    expect(grid.projection.isReady()).toBe(true);
  });
});
