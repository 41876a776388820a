import Flatbush from 'flatbush';
import { groupsOf } from '../islands.ts';
import { labelPoint } from '../label-point.ts';
import { boundsOf, type PolygonSet } from '../polygon-set.ts';
import { sliverUnits } from '../slivers.ts';
import { type Line, metresPerStep, stepsPerDegree, widening } from './grid.ts';
import type { GridLines } from './grid-lines.ts';
import { createCover } from './net.ts';

/** Units whose borders are put in order together, in the order of the map. */
export type CleanGroup = readonly number[];

type Box = [west: number, south: number, east: number, north: number];

/**
 * The units that cleaning may change, in groups that don't reach each other. A unit is left out when every border of it has one unit on
 * each side and meets others at its ends only, nothing else lies over it, no open or doubtful border comes within `gapMetres` of
 * its box, and no part of it is thinner than `sliverMetres`: there is nothing to close, to resolve or to give away.
 */
export function groupsToClean(
  { lines, twoSided }: GridLines,
  meets: Uint8Array,
  set: PolygonSet,
  { gapMetres, sliverMetres }: { gapMetres: number; sliverMetres: number },
): CleanGroup[] {
  const count = set.units.length - 1;
  const boxes = Array.from({ length: count }, (_, unit): Box => gridBox(boundsOf(set, unit)));
  const touched = new Uint8Array(count);
  const tree = boxTree(boxes);
  if (!tree) return [];
  lines.forEach((line, arc) => {
    if (twoSided[arc] && !meets[arc]) return;
    for (let at = 1; at < line.length; at++)
      for (const unit of tree.search(...widened(boxOf(line[at - 1], line[at]), gapMetres))) touched[unit] = 1;
  });
  for (const unit of sliverUnits(set, sliverMetres)) touched[unit] = 1;
  const over = createCover(set);
  for (let unit = 0; unit < count; unit++) {
    const place = touched[unit] ? null : labelPoint(set, unit);
    if (place && over(...place).length !== 1) touched[unit] = 1;
  }
  return inGroups(boxes, touched, gapMetres);
}

function inGroups(boxes: readonly Box[], touched: Uint8Array, metres: number): CleanGroup[] {
  const units = [...touched.keys()].filter((unit) => touched[unit]);
  const tree = boxTree(units.map((unit) => boxes[unit]));
  if (!tree) return [];
  const pairs = units.flatMap((unit, at) =>
    tree
      .search(...widened(boxes[unit], metres), (other) => other > at)
      .map((other): [number, number] => [at, other]),
  );
  const groups: number[][] = [];
  groupsOf(units.length, pairs).forEach((group, at) => {
    groups[group] ??= [];
    groups[group].push(units[at]);
  });
  return groups;
}

function boxTree(boxes: readonly Box[]): Flatbush | null {
  if (boxes.length === 0) return null;
  const tree = new Flatbush(boxes.length);
  const nowhere = 1e12;
  for (const [west, south, east, north] of boxes)
    if (west <= east) tree.add(west, south, east, north);
    else tree.add(nowhere, nowhere, nowhere, nowhere);
  tree.finish();
  return tree;
}

const gridBox = ([west, south, east, north]: Box): Box => [
  Math.floor(west * stepsPerDegree),
  Math.floor(south * stepsPerDegree),
  Math.ceil(east * stepsPerDegree),
  Math.ceil(north * stepsPerDegree),
];

const boxOf = ([x1, y1]: Line[number], [x2, y2]: Line[number]): Box => [
  Math.min(x1, x2),
  Math.min(y1, y2),
  Math.max(x1, x2),
  Math.max(y1, y2),
];

function widened([west, south, east, north]: Box, metres: number): Box {
  const high = metres / metresPerStep;
  const wide = high * Math.max(widening(south), widening(north));
  return [west - wide, south - high, east + wide, north + high];
}
