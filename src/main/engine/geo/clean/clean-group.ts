import { feature, mergeArcs } from 'topojson-client';
import type { MultiPolygon, Polygon, Topology } from 'topojson-specification';
import type { OverlapRule } from '../../../../shared/domain/border-cleaning.ts';
import { type BoundaryGeometry, sharedBorders } from '../boundary.ts';
import type { Shape } from '../polygon-set.ts';
import { narrowBridges } from './bridges.ts';
import { claimFaces, nobody } from './claims.ts';
import { facesOf } from './faces.ts';
import { stepsPerDegree } from './grid.ts';
import type { GridLines } from './grid-lines.ts';
import type { CleanGroup } from './groups.ts';
import { type Cover, type FaceNet, faceNet, type NetFace } from './net.ts';
import { contiguous, giveAway, type Patch } from './patches.ts';

export interface CleanOptions {
  /** Gaps narrower than this (mean width: twice the area by the outline) are closed, metres. */
  gapMetres: number;
  overlaps: OverlapRule;
  /** Parts of a unit narrower than this that lie apart from its others go to the neighbour, metres; 0 = none. */
  sliverMetres: number;
}

export interface Counted {
  count: number;
  areaM2: number;
}

export interface CleanReport {
  gaps: Counted;
  overlaps: Counted;
  slivers: Counted;
  /** Enclosed by units and too wide to be closed: lakes, or pieces that are missing. */
  left: Counted;
  /** Pairs of neighbours that shared no vertices along their border, and do now. */
  joined: number;
  /** Units that gain or lose something by it. */
  units: number;
}

/** A map whose borders are to be put in order, and what is known of them. */
export interface CleanMap extends GridLines {
  geometries: readonly BoundaryGeometry[];
  /** Units drawn over a place, degrees. */
  over: Cover;
  areas: Float64Array;
}

export interface CleanedGroup {
  report: CleanReport;
  /** By unit; empty where nothing was to be done. One that lost everything has no parts. */
  shapes: ReadonlyMap<number, Shape>;
}

/**
 * One group's borders without gaps, overlaps and slivers: lines are cut where they cross, faces drawn over by several units go to one,
 * narrow faces of nobody to the unit with which they share the longest border, and each unit is put together from its faces. The
 * method is that of JTS's CoverageCleaner (M. Davis, JTS 1.21, 2025); bridges across narrow places close gaps that open to the outside, too.
 * `onProgress` is told how much of it is done, 0..1.
 */
export function cleanGroup(
  map: CleanMap,
  group: CleanGroup,
  options: CleanOptions,
  onProgress: (share: number) => void = () => {},
): CleanedGroup {
  const geometries = group.map((unit) => map.geometries[unit]);
  const { lines, open, owners } = ownLines(map, group);
  const bridges = narrowBridges(open, owners, options.gapMetres);
  // From here on units are positions in the group: in the order of the map, so that the first of equals stays the first.
  const position = new Map(group.map((unit, at) => [unit, at]));
  const others = group.length;
  const over: Cover = (longitude, latitude) =>
    map.over(longitude, latitude).map((unit) => position.get(unit) ?? others);
  const net = faceNet(facesOf([...lines, ...bridges], onProgress), over);
  const { faces } = net;
  const owner = claimFaces(faces, [...group.map((unit) => map.areas[unit]), 0], options.overlaps);
  const drawn = Int32Array.from(owner);

  const overlaps = contiguous(faces, (face) => faces[face].units.length > 1);
  const isNarrow = (face: number) =>
    owner[face] === nobody && (2 * faces[face].areaM2) / faces[face].outline < options.gapMetres;
  const gaps = contiguous(faces, isNarrow);
  closeGaps(faces, isNarrow, owner);
  const slivers = sliversOf(faces, owner, others, options.sliverMetres);
  for (const sliver of slivers) giveAway(sliver, faces, owner);
  const left = contiguous(faces, (face) => owner[face] === nobody && faces[face].units.length === 0);

  const report: CleanReport = {
    gaps: counted(gaps),
    overlaps: counted(overlaps),
    slivers: counted(slivers),
    left: counted(left),
    joined: joinedPairs(faces, owner, others, geometries),
    units: touched(faces, drawn, owner).size,
  };
  if (report.units + report.joined === 0) return { report, shapes: new Map() };
  const shapes = unitShapes(net, owner, others);
  return { report, shapes: new Map(shapes.map((shape, at) => [group[at], shape])) };
}

