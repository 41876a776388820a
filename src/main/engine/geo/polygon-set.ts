/** Coordinates of a MultiPolygon: parts → rings (outer first, then holes) → closed rings of [longitude, latitude]. */
export type Shape = readonly (readonly (readonly (readonly number[])[])[])[];

/**
 * Many units' polygons laid end to end in typed arrays. Unit i owns parts `units[i]..units[i+1]`, a part owns rings
 * `parts[p]..parts[p+1]` (outer first), a ring owns points `rings[r]..rings[r+1]`, point k is `coordinates[2k], [2k+1]`
 * (longitude, latitude, degrees). Rings are closed: the last point repeats the first.
 */
export interface PolygonSet {
  readonly coordinates: Float64Array;
  readonly rings: Int32Array;
  readonly parts: Int32Array;
  readonly units: Int32Array;
}

export function polygonSet(shapes: readonly Shape[]): PolygonSet {
  let partCount = 0;
  let ringCount = 0;
  let pointCount = 0;
  for (const shape of shapes) {
    partCount += shape.length;
    for (const part of shape) {
      ringCount += part.length;
      for (const ring of part) pointCount += ring.length;
    }
  }
  const coordinates = new Float64Array(2 * pointCount);
  const rings = new Int32Array(ringCount + 1);
  const parts = new Int32Array(partCount + 1);
  const units = new Int32Array(shapes.length + 1);
  let ringIndex = 0;
  let partIndex = 0;
  let point = 0;
  shapes.forEach((shape, unit) => {
    for (const part of shape) {
      for (const ring of part) {
        for (const position of ring) {
          coordinates[2 * point] = position[0] ?? Number.NaN;
          coordinates[2 * point + 1] = position[1] ?? Number.NaN;
          point++;
        }
        rings[++ringIndex] = point;
      }
      parts[++partIndex] = ringIndex;
    }
    units[unit + 1] = partIndex;
  });
  return { coordinates, rings, parts, units };
}

/** First and one-past-last point of all rings of a unit: a unit's points are contiguous. */
export function pointRange(set: PolygonSet, unit: number): [number, number] {
  const first = (from: number) => set.rings[set.parts[set.units[from] ?? 0] ?? 0] ?? 0;
  return [first(unit), first(unit + 1)];
}

/** [west, south, east, north] of a unit; infinite when it has no points. */
export function boundsOf(set: PolygonSet, unit: number): [number, number, number, number] {
  const { coordinates } = set;
  const [start, end] = pointRange(set, unit);
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (let point = start; point < end; point++) {
    const x = coordinates[2 * point] ?? 0;
    const y = coordinates[2 * point + 1] ?? 0;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return [west, south, east, north];
}
