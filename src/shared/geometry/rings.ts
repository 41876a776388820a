/** Arcs in Mercator world coordinates. */
export interface ArcPoints {
  /** x, y pairs of all arcs, one after another. */
  points: Float64Array;
  /** Index of each arc's first point; one more entry closes the last. */
  arcStart: Int32Array;
}

/** Visits a ring's points in order; `ring` names arcs, ~arc = backwards. */
export function walkRing(
  { points, arcStart }: ArcPoints,
  ring: Int32Array,
  visit: (x: number, y: number) => void,
): void {
  for (const ref of ring) {
    const arc = ref < 0 ? ~ref : ref;
    const from = arcStart[arc] ?? 0;
    const to = (arcStart[arc + 1] ?? 0) - 1;
    // The last point of an arc is the first of the next.
    if (ref >= 0) for (let i = from; i < to; i++) visit(points[2 * i] ?? 0, points[2 * i + 1] ?? 0);
    else for (let i = to; i > from; i--) visit(points[2 * i] ?? 0, points[2 * i + 1] ?? 0);
  }
}

/** Twice the signed area. */
export function ringArea({ points, arcStart }: ArcPoints, ring: Int32Array): number {
  let area = 0;
  let firstX = 0;
  let firstY = 0;
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  for (let at = 0; at < ring.length; at++) {
    const ref = ring[at] ?? 0;
    const arc = ref < 0 ? ~ref : ref;
    const step = ref < 0 ? -1 : 1;
    const [from, to] = [arcStart[arc] ?? 0, (arcStart[arc + 1] ?? 0) - 1];
    // As `walkRing`, without asking anybody for each of a million points.
    for (let point = ref < 0 ? to : from, left = to - from; left > 0; point += step, left--) {
      const x = points[2 * point] ?? 0;
      const y = points[2 * point + 1] ?? 0;
      if (Number.isNaN(lastX)) {
        firstX = x;
        firstY = y;
      } else area += (lastX - firstX) * (y - firstY) - (x - firstX) * (lastY - firstY);
      lastX = x;
      lastY = y;
    }
  }
  return area;
}
