import type { DesignProblem } from './problem.ts';

/** Mean Earth radius, km (IUGG R1). */
const EARTH_RADIUS = 6371.0088;

/** What distances are measured by. */
export type Whereabouts = Pick<
  DesignProblem,
  'unitCount' | 'territoryCount' | 'place' | 'fixedCentres' | 'distances'
>;

/** Kilometres between places of one problem. */
export interface Metric {
  /** Between two units. */
  between(first: number, second: number): number;
  /** From a unit to the fixed centre of a territory. */
  toFixed(unit: number, territory: number): number;
  /** From a unit to a point in the coordinates of the problem's place. */
  toPoint(unit: number, x: number, y: number): number;
}

/**
 * Plane: Euclid. Sphere: chord between unit vectors turned into an arc (as exact as haversine, cheaper per pair) × circuity.
 * An imported distance wins where there is one; a point that is no unit and no fixed centre never has one.
 */
export function buildMetric(problem: Whereabouts): Metric {
  const base = problem.place.kind === 'plane' ? planeMetric(problem) : sphereMetric(problem);
  const { distances, unitCount, territoryCount } = problem;
  if (!distances) return base;
  const { between, toFixed } = distances;
  return {
    between(first, second) {
      const imported = between[first * unitCount + second];
      return Number.isNaN(imported) ? base.between(first, second) : imported;
    },
    toFixed(unit, territory) {
      const imported = toFixed === null ? Number.NaN : toFixed[unit * territoryCount + territory];
      return Number.isNaN(imported) ? base.toFixed(unit, territory) : imported;
    },
    toPoint: base.toPoint,
  };
}

function planeMetric(problem: Whereabouts): Metric {
  const { x, y } = problem.place;
  const fixed = problem.fixedCentres;
  return {
    between(first, second) {
      const dx = x[first] - x[second];
      const dy = y[first] - y[second];
      return Math.sqrt(dx * dx + dy * dy);
    },
    toFixed(unit, territory) {
      const dx = x[unit] - fixed.x[territory];
      const dy = y[unit] - fixed.y[territory];
      return Math.sqrt(dx * dx + dy * dy);
    },
    toPoint(unit, px, py) {
      const dx = x[unit] - px;
      const dy = y[unit] - py;
      return Math.sqrt(dx * dx + dy * dy);
    },
  };
}

function sphereMetric(problem: Whereabouts): Metric {
  const { place, fixedCentres } = problem;
  const scale = 2 * EARTH_RADIUS * (place.kind === 'sphere' ? place.circuity : 1);
  const units = unitVectors(place.x, place.y);
  const centres = unitVectors(fixedCentres.x, fixedCentres.y);
  const arc = (a: Float64Array, i: number, b: Float64Array, j: number) => {
    const dx = a[3 * i] - b[3 * j];
    const dy = a[3 * i + 1] - b[3 * j + 1];
    const dz = a[3 * i + 2] - b[3 * j + 2];
    return scale * Math.asin(Math.min(1, 0.5 * Math.sqrt(dx * dx + dy * dy + dz * dz)));
  };
  const point = new Float64Array(3);
  return {
    between: (first, second) => arc(units, first, units, second),
    toFixed: (unit, territory) => arc(units, unit, centres, territory),
    toPoint(unit, x, y) {
      writeUnitVector(point, 0, x, y);
      return arc(units, unit, point, 0);
    },
  };
}

function unitVectors(longitude: Float64Array, latitude: Float64Array): Float64Array {
  const vectors = new Float64Array(3 * longitude.length);
  for (let index = 0; index < longitude.length; index++)
    writeUnitVector(vectors, index, longitude[index], latitude[index]);
  return vectors;
}

function writeUnitVector(target: Float64Array, index: number, longitude: number, latitude: number): void {
  const lambda = (longitude * Math.PI) / 180;
  const phi = (latitude * Math.PI) / 180;
  target[3 * index] = Math.cos(phi) * Math.cos(lambda);
  target[3 * index + 1] = Math.cos(phi) * Math.sin(lambda);
  target[3 * index + 2] = Math.sin(phi);
}
