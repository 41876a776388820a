import type { PixelArcs } from './arc-cache.ts';
import { latitudeOf, longitudeOf, worldX, worldY } from './mercator.ts';
import type { Scene, View } from './scene.ts';

/** Adds an arc to the path being drawn. */
export function traceArc(context: CanvasRenderingContext2D, arcs: PixelArcs, arc: number, view: View): void {
  const { points, start } = arcs;
  const from = start[arc] ?? 0;
  const to = start[arc + 1] ?? 0;
  for (let i = from; i < to; i++) {
    const x = (points[2 * i] ?? 0) - view.originX;
    const y = (points[2 * i + 1] ?? 0) - view.originY;
    if (i === from) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
}

/** Adds a closed ring to the path being drawn. */
export function traceRing(
  context: CanvasRenderingContext2D,
  arcs: PixelArcs,
  ring: Int32Array,
  view: View,
): void {
  const { points, start } = arcs;
  let first = true;
  for (const ref of ring) {
    const arc = ref < 0 ? ~ref : ref;
    const from = start[arc] ?? 0;
    const count = (start[arc + 1] ?? 0) - from;
    for (let step = 0; step < count - 1; step++) {
      const i = ref < 0 ? from + count - 1 - step : from + step;
      const x = (points[2 * i] ?? 0) - view.originX;
      const y = (points[2 * i + 1] ?? 0) - view.originY;
      if (first) context.moveTo(x, y);
      else context.lineTo(x, y);
      first = false;
    }
  }
  context.closePath();
}

/** Adds a unit's whole shape to the path being drawn, unless it lies outside the canvas. */
export function traceUnit(
  context: CanvasRenderingContext2D,
  scene: Scene,
  arcs: PixelArcs,
  unit: number,
  view: View,
): void {
  if (!isVisible(scene, unit, view)) return;
  for (const rings of scene.geometry.polygons[unit] ?? [])
    for (const ring of rings) traceRing(context, arcs, ring, view);
}

export function isVisible(scene: Scene, unit: number, view: View): boolean {
  const { boxes } = scene.geometry;
  return (
    (boxes[4 * unit + 2] ?? 0) * view.size >= view.originX &&
    (boxes[4 * unit] ?? 0) * view.size <= view.originX + view.width &&
    (boxes[4 * unit + 3] ?? 0) * view.size >= view.originY &&
    (boxes[4 * unit + 1] ?? 0) * view.size <= view.originY + view.height
  );
}

/** Width of the soft band along the shore, pixels. */
const shoreWidths = [9, 4];

/** A band of shallow water along the outer edge, then quiet land. */
export function paintLand(
  context: CanvasRenderingContext2D,
  scene: Scene,
  arcs: PixelArcs,
  view: View,
): void {
  const { geometry, style } = scene;
  context.beginPath();
  for (const ring of geometry.coast) traceRing(context, arcs, ring, view);
  context.lineJoin = 'round';
  context.strokeStyle = style.shore;
  for (const width of shoreWidths) {
    context.lineWidth = width;
    context.stroke();
  }
  context.fillStyle = style.land;
  context.fill('nonzero');
}

const steps = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];
/** Least distance between two lines of the graticule, pixels. */
const graticuleGap = 110;

/** Lines of longitude and latitude, named along the top and left edge of what is seen (`inset` = canvas outside the window). */
export function paintGraticule(
  context: CanvasRenderingContext2D,
  scene: Scene,
  view: View,
  inset: number,
): void {
  const pixelsPerDegree = view.size / 360;
  const step = [...steps].reverse().find((degrees) => degrees * pixelsPerDegree >= graticuleGap) ?? 30;
  const decimals = step < 0.1 ? 2 : step < 1 ? 1 : 0;
  context.strokeStyle = scene.style.graticule;
  context.fillStyle = scene.style.graticuleText;
  context.lineWidth = 1;
  context.font = '10px system-ui, sans-serif';
  context.textAlign = 'left';
  const west = longitudeOf(view.originX / view.size);
  const east = longitudeOf((view.originX + view.width) / view.size);
  const north = latitudeOf(view.originY / view.size);
  const south = latitudeOf((view.originY + view.height) / view.size);
  context.beginPath();
  for (let i = Math.ceil(west / step); i * step <= east; i++) {
    const x = Math.round(worldX(i * step) * view.size - view.originX) + 0.5;
    context.moveTo(x, 0);
    context.lineTo(x, view.height);
    context.textBaseline = 'top';
    context.fillText(degrees(i * step, decimals, 'E', 'W'), x + 3, inset + 3);
  }
  for (let i = Math.ceil(south / step); i * step <= north; i++) {
    const y = Math.round(worldY(i * step) * view.size - view.originY) + 0.5;
    context.moveTo(0, y);
    context.lineTo(view.width, y);
    context.textBaseline = 'bottom';
    context.fillText(degrees(i * step, decimals, 'N', 'S'), inset + 4, y - 2);
  }
  context.stroke();
}

function degrees(value: number, decimals: number, positive: string, negative: string): string {
  return `${Math.abs(value).toFixed(decimals)}°${value < 0 ? negative : positive}`;
}