/**
 * Gives narrow faces away. A long gap runs between one pair of units after another: what lies between the same units goes to
 * one of them as a whole, so that nobody gets a tongue along others' border. Faces that only touch such faces follow.
 */
function closeGaps(faces: readonly NetFace[], isNarrow: (face: number) => boolean, owner: Int32Array): void {
  for (;;) {
    const between = faces.map(({ beside }, face) =>
      isNarrow(face)
        ? [...new Set(beside.flatMap(([other]) => (owner[other] === nobody ? [] : [owner[other]])))]
            .sort((a, b) => a - b)
            .join()
        : '',
    );
    const patches = contiguous(
      faces,
      (face) => between[face] !== '',
      (a, b) => between[a] === between[b],
    );
    if (patches.length === 0) return;
    for (const patch of patches) giveAway(patch, faces, owner);
  }
}

function joinedPairs(
  faces: readonly NetFace[],
  owner: Int32Array,
  others: number,
  geometries: readonly BoundaryGeometry[],
): number {
  const before = new Set(sharedBorders(geometries).map(([a, b]) => `${a} ${b}`));
  const joined = new Set<string>();
  faces.forEach(({ beside }, face) => {
    for (const [other] of beside) {
      const [a, b] = [owner[face], owner[other]];
      if (a !== nobody && a < b && b < others && !before.has(`${a} ${b}`)) joined.add(`${a} ${b}`);
    }
  });
  return joined.size;
}

/** Units that were drawn over a face and lose it, or get one they were not drawn over. `drawn`: owners by the drawing alone. */
function touched(faces: readonly NetFace[], drawn: Int32Array, owner: Int32Array): Set<number> {
  const units = new Set<number>();
  faces.forEach((face, at) => {
    for (const unit of face.units) if (unit !== owner[at]) units.add(unit);
    if (owner[at] !== drawn[at] && owner[at] !== nobody) units.add(owner[at]);
  });
  return units;
}

const counted = (patches: readonly Patch[]): Counted => ({
  count: patches.length,
  areaM2: patches.reduce((sum, { areaM2 }) => sum + areaM2, 0),
});

/** Arcs of these units; `open` are those that one unit of the map alone has, `owners` which. */
function ownLines({ lines, holders, geometries }: CleanMap, units: CleanGroup) {
  const arcs = new Set<number>();
  for (const unit of units)
    for (const arc of (geometries[unit].arcs as number[][][]).flat(2)) arcs.add(arc < 0 ? ~arc : arc);
  const own = [...arcs].filter((arc) => lines[arc].length > 1).sort((a, b) => a - b);
  const open = own.filter((arc) => holders[arc].length === 1);
  return {
    lines: own.map((arc) => lines[arc]),
    open: open.map((arc) => lines[arc]),
    owners: open.map((arc) => holders[arc][0]),
  };
}

/** Parts of units that lie apart from the unit's largest and are narrower than the metres given, beside another unit: a reef stays. */
function sliversOf(faces: readonly NetFace[], owner: Int32Array, others: number, metres: number): Patch[] {
  if (metres <= 0) return [];
  const parts = contiguous(
    faces,
    (face) => owner[face] !== nobody && owner[face] !== others,
    (a, b) => owner[a] === owner[b],
  );
  const largest = new Map<number, number>();
  for (const { faces: own, areaM2 } of parts)
    largest.set(owner[own[0]], Math.max(areaM2, largest.get(owner[own[0]]) ?? 0));
  return parts.filter(
    ({ faces: own, areaM2, outline }) =>
      areaM2 < (largest.get(owner[own[0]]) ?? 0) &&
      (2 * areaM2) / outline < metres &&
      own.some((face) =>
        faces[face].beside.some(([other]) => owner[other] !== nobody && owner[other] !== owner[face]),
      ),
  );
}

/** Each unit's faces as one shape, degrees. */
function unitShapes({ topology, geometries }: FaceNet, owner: Int32Array, units: number): Shape[] {
  const own = Array.from({ length: units }, (): (Polygon | MultiPolygon)[] => []);
  owner.forEach((unit, face) => {
    if (unit !== nobody && unit < units) own[unit].push(geometries[face]);
  });
  return own.map((list) => {
    if (list.length === 0) return [];
    const merged = mergeArcs(topology as Topology, list as Polygon[]);
    const shape = (feature(topology, merged) as unknown as { geometry: { coordinates: number[][][][] } })
      .geometry.coordinates;
    return shape.map((part) =>
      part.map((ring) => ring.map(([x = 0, y = 0]) => [x / stepsPerDegree, y / stepsPerDegree])),
    );
  });
}
