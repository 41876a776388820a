import type { BoundaryGeometry, BoundaryTopology } from './boundary.ts';

/** The borders of some units alone: arcs that only others have are left out, the rest keep every vertex. */
export function pruneTopology(topology: BoundaryTopology, unitIds: ReadonlySet<number>): BoundaryTopology {
  const arcs: BoundaryTopology['arcs'] = [];
  const numbers = new Map<number, number>();
  /** A reversed arc is named by its complement. */
  const renumber = (arc: number): number => {
    const plain = arc < 0 ? ~arc : arc;
    let number = numbers.get(plain);
    if (number === undefined) {
      number = arcs.push(topology.arcs[plain] ?? []) - 1;
      numbers.set(plain, number);
    }
    return arc < 0 ? ~number : number;
  };
  const ring = (ofRing: readonly number[]) => ofRing.map(renumber);
  const geometries = topology.objects.units.geometries
    .filter(({ id }) => unitIds.has(id))
    .map((geometry): BoundaryGeometry => {
      const { id } = geometry;
      return geometry.type === 'Polygon'
        ? { type: 'Polygon', id, arcs: geometry.arcs.map(ring) }
        : { type: 'MultiPolygon', id, arcs: geometry.arcs.map((part) => part.map(ring)) };
    });
  return {
    type: 'Topology',
    ...(topology.transform ? { transform: topology.transform } : {}),
    objects: { units: { type: 'GeometryCollection', geometries } },
    arcs,
  };
}
