import { firstMonth, periodCount } from './periods.ts';
import type { Tree } from './tree.ts';

/** A place where what lies below or is locked cannot meet what stands above it. Amounts in minor units. */
export interface Contradiction {
  readonly node: number;
  /** See `periods.ts`. */
  readonly period: number;
  /** What locks and floors ask for at least, and what is left for it at most: `least` > `most`. */
  readonly least: number;
  readonly most: number;
}

/** Least and most of every cell, node × period row-major, drawn tight over the periods and up the tree. */
export interface Bounds {
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** 1 where the node or one below it has a lock on a quarter or a month. */
  readonly timed: Uint8Array;
  readonly contradictions: Contradiction[];
}

interface BoundsProblem {
  readonly tree: Tree;
  /** Hand-set cells, node × period; NaN = free. */
  readonly locked: Float64Array;
  /** Year's floor and ceiling per node, NaN = none. They yield to a lock on the same cell. */
  readonly floor: Float64Array;
  readonly ceiling: Float64Array;
  /** Children sum to the node × this. */
  readonly factor: Float64Array;
  /** Floors are raised, ceilings lowered to multiples of it. */
  readonly step: number;
}

/**
 * Draws bounds tight: a year holds at least its quarters, a quarter its months, a month what its quarter has left over, a
 * node its children. Where a cell's least exceeds its most, that is told and the least wins, so that a table can be made
 * that shows the conflict.
 */
export function drawBounds(problem: BoundsProblem): Bounds {
  const { tree, locked, factor } = problem;
  const count = tree.parent.length;
  const least = new Float64Array(count * periodCount);
  const most = new Float64Array(count * periodCount).fill(Number.POSITIVE_INFINITY);
  const timed = new Uint8Array(count);
  const contradictions: Contradiction[] = [];
  for (let node = 0; node < count; node++) takeOwn(problem, node, least, most, timed);
  const pressed = pressedFamilies(tree, locked);
  for (let round = 0; round < tighteningRounds; round++) {
    for (let at = count - 1; at >= 0; at--) {
      const node = tree.order[at];
      if (tree.start[node] < tree.start[node + 1])
        holdChildren(tree, node, factor[node], problem.step, least, most, timed, contradictions);
      if (timed[node] === 1) tighten(node, least, most);
      settle(node, timed[node] === 1 ? periodCount : 1, least, most, locked, contradictions);
    }
    if (contradictions.length > 0 || timed[tree.root] === 0) break;
    let changed = false;
    for (const node of tree.order) {
      if (pressed[node] === 0 || factor[node] !== 1) continue;
      if (holdWithin(tree, node, least, most, timed)) changed = true;
    }
    if (!changed) break;
  }
  return { least, most, timed, contradictions };
}

/** 1 for a node with a lock on a quarter or a month of its own or above it: its children cannot choose theirs freely. */
function pressedFamilies({ order, parent }: Tree, locked: Float64Array): Uint8Array {
  const pressed = new Uint8Array(parent.length);
  for (const node of order) {
    if (parent[node] >= 0 && pressed[parent[node]] === 1) pressed[node] = 1;
    for (let period = 1; period < periodCount; period++)
      if (!Number.isNaN(locked[node * periodCount + period])) pressed[node] = 1;
  }
  return pressed;
}

/** Locks far apart in the tree reach each other within a few rounds; what is left is found when the table is filled. */
const tighteningRounds = 6;

/** Children hold together exactly what their parent does: what the others leave bounds each. Answers whether anything moved. */
function holdWithin(
  { start, children }: Tree,
  node: number,
  least: Float64Array,
  most: Float64Array,
  timed: Uint8Array,
): boolean {
  let changed = false;
  for (let period = 0; period < periodCount; period++) {
    let low = 0;
    let high = 0;
    let unbounded = 0;
    for (let at = start[node]; at < start[node + 1]; at++) {
      const cell = children[at] * periodCount + period;
      low += least[cell];
      if (most[cell] === Number.POSITIVE_INFINITY) unbounded++;
      else high += most[cell];
    }
    for (let at = start[node]; at < start[node + 1]; at++) {
      const child = children[at];
      const cell = child * periodCount + period;
      const above = node * periodCount + period;
      const othersUnbounded = unbounded - (most[cell] === Number.POSITIVE_INFINITY ? 1 : 0);
      const othersHigh = most[cell] === Number.POSITIVE_INFINITY ? high : high - most[cell];
      const room = most[above] - (low - least[cell]);
      const need = othersUnbounded > 0 ? 0 : least[above] - othersHigh;
      if (room < most[cell]) {
        most[cell] = room;
        changed = true;
      }
      if (need > least[cell]) {
        least[cell] = need;
        changed = true;
      }
      if (period > 0 && (least[cell] > 0 || most[cell] < Number.POSITIVE_INFINITY)) timed[child] = 1;
    }
  }
  return changed;
}

