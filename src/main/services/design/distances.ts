import type { DesignSettings } from '../../../shared/contract/design.ts';
import { AppError } from '../../../shared/errors.ts';
import { buildMetric, type Metric } from '../../engine/design/metric.ts';
import type { DistanceMatrix, Place } from '../../engine/design/problem.ts';
import { boundaryPolygons } from '../../engine/geo/boundary.ts';
import { greatCircle } from '../../engine/geo/distance.ts';
import { createLocator } from '../../engine/geo/locator.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { Assignment } from '../assignment.ts';
import { readBoundary } from '../boundary.ts';
import type { Dataset } from '../dataset.ts';

/** How travel is measured: a part of a design's settings. */
export type TravelSettings = Pick<DesignSettings, 'circuity' | 'distances'>;

/** The same, and to where: each territory's best unit, or its rep's home where there is one. */
export type CentreSettings = TravelSettings & { readonly centres?: DesignSettings['centres'] | undefined };

/** Road kilometres per great-circle kilometre, the usual figure for settled country (Ballou, Rahardja and Sakai 2002). */
const usualCircuity = 1.3;
/** A square matrix of so many units takes 64 MB. */
const mostUnits = 4000;

export const circuityOf = ({ circuity }: TravelSettings): number => circuity ?? usualCircuity;

export function placeOf({ units }: Dataset, settings: TravelSettings): Place {
  return {
    kind: 'sphere',
    x: Float64Array.from(units, (unit) => unit.longitude),
    y: Float64Array.from(units, (unit) => unit.latitude),
    circuity: circuityOf(settings),
  };
}

/** Degrees of the fixed centres, NaN where free. */
export interface Homes {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * The plan's imported distances as the engine takes them, or null for the great circle. A home stands for the unit it lies in;
 * within that unit, and wherever a pair has no distance, the great circle holds.
 * Throws DISTANCES_NONE, DISTANCES_UNITS.
 */
export function distanceMatrix(
  settings: TravelSettings,
  plan: PlanReader,
  data: Dataset,
  homes: Homes | null,
): DistanceMatrix | null {
  if (settings.distances !== 'imported') return null;
  const { a, b, metres } = plan.unitDistances();
  if (a.length === 0) throw new AppError('DISTANCES_NONE');
  const count = data.units.length;
  if (count > mostUnits) throw new AppError('DISTANCES_UNITS', { count, most: mostUnits });
  const between = new Float32Array(count * count).fill(Number.NaN);
  for (let unit = 0; unit < count; unit++) between[unit * count + unit] = 0;
  for (let pair = 0; pair < a.length; pair++) {
    const first = data.unitIndex.get(a[pair]) ?? -1;
    const second = data.unitIndex.get(b[pair]) ?? -1;
    if (first < 0 || second < 0) continue;
    between[first * count + second] = metres[pair] / 1000;
    between[second * count + first] = metres[pair] / 1000;
  }
  return { between, toFixed: homes && toHomes(between, plan, data, homes) };
}

function toHomes(between: Float32Array, plan: PlanReader, data: Dataset, { x, y }: Homes): Float32Array {
  const count = data.units.length;
  const unitAt = unitLocator(plan, data);
  const toFixed = new Float32Array(count * x.length).fill(Number.NaN);
  x.forEach((longitude, label) => {
    const home = Number.isNaN(longitude) ? -1 : unitAt(longitude, y[label]);
    if (home < 0) return;
    for (let unit = 0; unit < count; unit++) {
      if (unit !== home) toFixed[unit * x.length + label] = between[unit * count + home];
    }
  });
  return toFixed;
}

/** Index of the unit a point lies in; off the map, of the unit whose point is nearest. */
function unitLocator(plan: PlanReader, data: Dataset): (longitude: number, latitude: number) => number {
  const boundary = readBoundary(plan);
  const { ids, set } = boundary ? boundaryPolygons(boundary) : { ids: [], set: null };
  const locator = set && createLocator(set);
  return (longitude, latitude) => {
    const inside = data.unitIndex.get(ids[locator?.locate(longitude, latitude) ?? -1] ?? 0);
    if (inside !== undefined) return inside;
    let nearest = -1;
    let least = Number.POSITIVE_INFINITY;
    data.units.forEach((unit, index) => {
      const metres = greatCircle(longitude, latitude, unit.longitude, unit.latitude);
      if (metres >= least) return;
      least = metres;
      nearest = index;
    });
    return nearest;
  };
}

/** How travel to the centres of a scenario's territories is measured. */
export interface CentreMetric {
  readonly metric: Metric;
  /** Column of `metric.toFixed` of a territory (its index) around its rep's home; −1 around its best unit. */
  readonly fixed: (territory: number) => number;
}

/** Kilometres in a scenario as a design of these settings measures them. */
export function centreMetric(
  settings: CentreSettings,
  plan: PlanReader,
  data: Dataset,
  { territories }: Assignment,
): CentreMetric {
  const home = (pick: 'longitude' | 'latitude') =>
    Float64Array.from(territories, ({ rep_id }) =>
      rep_id === null || settings.centres !== 'homes'
        ? Number.NaN
        : (data.repById.get(rep_id)?.[pick] ?? Number.NaN),
    );
  const homes: Homes = { x: home('longitude'), y: home('latitude') };
  const metric = buildMetric({
    unitCount: data.units.length,
    territoryCount: territories.length,
    place: placeOf(data, settings),
    fixedCentres: homes,
    distances: distanceMatrix(settings, plan, data, settings.centres === 'homes' ? homes : null),
  });
  return { metric, fixed: (territory) => (Number.isNaN(homes.x[territory] ?? Number.NaN) ? -1 : territory) };
}
