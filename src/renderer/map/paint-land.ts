import { latitudeOf, longitudeOf, worldX, worldY } from './mercator.ts';
import type { Pen } from './pen.ts';
import type { Scene, View } from './scene.ts';

type Context = CanvasRenderingContext2D;

/** Width of the soft band along the shore, pixels. */
const shoreWidths = [9, 4];

/** A band of shallow water along the outer edge. */
export function paintShore(pen: Pen, scene: Scene): void {
  const { context, geometry } = pen;
  const { arcB } = geometry;
  const shore: number[] = [];
  for (let arc = 0; arc < arcB.length; arc++) if (arcB[arc] === -1 && pen.seesArc(arc)) shore.push(arc);
  context.lineJoin = 'round';
  context.lineCap = 'butt';
  context.strokeStyle = scene.style.shore;
  for (const width of shoreWidths) {
    context.lineWidth = width;
    pen.strokeArcs(shore);
  }
}

const steps = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];
/** Least distance between two lines of the graticule, pixels. */
const graticuleGap = 110;

interface Graticule {
  decimals: number;
  /** Degrees and canvas pixels. */
  meridians: { degrees: number; x: number }[];
  parallels: { degrees: number; y: number }[];
}

function graticule(view: View): Graticule {
  const pixelsPerDegree = view.size / 360;
  const step = [...steps].reverse().find((degrees) => degrees * pixelsPerDegree >= graticuleGap) ?? 30;
  const west = longitudeOf(view.originX / view.size);
  const east = longitudeOf((view.originX + view.width) / view.size);
  const north = latitudeOf(view.originY / view.size);
  const south = latitudeOf((view.originY + view.height) / view.size);
  const found: Graticule = { decimals: step < 0.1 ? 2 : step < 1 ? 1 : 0, meridians: [], parallels: [] };
  for (let i = Math.ceil(west / step); i * step <= east; i++)
    found.meridians.push({
      degrees: i * step,
      x: Math.round(worldX(i * step) * view.size - view.originX) + 0.5,
    });
  for (let i = Math.ceil(south / step); i * step <= north; i++)
    found.parallels.push({
      degrees: i * step,
      y: Math.round(worldY(i * step) * view.size - view.originY) + 0.5,
    });
  return found;
}

/** Lines of longitude and latitude. */
export function paintGraticule(context: Context, scene: Scene, view: View): void {
  const { meridians, parallels } = graticule(view);
  context.strokeStyle = scene.style.graticule;
  context.lineWidth = 1;
  context.beginPath();
  for (const { x } of meridians) {
    context.moveTo(x, 0);
    context.lineTo(x, view.height);
  }
  for (const { y } of parallels) {
    context.moveTo(0, y);
    context.lineTo(view.width, y);
  }
  context.stroke();
}

/** Their degrees along the top and left edge of the window (`inset` = canvas outside it). */
export function paintDegrees(context: Context, scene: Scene, view: View, inset: number): void {
  const { decimals, meridians, parallels } = graticule(view);
  context.fillStyle = scene.style.graticuleText;
  context.font = '10px system-ui, sans-serif';
  context.textAlign = 'left';
  context.textBaseline = 'top';
  for (const { degrees, x } of meridians)
    context.fillText(degreeText(degrees, decimals, 'E', 'W'), x + 3, inset + 3);
  context.textBaseline = 'bottom';
  for (const { degrees, y } of parallels)
    context.fillText(degreeText(degrees, decimals, 'N', 'S'), inset + 4, y - 2);
}

function degreeText(value: number, decimals: number, positive: string, negative: string): string {
  return `${Math.abs(value).toFixed(decimals)}°${value < 0 ? negative : positive}`;
}
