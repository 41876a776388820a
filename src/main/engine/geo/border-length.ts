import type { Adjacency } from '../design/problem.ts';
import type { BoundaryTopology } from './boundary.ts';
import { greatCircle } from './distance.ts';

/**
 * Metres of shared border per edge of the adjacency, in its order, from the arcs that two units have in common; 0 where units
 * are joined by a link only.
 * @param unitIndex position in the adjacency by unit id
 * @param onArcs hears how many arcs have been measured, and of how many
 */
export function borderLengths(
  boundary: BoundaryTopology,
  adjacency: Adjacency,
  unitIndex: ReadonlyMap<number, number>,
  onArcs: (done: number, total: number) => void = () => {},
): Float64Array {
  const owners = new Map<number, number[]>();
  for (const geometry of boundary.objects.units.geometries) {
    const unit = unitIndex.get(geometry.id);
    if (unit === undefined) continue;
    for (const arc of (geometry.arcs as number[][][]).flat(2)) {
      const number = arc < 0 ? ~arc : arc;
      const known = owners.get(number);
      if (known) known.push(unit);
      else owners.set(number, [unit]);
    }
  }
  const length = new Float64Array(adjacency.neighbours.length);
  let measured = 0;
  for (const [arc, units] of owners) {
    onArcs(measured++, owners.size);
    const [a, b] = units;
    if (b === undefined || a === b) continue;
    const metres = arcLength(boundary, arc);
    for (const [from, to] of [
      [a, b],
      [b, a],
    ]) {
      for (let edge = adjacency.offsets[from]; edge < adjacency.offsets[from + 1]; edge++)
        if (adjacency.neighbours[edge] === to) length[edge] += metres;
    }
  }
  return length;
}

/** Arcs are delta-coded integers when the topology has a transform, plain degrees otherwise. */
function arcLength({ arcs, transform }: BoundaryTopology, arc: number): number {
  const [kx, ky] = transform?.scale ?? [1, 1];
  const [dx, dy] = transform?.translate ?? [0, 0];
  let metres = 0;
  let [x, y] = [0, 0];
  let [lastX, lastY] = [0, 0];
  arcs[arc].forEach(([px, py], index) => {
    [x, y] = transform && index > 0 ? [x + px, y + py] : [px, py];
    const [longitude, latitude] = [x * kx + dx, y * ky + dy];
    if (index > 0) metres += greatCircle(lastX, lastY, longitude, latitude);
    [lastX, lastY] = [longitude, latitude];
  });
  return metres;
}
