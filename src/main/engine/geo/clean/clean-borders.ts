import { feature, mergeArcs } from 'topojson-client';
import type { MultiPolygon, Polygon, Topology } from 'topojson-specification';
import type { OverlapRule } from '../../../../shared/domain/border-cleaning.ts';
import { unitArea } from '../area.ts';
import {
  type BoundaryGeometry,
  type BoundaryTopology,
  boundaryFromShapes,
  boundaryPolygons,
  sharedBorders,
} from '../boundary.ts';
import type { Shape } from '../polygon-set.ts';
import { arcPositions } from '../simplify.ts';
import { narrowBridges } from './bridges.ts';
import { claimFaces, nobody } from './claims.ts';
import { facesOf } from './faces.ts';
import { type Line, type Point, stepsPerDegree } from './grid.ts';
import { type FaceNet, faceNet, type NetFace } from './net.ts';
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

export interface CleanedBorders {
  /** The very one given where nothing was to be done. Geometries in the order and with the ids of those given; one that lost everything is a MultiPolygon without parts. */
  boundary: BoundaryTopology;
  report: CleanReport;
}

/**
 * Borders without gaps, overlaps and slivers: lines are cut where they cross, faces drawn over by several units go to one, narrow
 * faces of nobody to the unit with which they share the longest border, and each unit is put together from its faces. The
 * method is that of JTS's CoverageCleaner (M. Davis, JTS 1.21, 2025); bridges across narrow places close gaps that open to the outside, too.
 */
export function cleanBorders(boundary: BoundaryTopology, options: CleanOptions): CleanedBorders {
  const { set } = boundaryPolygons(boundary);
  const { geometries } = boundary.objects.units;
  const areas = geometries.map((_, unit) => unitArea(set, unit));
  const { lines, open, owners } = gridLines(boundary);
  const bridges = narrowBridges(open, owners, options.gapMetres);
  const net = faceNet(facesOf([...lines, ...bridges]), set);
  const { faces } = net;
  const owner = claimFaces(faces, areas, options.overlaps);
  const drawn = Int32Array.from(owner);

  const overlaps = contiguous(faces, (face) => faces[face].units.length > 1);
  const isNarrow = (face: number) =>
    owner[face] === nobody && (2 * faces[face].areaM2) / faces[face].outline < options.gapMetres;
  const gaps = contiguous(faces, isNarrow);
  closeGaps(faces, isNarrow, owner);
  const slivers = sliversOf(faces, owner, options.sliverMetres);
  for (const sliver of slivers) giveAway(sliver, faces, owner);
  const left = contiguous(faces, (face) => owner[face] === nobody && faces[face].units.length === 0);

  const report: CleanReport = {
    gaps: counted(gaps),
    overlaps: counted(overlaps),
    slivers: counted(slivers),
    left: counted(left),
    joined: joinedPairs(faces, owner, geometries),
    units: touched(faces, drawn, owner).size,
  };
  if (report.units + report.joined === 0) return { boundary, report };
  const built = boundaryFromShapes(unitShapes(net, owner, geometries.length));
  built.objects.units.geometries.forEach((geometry, unit) => {
    geometry.id = geometries[unit].id;
  });
  return { boundary: built, report };
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
  geometries: readonly BoundaryGeometry[],
): number {
  const before = new Set(sharedBorders(geometries).map(([a, b]) => `${a} ${b}`));
  const joined = new Set<string>();
  faces.forEach(({ beside }, face) => {
    for (const [other] of beside) {
      const [a, b] = [owner[face], owner[other]];
      if (a !== nobody && a < b && !before.has(`${a} ${b}`)) joined.add(`${a} ${b}`);
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

/** All arcs on the grid; `open` are those that one unit alone has, `owners` whose. */
function gridLines(boundary: BoundaryTopology): { lines: Line[]; open: Line[]; owners: number[] } {
  const holders = boundary.arcs.map((): number[] => []);
  boundary.objects.units.geometries.forEach(({ arcs }, unit) => {
    for (const arc of (arcs as number[][][]).flat(2)) holders[arc < 0 ? ~arc : arc].push(unit);
  });
  const lines: Line[] = [];
  const open: Line[] = [];
  const owners: number[] = [];
  boundary.arcs.forEach((arc, at) => {
    if (holders[at].length === 0) return;
    const points = arcPositions(arc, boundary.transform).map(
      ([x, y]): Point => [Math.round(x * stepsPerDegree), Math.round(y * stepsPerDegree)],
    );
    const line = points.filter(([x, y], index) => {
      const last = points[index - 1];
      return !last || last[0] !== x || last[1] !== y;
    });
    if (line.length < 2) return;
    lines.push(line);
    if (holders[at].length !== 1) return;
    open.push(line);
    owners.push(holders[at][0]);
  });
  return { lines, open, owners };
}

/** Parts of units that lie apart from the unit's largest and are narrower than the metres given, beside another unit: a reef stays. */
function sliversOf(faces: readonly NetFace[], owner: Int32Array, metres: number): Patch[] {
  if (metres <= 0) return [];
  const parts = contiguous(
    faces,
    (face) => owner[face] !== nobody,
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
    if (unit !== nobody) own[unit].push(geometries[face]);
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
