import { AppError } from '../../shared/errors.ts';
import { Random } from '../engine/design/random.ts';
import { unitArea } from '../engine/geo/area.ts';
import { boundaryFromShapes, shapeOf, sharedBorders } from '../engine/geo/boundary.ts';
import { clusterPoints } from '../engine/geo/cluster-points.ts';
import { cutShape, withVertices } from '../engine/geo/cut-shape.ts';
import { labelPoint } from '../engine/geo/label-point.ts';
import { polygonSet } from '../engine/geo/polygon-set.ts';
import { boundaryLevels } from '../engine/geo/simplify.ts';
import { storedBoundary } from '../engine/geo/stored-boundary.ts';
import { answerApart, type OnStage } from './answer-apart.ts';

/** A unit to be cut between groups of points. */
export interface CutTask {
  /** TopoJSON as the plan keeps it, the finest level, UTF-8. Taken by the thread: empty afterwards. */
  readonly topology: Uint8Array<ArrayBuffer>;
  readonly unitId: number;
  /** Degrees: how much narrower a degree of longitude is there. */
  readonly latitude: number;
  /** Longitude and latitude, point by point, and what each weighs. */
  readonly points: readonly (readonly [number, number])[];
  readonly weights: Float64Array;
  /** Into how many parts; the first keeps the unit's id, the others count on from `firstNew`. */
  readonly parts: number;
  readonly firstNew: number;
  /** Ids of units that touch it. */
  readonly touching: readonly number[];
}

export interface Cut {
  /** Of each part, the first first. */
  readonly ids: readonly number[];
  /** Square metres; their sum is above 0. */
  readonly areas: readonly number[];
  readonly labels: readonly (readonly [number, number] | null)[];
  /** Part of each point. */
  readonly partOf: Int32Array;
  /** All borders laid into one net again: TopoJSON by level, the finest first. */
  readonly levels: readonly string[];
  /** Ids of units that touch, the smaller first, where one of them is a part. */
  readonly pairs: readonly (readonly [number, number])[];
}

/** Bytes from which on it gets a thread of its own: 33,000 units take some three seconds. */
const ownThread = 500_000;

/** Cuts without holding up whoever asks. Stage: `cutting`. @throws AppError as `cutUnit`, JOB_CANCELLED */
export async function cutApart(task: CutTask, onStage?: OnStage, signal?: AbortSignal): Promise<Cut> {
  onStage?.('cutting', 0, 0);
  if (task.topology.length < ownThread) return cutUnit(task);
  return answerApart('cut-worker', task, { signal, taken: [task.topology.buffer] });
}

/** What the worker does. @throws AppError PLAN_PART_DAMAGED, VALUE_INVALID when the points lie at fewer places than parts are wanted, or the unit has no area */
export function cutUnit(task: CutTask): Cut {
  const { unitId, latitude, points, weights, parts, firstNew, touching } = task;
  const boundary = storedBoundary(task.topology);
  const { geometries } = boundary.objects.units;
  const geometry = geometries.find(({ id }) => id === unitId);
  const shape = geometry ? shapeOf(boundary, geometry) : null;
  const shrink = Math.cos((latitude * Math.PI) / 180);
  const clusters = clusterPoints(
    points.map(([x, y]) => [x * shrink, y] as const),
    weights,
    parts,
    new Random(1),
  );
  const impossible = new AppError('VALUE_INVALID', { field: 'parts', value: parts });
  if (!shape || !clusters) throw impossible;
  const shapes = cutShape(
    shape,
    clusters.centres.map(([x, y]) => [x / shrink, y]),
  );
  const set = polygonSet(shapes);
  const areas = shapes.map((_, part) => unitArea(set, part));
  if (!areas.some((area) => area > 0)) throw impossible;
  const ids = shapes.map((_, part) => (part === 0 ? unitId : firstNew + part - 1));
  const corners = shapes.flatMap((part) =>
    part.flatMap((area) => area.flatMap((ring) => ring.map(([x, y]) => [x, y] as [number, number]))),
  );
  const beside = new Set(touching);
  const entries = geometries
    .filter(({ id }) => id !== unitId)
    .map((other) => {
      const found = shapeOf(boundary, other) ?? [];
      return { id: other.id, shape: beside.has(other.id) ? withVertices(found, corners) : found };
    })
    .concat(shapes.map((part, at) => ({ id: ids[at], shape: part })));
  const built = boundaryFromShapes(entries.map((entry) => entry.shape));
  built.objects.units.geometries.forEach((one, index) => {
    one.id = entries[index].id;
  });
  const own = new Set(ids);
  return {
    ids,
    areas,
    labels: shapes.map((_, part) => labelPoint(set, part)),
    partOf: Int32Array.from(clusters.clusterOf),
    levels: [built, ...boundaryLevels(built)].map((level) => JSON.stringify(level)),
    pairs: sharedBorders(built.objects.units.geometries)
      .map(([first, second]) => [entries[first].id, entries[second].id].sort((x, y) => x - y))
      .filter(([a, b]) => own.has(a) || own.has(b))
      .map(([a, b]) => [a, b] as const),
  };
}
