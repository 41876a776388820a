import Flatbush from 'flatbush';
import type { FeatureCollection } from 'geojson';
import { topology } from 'topojson-server';
import type { MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { partArea } from '../area.ts';
import { contains } from '../locator.ts';
import { boundsOf, type PolygonSet, polygonSet } from '../polygon-set.ts';
import type { Face } from './faces.ts';
import { type Line, lineMetres, stepsPerDegree } from './grid.ts';

export interface NetFace {
  /** Units drawn over it. */
  units: readonly number[];
  areaM2: number;
  /** Length of all its rings, metres. */
  outline: number;
  /** [face beside it, metres of common border]. The outside is no face. */
  beside: readonly (readonly [face: number, metres: number])[];
}

export interface FaceNet {
  faces: readonly NetFace[];
  /** The faces with their shared arcs, on the grid, in order. */
  topology: Topology;
  geometries: readonly (Polygon | MultiPolygon)[];
}

/** Faces with what lies over and beside them. `over` answers the units drawn over a place, degrees. */
export function faceNet(faces: readonly Face[], over: Cover): FaceNet {
  const collected: FeatureCollection = {
    type: 'FeatureCollection',
    features: faces.map(({ rings }) => ({
      type: 'Feature',
      properties: null,
      geometry: { type: 'Polygon', coordinates: rings.map((ring) => ring.map(([x, y]) => [x, y])) },
    })),
  };
  const built = topology({ faces: collected });
  const { geometries } = built.objects.faces as unknown as { geometries: Polygon[] };
  const lengths = built.arcs.map((arc) => lineMetres(arc as unknown as Line));
  const besides = neighboursByArc(geometries, lengths);
  const areas = polygonSet(faces.map(({ rings }) => [rings.map((ring) => ring.map(degrees))]));
  return {
    topology: built,
    geometries,
    faces: faces.map(({ inside }, face) => ({
      units: over(inside[0] / stepsPerDegree, inside[1] / stepsPerDegree),
      areaM2: partArea(areas, face),
      outline: geometries[face].arcs.flat().reduce((sum, arc) => sum + lengths[plain(arc)], 0),
      beside: besides[face],
    })),
  };
}

const degrees = ([x, y]: readonly [number, number]): [number, number] => [
  x / stepsPerDegree,
  y / stepsPerDegree,
];
const plain = (arc: number): number => (arc < 0 ? ~arc : arc);

function neighboursByArc(geometries: readonly Polygon[], lengths: readonly number[]) {
  const facesOfArc = lengths.map((): number[] => []);
  geometries.forEach(({ arcs }, face) => {
    for (const arc of arcs.flat()) facesOfArc[plain(arc)].push(face);
  });
  const metres = geometries.map(() => new Map<number, number>());
  facesOfArc.forEach(([a, b], arc) => {
    if (a === undefined || b === undefined || a === b) return;
    metres[a].set(b, (metres[a].get(b) ?? 0) + lengths[arc]);
    metres[b].set(a, (metres[b].get(a) ?? 0) + lengths[arc]);
  });
  return metres.map((beside) => [...beside]);
}

export type Cover = (longitude: number, latitude: number) => number[];

/** Units over a place, in order. */
export function createCover(set: PolygonSet): Cover {
  const count = set.units.length - 1;
  const tree = new Flatbush(count);
  for (let unit = 0; unit < count; unit++) {
    const [west, south, east, north] = boundsOf(set, unit);
    if (west <= east) tree.add(west, south, east, north);
    else tree.add(1e6, 1e6, 1e6, 1e6);
  }
  tree.finish();
  return (x, y) => tree.search(x, y, x, y, (unit) => contains(set, unit, x, y)).sort((a, b) => a - b);
}
