import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../test/support/grid-session.ts';
import { f64, i32, unpack } from '../../shared/geometry/packed.ts';
import type { BoundaryTopology } from '../engine/geo/boundary.ts';
import { accountPoints } from './account-points.ts';
import { createShapeService } from './shape-service.ts';

let grid: GridSession;
beforeEach(() => {
  grid = gridSession({ columns: 10, rows: 8, accounts: 300, reps: 4, seed: 5 });
});
afterEach(() => grid.dispose());

const arraysOf = async (level?: number) => {
  const found = await createShapeService(grid.session.plan).shape(level);
  return found && { ...found, arrays: unpack(found.bytes) };
};

/** Ends of each arc in sixteenths of a millionth of the world, level after level the same when borders are shared exactly. */
function ends(arrays: Parameters<typeof f64>[0]): number[] {
  const points = f64(arrays, 'points');
  const start = i32(arrays, 'arcStart');
  return Array.from({ length: start.length - 1 }, (_, arc) => [
    points[2 * start[arc]],
    points[2 * start[arc] + 1],
    points[2 * start[arc + 1] - 2],
    points[2 * start[arc + 1] - 1],
  ]).flat();
}

describe('borders for the map', () => {
  it('have every unit once, and both sides of each border', async () => {
    const shape = await arraysOf();
    if (!shape) throw new Error('borders expected');
    expect(shape).toMatchObject({ levels: 1, level: 0 });
    expect(i32(shape.arrays, 'unitStart').at(-1)).toBe(80);
    const a = i32(shape.arrays, 'arcA');
    const b = i32(shape.arrays, 'arcB');
    const between = new Set(Array.from(a, (unit, arc) => [unit, b[arc]].sort((x, y) => x - y).join()));
    expect(between.has('0,1')).toBe(true);
    expect(between.has('0,10')).toBe(true);
    expect(between.has('0,2')).toBe(false);
  });

  it('come coarsest first, each finer level with the same arcs between the same ends', async () => {
    const stored = grid.plan.get('boundary', { level: 0 });
    const finest = JSON.parse(stored?.topology ?? '') as BoundaryTopology;
    grid.plan.edit({ key: 'import.units', params: {} }, ['units'], (write) =>
      write.put('boundary', { level: 1, topology: JSON.stringify({ ...finest, stray: 0.02 }) }),
    );
    const coarse = await arraysOf();
    const fine = await arraysOf(0);
    expect([coarse?.levels, coarse?.level, fine?.level]).toEqual([2, 1, 0]);
    if (!coarse || !fine) throw new Error('both levels expected');
    expect([f64(coarse.arrays, 'stray')[0], f64(fine.arrays, 'stray')[0]]).toEqual([0.02, 0]);
    expect(ends(coarse.arrays)).toEqual(ends(fine.arrays));
    expect(fine.arrays.has('arcA')).toBe(false);
  });

  it('are packed by a thread of their own from a text of many letters, to the same bytes', async () => {
    const here = await arraysOf();
    const { topology = '' } = grid.plan.get('boundary', { level: 0 }) ?? {};
    const long = `${topology}${' '.repeat(500_000)}`;
    grid.plan.edit({ key: 'import.units', params: {} }, ['units'], (write) =>
      write.put('boundary', { level: 0, topology: long }),
    );
    expect((await arraysOf())?.bytes).toEqual(here?.bytes);
    expect(grid.plan.get('boundary', { level: 0 })?.topology).toBe(long);
  });

  it('are none in a plan without units', async () => {
    grid.plan.edit({ key: 'import.units', params: {} }, ['units'], (write) =>
      write.removeWhere('boundary', {}),
    );
    expect(await arraysOf()).toBeNull();
  });
});

describe('accounts as points', () => {
  it('are those with a place, in the dataset’s order', () => {
    const data = grid.projection.dataset();
    const arrays = unpack(accountPoints(data));
    expect([...i32(arrays, 'ids')]).toEqual(data.accounts.map(({ id }) => id));
    expect([...i32(arrays, 'unit')]).toEqual([...data.accountUnit]);
    expect(f64(arrays, 'x')[0]).toBeCloseTo(((data.accounts[0]?.longitude ?? 0) + 180) / 360, 12);
  });
});
