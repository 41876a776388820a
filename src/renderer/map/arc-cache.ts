import type { Geometry } from './geometry.ts';
import { worldSize } from './mercator.ts';

/** Arcs in whole-world pixels of one zoom, with the points that cannot be told apart left out. */
export interface PixelArcs {
  zoom: number;
  points: Float64Array;
  /** First point of each arc; one more entry closes the last. */
  start: Int32Array;
}

/** Pixels two kept points of an arc lie apart at least; both ends are always kept, so arcs still meet. */
const apart = 0.7;

function project(geometry: Geometry, zoom: number): PixelArcs {
  const size = worldSize(zoom);
  const { points: world, arcStart } = geometry;
  const arcs = arcStart.length - 1;
  const points = new Float64Array(world.length);
  const start = new Int32Array(arcs + 1);
  let out = 0;
  for (let arc = 0; arc < arcs; arc++) {
    start[arc] = out;
    const from = arcStart[arc] ?? 0;
    const to = (arcStart[arc + 1] ?? 0) - 1;
    let lastX = Number.NEGATIVE_INFINITY;
    let lastY = Number.NEGATIVE_INFINITY;
    for (let i = from; i <= to; i++) {
      const x = (world[2 * i] ?? 0) * size;
      const y = (world[2 * i + 1] ?? 0) * size;
      if (i !== to && Math.abs(x - lastX) < apart && Math.abs(y - lastY) < apart) continue;
      points[2 * out] = x;
      points[2 * out + 1] = y;
      out++;
      lastX = x;
      lastY = y;
    }
  }
  start[arcs] = out;
  return { zoom, points: points.slice(0, 2 * out), start };
}

/** Keeps the last few zooms: a wheel turn and back costs one projection. */
export function createArcCache(geometry: Geometry): (zoom: number) => PixelArcs {
  const kept: PixelArcs[] = [];
  return (zoom) => {
    const at = kept.findIndex((arcs) => arcs.zoom === zoom);
    const arcs = at === -1 ? project(geometry, zoom) : (kept.splice(at, 1)[0] as PixelArcs);
    kept.unshift(arcs);
    kept.length = Math.min(kept.length, 4);
    return arcs;
  };
}
