import type { AccountPoints } from './scene.ts';

export interface Cluster {
  /** Mean place of its accounts, world coordinates. */
  x: number;
  y: number;
  count: number;
  /** Names the cell of the world it was gathered in. */
  cell: number;
}

/** More accounts than this in view are drawn as clusters. */
export const clusterAbove = 2000;
/** Side of a cell, pixels. */
export const clusterCell = 52;

export interface Window {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** Whether the account at a position lies inside a window of the world. */
export function isWithin(accounts: AccountPoints, at: number, window: Window): boolean {
  const x = accounts.x[at] ?? 0;
  const y = accounts.y[at] ?? 0;
  return x >= window.minX && x <= window.maxX && y >= window.minY && y <= window.maxY;
}

/** Positions of the accounts inside a window of the world. */
export function accountsWithin(accounts: AccountPoints, window: Window): number[] {
  const found: number[] = [];
  for (let at = 0; at < accounts.ids.length; at++) if (isWithin(accounts, at, window)) found.push(at);
  return found;
}

/** The cell an account is gathered in, where the world is `size` pixels wide. */
export function cellOf(accounts: AccountPoints, at: number, size: number): number {
  const perRow = Math.ceil(size / clusterCell) + 1;
  const row = Math.floor(((accounts.y[at] ?? 0) * size) / clusterCell);
  return row * perRow + Math.floor(((accounts.x[at] ?? 0) * size) / clusterCell);
}

/**
 * Gathers accounts in the cells of a grid fixed to the world, so that clusters stay put while the map pans. `size` =
 * pixels per world. Every account is in exactly one cluster.
 */
export function clusterAccounts(accounts: AccountPoints, which: readonly number[], size: number): Cluster[] {
  const cells = new Map<number, { x: number; y: number; count: number }>();
  for (const i of which) {
    const x = accounts.x[i] ?? 0;
    const y = accounts.y[i] ?? 0;
    const key = cellOf(accounts, i, size);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, { x, y, count: 1 });
    else {
      cell.x += x;
      cell.y += y;
      cell.count += 1;
    }
  }
  return Array.from(cells, ([cell, { x, y, count }]) => ({ x: x / count, y: y / count, count, cell }));
}

/** Radius of a cluster's disc, pixels: area grows with the count. */
export function clusterRadius(count: number): number {
  return Math.min(13, 6 + Math.sqrt(count) * 0.38);
}
