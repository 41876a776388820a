import { unitArea } from '../area.ts';
import { type BoundaryTopology, boundaryFromShapes, boundaryPolygons, shapeOf } from '../boundary.ts';
import type { Shape } from '../polygon-set.ts';
import { type CleanOptions, type CleanReport, type Counted, cleanGroup } from './clean-group.ts';
import { meetingLines } from './contacts.ts';
import { stepsPerDegree } from './grid.ts';
import { gridLines } from './grid-lines.ts';
import { type CleanGroup, groupsToClean } from './groups.ts';
import { createCover } from './net.ts';

export type { CleanOptions, CleanReport } from './clean-group.ts';

export interface CleanedBorders {
  /** The very one given where nothing was to be done. Geometries in the order and with the ids of those given; one that lost everything is a MultiPolygon without parts. */
  boundary: BoundaryTopology;
  report: CleanReport;
}

/** What cleaning is at: every border is compared with those near it, flawed places are mended, the map is put together anew. */
export type CleanStep = 'comparing' | 'mending' | 'building';
export type CleanProgress = (step: CleanStep, done: number, total: number) => void;

/**
 * Borders without gaps, overlaps and slivers (`cleanGroup`). Only units that may have a flaw are looked at, each group of them by
 * itself (`groupsToClean`): the outcome is that of cleaning the map as a whole.
 */
export function cleanBorders(
  boundary: BoundaryTopology,
  options: CleanOptions,
  onProgress: CleanProgress = () => {},
): CleanedBorders {
  return cleanTogether(boundary, options, null, onProgress);
}

/** The same with the groups given: what tests compare. Null: those that are needed. */
export function cleanTogether(
  boundary: BoundaryTopology,
  options: CleanOptions,
  given: readonly CleanGroup[] | null,
  onProgress: CleanProgress = () => {},
): CleanedBorders {
  const { set } = boundaryPolygons(boundary);
  const { geometries } = boundary.objects.units;
  const drawn = gridLines(boundary);
  const compared = (done: number, total: number) => onProgress('comparing', done, total);
  const groups = given ?? groupsToClean(drawn, meetingLines(drawn.lines, compared), set, options);
  const areas = Float64Array.from(geometries, (_, unit) => unitArea(set, unit));
  const map = { ...drawn, geometries, over: createCover(set), areas };
  const total = groups.reduce((sum, { length }) => sum + length, 0);
  const shapes = new Map<number, Shape>();
  let report = nothing;
  let done = 0;
  for (const group of groups) {
    const found = cleanGroup(map, group, options, (share) =>
      onProgress('mending', done + share * group.length, total),
    );
    done += group.length;
    onProgress('mending', done, total);
    report = summed(report, found.report);
    for (const [unit, shape] of found.shapes) shapes.set(unit, shape);
  }
  if (shapes.size === 0) return { boundary, report };
  onProgress('building', 0, 1);
  const built = boundaryFromShapes(
    geometries.map((geometry, unit) => shapes.get(unit) ?? onGrid(shapeOf(boundary, geometry) ?? [])),
  );
  built.objects.units.geometries.forEach((geometry, unit) => {
    geometry.id = geometries[unit].id;
  });
  onProgress('building', 1, 1);
  return { boundary: built, report };
}

/** Borders between a unit that was mended and one that wasn't are the same to the last digit. */
const onGrid = (shape: Shape): Shape =>
  shape.map((part) =>
    part.map((ring) =>
      ring.map((point) => point.map((at) => Math.round(at * stepsPerDegree) / stepsPerDegree)),
    ),
  );

const none: Counted = { count: 0, areaM2: 0 };
const nothing: CleanReport = { gaps: none, overlaps: none, slivers: none, left: none, joined: 0, units: 0 };

const added = (a: Counted, b: Counted): Counted => ({
  count: a.count + b.count,
  areaM2: a.areaM2 + b.areaM2,
});

const summed = (a: CleanReport, b: CleanReport): CleanReport => ({
  gaps: added(a.gaps, b.gaps),
  overlaps: added(a.overlaps, b.overlaps),
  slivers: added(a.slivers, b.slivers),
  left: added(a.left, b.left),
  joined: a.joined + b.joined,
  units: a.units + b.units,
});
