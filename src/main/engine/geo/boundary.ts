import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature, neighbors } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryObject, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { type PolygonSet, polygonSet, type Shape } from './polygon-set.ts';

/** The units' borders: one object `units`, each geometry's `id` the unit it belongs to, arcs shared by neighbours. */
export type BoundaryTopology = Topology<{
  units: { type: 'GeometryCollection'; geometries: BoundaryGeometry[] };
}> & {
  /** How far a thinned level's borders may lie from the finest, degrees; left out where they are the finest. */
  stray?: number;
};
export type BoundaryGeometry = (Polygon | MultiPolygon) & { id: number };

/** About 0.1 m: vertices nearer than this are one, so that neighbours drawn separately still share their border. */
const gridDegrees = 1e-6;

/** Builds shared arcs from separate polygons. `shapes[i]` gets id i. */
export function boundaryFromShapes(shapes: readonly Shape[]): BoundaryTopology {
  const features = shapes.map((coordinates, id) => ({
    type: 'Feature' as const,
    id,
    properties: null,
    geometry: { type: 'MultiPolygon' as const, coordinates: coordinates as number[][][][] },
  }));
  const quantization = Math.max(1e4, Math.min(1e8, Math.ceil(spanOf(shapes) / gridDegrees)));
  const units: FeatureCollection = { type: 'FeatureCollection', features };
  const built = topology({ units }, quantization);
  return built as unknown as BoundaryTopology;
}

function spanOf(shapes: readonly Shape[]): number {
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (const shape of shapes)
    for (const part of shape)
      for (const ring of part)
        for (const [x = 0, y = 0] of ring) {
          west = Math.min(west, x);
          east = Math.max(east, x);
          south = Math.min(south, y);
          north = Math.max(north, y);
        }
  return Math.max(east - west, north - south, 0);
}

/** A geometry's coordinates as a MultiPolygon's; null when it is no area. */
export function shapeOf(topology: Topology, geometry: GeometryObject): Shape | null {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null;
  const found = (feature(topology, geometry) as Feature<Geometry>).geometry;
  if (found.type === 'Polygon') return [found.coordinates];
  if (found.type === 'MultiPolygon') return found.coordinates;
  return null;
}

/** Unit ids in the order of the geometries, and their polygons. */
export function boundaryPolygons(boundary: BoundaryTopology): { ids: number[]; set: PolygonSet } {
  const { geometries } = boundary.objects.units;
  return {
    ids: geometries.map((geometry) => geometry.id),
    set: polygonSet(geometries.map((geometry) => shapeOf(boundary, geometry) ?? [])),
  };
}

/** Pairs (a < b, positions in the list) of geometries that share a stretch of border, from shared arcs. */
export function sharedBorders(geometries: readonly GeometryObject[]): [number, number][] {
  const pairs: [number, number][] = [];
  neighbors([...geometries]).forEach((list, a) => {
    for (const b of list) if (a < b) pairs.push([a, b]);
  });
  return pairs;
}