function takeOwn(
  { locked, floor, ceiling, step }: BoundsProblem,
  node: number,
  least: Float64Array,
  most: Float64Array,
  timed: Uint8Array,
): void {
  const base = node * periodCount;
  const low = floor[node];
  const high = ceiling[node];
  if (low > 0) least[base] = Math.ceil(low / step) * step;
  if (high >= 0) most[base] = Math.floor(high / step) * step;
  // a band narrower than a step keeps its own ends
  if (least[base] > most[base] && low <= high) {
    least[base] = low;
    most[base] = high;
  }
  for (let period = 0; period < periodCount; period++) {
    const lock = locked[base + period];
    if (Number.isNaN(lock)) continue;
    least[base + period] = lock;
    most[base + period] = lock;
    if (period > 0) timed[node] = 1;
  }
}

/**
 * Steps by which an over-assigned part may lie off its node's amount × factor: the year is rounded to the nearest step, its
 * parts are rounded again, and what is less than a step of the year stands on one of them.
 */
const roundedTwice = 2;

/** A node holds at least what its children do, and at most what they can. */
function holdChildren(
  { start, children }: Tree,
  node: number,
  factor: number,
  step: number,
  least: Float64Array,
  most: Float64Array,
  timed: Uint8Array,
  contradictions: Contradiction[],
): void {
  for (let child = start[node]; child < start[node + 1]; child++)
    if (timed[children[child]] === 1) timed[node] = 1;
  const periods = timed[node] === 1 ? periodCount : 1;
  for (let period = 0; period < periods; period++) {
    let low = 0;
    let high = 0;
    for (let child = start[node]; child < start[node + 1]; child++) {
      low += least[children[child] * periodCount + period];
      high += most[children[child] * periodCount + period];
    }
    const cell = node * periodCount + period;
    const room = roundedTwice * step;
    const lowHere = factor === 1 ? low : Math.max(0, Math.floor(low / factor) - room);
    const highHere = factor === 1 ? high : Math.ceil(high / factor) + room;
    if (lowHere > most[cell] || highHere < least[cell]) {
      contradictions.push({
        node,
        period,
        least: Math.max(lowHere, least[cell]),
        most: Math.min(highHere, most[cell]),
      });
      // what lies below wins, so that the table can be made
      least[cell] = lowHere > most[cell] ? lowHere : Math.min(least[cell], highHere);
      most[cell] = lowHere > most[cell] ? Math.max(lowHere, most[cell]) : highHere;
      continue;
    }
    least[cell] = Math.max(least[cell], lowHere);
    most[cell] = Math.min(most[cell], highHere);
  }
}

/** Months into quarters into the year, and back: exact on the tree of periods. */
function tighten(node: number, least: Float64Array, most: Float64Array): void {
  const base = node * periodCount;
  for (let quarter = 13; quarter <= 16; quarter++) lift(base, quarter, firstMonth(quarter), 3, least, most);
  lift(base, 0, 13, 4, least, most);
  lower(base, 0, 13, 4, least, most);
  for (let quarter = 13; quarter <= 16; quarter++) lower(base, quarter, firstMonth(quarter), 3, least, most);
}

function lift(
  base: number,
  whole: number,
  first: number,
  parts: number,
  least: Float64Array,
  most: Float64Array,
): void {
  let low = 0;
  let high = 0;
  for (let part = first; part < first + parts; part++) {
    low += least[base + part];
    high += most[base + part];
  }
  least[base + whole] = Math.max(least[base + whole], low);
  most[base + whole] = Math.min(most[base + whole], high);
}

function lower(
  base: number,
  whole: number,
  first: number,
  parts: number,
  least: Float64Array,
  most: Float64Array,
): void {
  const lows = least.slice(base + first, base + first + parts);
  const highs = most.slice(base + first, base + first + parts);
  for (let part = 0; part < parts; part++) {
    let otherLow = 0;
    let otherHigh = 0;
    for (let other = 0; other < parts; other++) {
      if (other === part) continue;
      otherLow += lows[other];
      otherHigh += highs[other];
    }
    const cell = base + first + part;
    least[cell] = Math.max(least[cell], least[base + whole] - otherHigh);
    most[cell] = Math.min(most[cell], most[base + whole] - otherLow);
  }
}

function settle(
  node: number,
  periods: number,
  least: Float64Array,
  most: Float64Array,
  locked: Float64Array,
  contradictions: Contradiction[],
): void {
  for (let period = 0; period < periods; period++) {
    const cell = node * periodCount + period;
    if (least[cell] <= most[cell]) continue;
    contradictions.push({ node, period, least: least[cell], most: Math.max(0, most[cell]) });
    const held = locked[cell];
    const amount = Number.isNaN(held) || held < least[cell] ? least[cell] : held;
    least[cell] = amount;
    most[cell] = amount;
  }
}
