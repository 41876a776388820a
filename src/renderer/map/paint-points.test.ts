import { describe, expect, it } from 'vitest';
import { paintAccounts } from './paint-points.ts';
import type { AccountPoints, Scene, View } from './scene.ts';

const size = 256 * 2 ** 7;
const view: View = { zoom: 7, size, originX: 0, originY: 0, width: 800, height: 600 };

/** 5,000 accounts, a few pixels from one another, in the left half of the window. */
const count = 5000;
const accounts: AccountPoints = {
  ids: Int32Array.from({ length: count }, (_, at) => at + 1),
  x: Float64Array.from({ length: count }, (_, at) => (10 + (at % 80) * 4.5) / size),
  y: Float64Array.from({ length: count }, (_, at) => (10 + Math.floor(at / 80) * 9) / size),
  customerClass: new Uint8Array(count),
  approximate: new Uint8Array(count),
  unit: new Int32Array(count).fill(-1),
};

function scene(selected: Iterable<number>): Scene {
  return {
    layers: { accounts: true },
    style: { selection: 'chosen', halo: 'halo' },
    accounts,
    selectedAccounts: new Set(selected),
    exceptions: new Map(),
    unitTerritory: [],
    territories: [],
  } as unknown as Scene;
}

/** Counts the circles of each stroke in the colour of what is chosen. */
function drawn(selected: Iterable<number>) {
  const chosen: { x: number; y: number }[] = [];
  let all = 0;
  let path: { x: number; y: number }[] = [];
  const context = new Proxy({ strokeStyle: '' } as Record<string, unknown>, {
    get: (target, name) => {
      if (name in target) return target[name as string];
      return (x: number, y: number) => {
        if (name === 'beginPath') path = [];
        if (name === 'arc') {
          all += 1;
          path.push({ x, y });
        }
        if (name === 'stroke' && target.strokeStyle === 'chosen') chosen.push(...path);
      };
    },
  });
  const { clusters } = paintAccounts(
    context as unknown as CanvasRenderingContext2D,
    scene(selected),
    view,
    0,
    () => true,
  );
  return { chosen, all, clusters };
}

describe('chosen accounts on a map of clusters', () => {
  it('are marked one by one while they are few', () => {
    const { chosen, clusters } = drawn([1, 2, 80]);
    expect(clusters.length).toBeGreaterThan(10);
    expect(chosen.map(({ x }) => Math.round(x * 2) / 2)).toEqual([10, 14.5, 365.5]);
  });

  it('are the rings of their clusters when they are too many: a canvas takes seconds over as many marks', () => {
    const rows = 40;
    const { chosen, all, clusters } = drawn(accounts.ids.subarray(0, rows * 80));
    const lowest = 10 + (rows - 1) * 9;
    // Every cluster above the last row of them, and those of that row's cells.
    const above = clusters.filter(({ y }) => y * size < lowest - 52);
    expect(above.length).toBeGreaterThan(10);
    for (const { x, y } of above) expect(chosen).toContainEqual({ x: x * size, y: y * size });
    expect(chosen.length).toBeLessThan(clusters.length);
    expect(all).toBe(clusters.length + chosen.length);
  });
});
