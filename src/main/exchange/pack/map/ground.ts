import { merge, mesh } from 'topojson-client';
import { type BoundaryGeometry, type BoundaryTopology, shapeOf } from '../../../engine/geo/boundary.ts';
import { simplifyBoundary } from '../../../engine/geo/simplify.ts';

type Line = readonly (readonly number[])[];
/** Polygons of one area: rings, the outer one first. Degrees. */
export type AreaShape = readonly (readonly Line[])[];

/** The units' borders as maps of a document draw them: thinned to what a page can show, neighbours still sharing every border. */
export interface MapGround {
  /** Degrees: west, south, east, north. */
  bounds: Bounds;
  /** Shape of one unit; null when the plan has none for it. */
  unit(index: number): AreaShape | null;
  /** Units as one area without the borders between them. */
  area(units: readonly number[]): AreaShape;
  /**
   * Borders between two units that `isDrawn` lets through (by their indices); the outer border of the land is none of them.
   * `among` = only these units are looked at: a page of one territory need not walk the country.
   */
  borders(isDrawn: (a: number, b: number) => boolean, among?: readonly number[]): readonly Line[];
}

export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Points of the page that a border may stray by being thinned. */
const stray = 0.3;

/**
 * @param unitIds unit ids in the order of the indices that everything else speaks of
 * @param width of the widest map the document will draw, points; `detail` times larger ones keep their shape, too
 */
export function createGround(
  boundary: BoundaryTopology,
  unitIds: readonly number[],
  width: number,
  detail = 1,
): MapGround {
  const whole = boundsOf(boundary);
  const degreesPerPoint = Math.max(whole[2] - whole[0], whole[3] - whole[1]) / width;
  const topology = simplifyBoundary(boundary, (degreesPerPoint * stray) / detail);
  const indexOf = new Map(unitIds.map((id, index) => [id, index]));
  const geometries: (BoundaryGeometry | undefined)[] = unitIds.map(() => undefined);
  for (const geometry of topology.objects.units.geometries) {
    const index = indexOf.get(geometry.id);
    if (index !== undefined) geometries[index] = geometry;
  }
  const indexOfGeometry = new Map(geometries.map((geometry, index) => [geometry, index]));
  return {
    bounds: whole,
    unit(index) {
      const geometry = geometries[index];
      return geometry ? shapeOf(topology, geometry) : null;
    },
    area: (units) =>
      merge(
        topology,
        units.flatMap((unit) => geometries[unit] ?? []),
      ).coordinates,
    borders: (isDrawn, among) =>
      mesh(
        topology,
        among
          ? { type: 'GeometryCollection', geometries: among.flatMap((unit) => geometries[unit] ?? []) }
          : topology.objects.units,
        (a, b) =>
          a !== b &&
          isDrawn(
            indexOfGeometry.get(a as BoundaryGeometry) ?? -1,
            indexOfGeometry.get(b as BoundaryGeometry) ?? -1,
          ),
      ).coordinates,
  };
}

/** Of the arcs themselves: quantised ones hold differences from point to point. */
function boundsOf({ arcs, transform, bbox }: BoundaryTopology): Bounds {
  if (bbox && bbox.length === 4) return [bbox[0], bbox[1], bbox[2], bbox[3]];
  let [west, south, east, north] = [180, 90, -180, -90];
  const [kx, ky] = transform?.scale ?? [1, 1];
  const [dx, dy] = transform?.translate ?? [0, 0];
  for (const arc of arcs) {
    let [x, y] = [0, 0];
    for (const [px = 0, py = 0] of arc) {
      [x, y] = transform ? [x + px, y + py] : [px, py];
      west = Math.min(west, x * kx + dx);
      east = Math.max(east, x * kx + dx);
      south = Math.min(south, y * ky + dy);
      north = Math.max(north, y * ky + dy);
    }
  }
  return west > east ? [0, 0, 1, 1] : [west, south, east, north];
}
