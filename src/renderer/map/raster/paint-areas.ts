import { fillsOf } from '../fills.ts';
import type { Scene } from '../scene.ts';
import type { Sight } from '../sight.ts';
import { arcUnitsOf } from './arc-units.ts';
import { AreaSums } from './area-sums.ts';
import { channels } from './colour.ts';
import { pieces } from './dashes.ts';
import { Bands, type PixelBox, putBands } from './put.ts';

/**
 * Replaces a box of the canvas with all units in their colours, on land where they have none: only borders between two colours
 * are looked at. `ratio` = pixels of the screen per pixel of the view.
 */
export function paintAreas(
  context: CanvasRenderingContext2D,
  box: PixelBox,
  sight: Sight,
  scene: Scene,
  ratio: number,
): void {
  const paints = paintsOf(scene);
  const sums = new AreaSums(box.width, box.height);
  const edge = (x0: number, y0: number, x1: number, y1: number) => sums.edge(x0, y0, x1, y1);
  const bands = new Bands(box, sums.rows, sight, ratio);
  const edges = edgesOf(sight, scene, paints.length / 4, bands);
  putBands(context, box, sums.rows, (pixels, top, rows) => {
    for (const at of bands.within(top)) {
      const arc = edges[at] ?? 0;
      const one = 4 * (edges[at + 1] ?? 0);
      const other = 4 * (edges[at + 2] ?? 0);
      sums.paint(
        (paints[other] ?? 0) - (paints[one] ?? 0),
        (paints[other + 1] ?? 0) - (paints[one + 1] ?? 0),
        (paints[other + 2] ?? 0) - (paints[one + 2] ?? 0),
        (paints[other + 3] ?? 0) - (paints[one + 3] ?? 0),
      );
      const count = sight.traceAt(arc, ratio, box.left, top);
      pieces(sight.traced, count, edge);
    }
    sums.take(pixels, rows);
  });
}

/** Red, green, blue 0..255 and opacity of each fill, then of a unit without one, then of what is no unit. */
function paintsOf(scene: Scene): Float64Array {
  const { colours } = fillsOf(scene);
  const paints = new Float64Array(4 * (colours.length + 2));
  const set = (at: number, colour: string) => {
    paints.set(channels(colour), 4 * at);
  };
  colours.forEach((colour, at) => {
    set(at, colour);
  });
  if (!scene.overBase) set(colours.length, scene.style.land);
  return paints;
}

/**
 * Arcs between two paints, three numbers each: the arc, the paint of who walks along it, of who walks it backwards. Each is put
 * into the bands it lies in.
 */
function edgesOf(sight: Sight, scene: Scene, paints: number, bands: Bands): number[] {
  const { of } = fillsOf(scene);
  const { forward, backward, more } = arcUnitsOf(scene.geometry);
  const outside = paints - 1;
  const paintOf = (unit: number): number => {
    if (unit === -1) return outside;
    const fill = of[unit] ?? -1;
    return fill === -1 ? outside - 1 : fill;
  };
  const edges: number[] = [];
  for (let arc = 0; arc < forward.length; arc++) {
    const one = paintOf(forward[arc] ?? -1);
    const other = paintOf(backward[arc] ?? -1);
    if (one !== other && sight.reachesInto(arc)) bands.put(arc, 0, edges.push(arc, one, other) - 3);
  }
  for (const [arc, unit, way] of more) {
    if (!sight.reachesInto(arc)) continue;
    const paint = paintOf(unit);
    bands.put(arc, 0, edges.push(arc, way === 1 ? paint : outside, way === 1 ? outside : paint) - 3);
  }
  return edges;
}
