import type { Random } from '../design/random.ts';

export interface Clusters {
  /** Centre of each cluster, in the points' coordinates. */
  readonly centres: [number, number][];
  /** Cluster per point: always the nearest centre. */
  readonly clusterOf: Int32Array;
}

/** Restarts, and rounds of each, that more of would not pay for a few hundred points. */
const starts = 8;
const rounds = 50;

/**
 * Weighted k-means (Lloyd 1982) from k-means++ starts (Arthur and Vassilvitskii 2007); among the starts the one whose
 * heaviest cluster is lightest, since the parts are wanted for their weight.
 * @param weights per point, 0 or more; equal when all are 0
 * @returns null when there are fewer different points than clusters
 */
export function clusterPoints(
  points: readonly (readonly [number, number])[],
  weights: Float64Array,
  count: number,
  random: Random,
): Clusters | null {
  const distinct = new Set(points.map(([x, y]) => `${x},${y}`));
  if (distinct.size < count) return null;
  const load = weights.some((weight) => weight > 0) ? weights : weights.map(() => 1);
  let best: Clusters | null = null;
  let heaviest = Infinity;
  for (let start = 0; start < starts; start++) {
    const found = lloyd(points, load, spread(points, count, random));
    const loads = new Float64Array(count);
    found.clusterOf.forEach((cluster, point) => {
      loads[cluster] += load[point];
    });
    const most = Math.max(...loads);
    if (best === null || most < heaviest) {
      heaviest = most;
      best = found;
    }
  }
  return best;
}

const squared = (a: readonly number[], b: readonly number[]) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;

/** k-means++: each next centre is a point drawn with chance proportional to its squared distance from the centres so far. */
function spread(
  points: readonly (readonly [number, number])[],
  count: number,
  random: Random,
): [number, number][] {
  const first = points[Math.floor(random.fraction() * points.length)];
  const centres: [number, number][] = [[first[0], first[1]]];
  const distance = Float64Array.from(points, (point) => squared(point, first));
  while (centres.length < count) {
    const chosen = drawn(distance, random);
    const centre: [number, number] = [points[chosen][0], points[chosen][1]];
    centres.push(centre);
    points.forEach((point, index) => {
      distance[index] = Math.min(distance[index], squared(point, centre));
    });
  }
  return centres;
}

/** An index drawn with chance proportional to its value. */
function drawn(values: Float64Array, random: Random): number {
  let left = random.fraction() * values.reduce((sum, value) => sum + value, 0);
  for (let index = 0; index < values.length; index++) {
    left -= values[index];
    if (left < 0) return index;
  }
  return values.indexOf(Math.max(...values));
}

function lloyd(
  points: readonly (readonly [number, number])[],
  weights: Float64Array,
  centres: [number, number][],
): Clusters {
  const clusterOf = new Int32Array(points.length).fill(-1);
  for (let round = 0; round < rounds; round++) {
    let changed = false;
    points.forEach((point, index) => {
      const nearest = nearestCentre(point, centres);
      changed ||= nearest !== clusterOf[index];
      clusterOf[index] = nearest;
    });
    if (!changed) break;
    centres.forEach((centre, cluster) => {
      let [x, y, weight] = [0, 0, 0];
      points.forEach((point, index) => {
        if (clusterOf[index] !== cluster) return;
        x += point[0] * weights[index];
        y += point[1] * weights[index];
        weight += weights[index];
      });
      if (weight > 0) {
        centre[0] = x / weight;
        centre[1] = y / weight;
      }
    });
  }
  points.forEach((point, index) => {
    clusterOf[index] = nearestCentre(point, centres);
  });
  return { centres, clusterOf };
}

function nearestCentre(point: readonly number[], centres: readonly (readonly number[])[]): number {
  let nearest = 0;
  for (let index = 1; index < centres.length; index++) {
    if (squared(point, centres[index]) < squared(point, centres[nearest])) nearest = index;
  }
  return nearest;
}
