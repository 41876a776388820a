import type { Part } from './sight.ts';
import type { MapStyle } from './style.ts';

type Pixel = readonly [number, number];

/** A shape being dragged, in pixels of the map's window. */
export type DragShape =
  | { kind: 'rectangle'; x1: number; y1: number; x2: number; y2: number }
  | { kind: 'ring'; x: number; y: number; radius: number }
  | { kind: 'line'; points: readonly Pixel[]; cursor: Pixel | null }
  | { kind: 'lasso'; points: readonly Pixel[] };

/** Half the length of the cross that the keyboard moves, pixels. */
const arm = 9;
/** What lines and the cross take around a shape, pixels. */
const room = arm + 4;

export function paintShape(context: CanvasRenderingContext2D, style: MapStyle, shape: DragShape): void {
  context.beginPath();
  trace(context, shape);
  if (shape.kind === 'line') {
    context.lineJoin = 'round';
    context.lineWidth = 5;
    context.strokeStyle = style.halo;
    context.stroke();
    if (shape.cursor !== null) paintCross(context, style, shape.cursor[0], shape.cursor[1]);
    context.beginPath();
    trace(context, shape);
  } else {
    context.fillStyle = style.selectionFill;
    context.fill();
  }
  context.lineWidth = shape.kind === 'line' ? 2.5 : 1.5;
  context.setLineDash([6, 4]);
  context.strokeStyle = style.selection;
  context.stroke();
  context.setLineDash([]);
}

/** The part of the picture a shape takes, with its lines and its cross; null = there is nothing of it yet. */
export function shapeBox(shape: DragShape): Part | null {
  const points: readonly Pixel[] =
    shape.kind === 'rectangle'
      ? [
          [shape.x1, shape.y1],
          [shape.x2, shape.y2],
        ]
      : shape.kind === 'ring'
        ? [
            [shape.x - shape.radius, shape.y - shape.radius],
            [shape.x + shape.radius, shape.y + shape.radius],
          ]
        : shape.kind === 'line' && shape.cursor !== null
          ? [...shape.points, shape.cursor]
          : shape.points;
  if (points.length === 0) return null;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const left = Math.min(...xs) - room;
  const top = Math.min(...ys) - room;
  return {
    x: left,
    y: top,
    width: Math.max(...xs) + room - left,
    height: Math.max(...ys) + room - top,
  };
}

function trace(context: CanvasRenderingContext2D, shape: DragShape): void {
  if (shape.kind === 'rectangle') {
    const { x1, y1, x2, y2 } = shape;
    context.rect(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
  } else if (shape.kind === 'ring') {
    context.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
  } else {
    for (const [index, [x, y]] of shape.points.entries()) {
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    if (shape.kind === 'lasso') context.closePath();
  }
}

function paintCross(context: CanvasRenderingContext2D, style: MapStyle, x: number, y: number): void {
  context.beginPath();
  context.moveTo(x - arm, y);
  context.lineTo(x + arm, y);
  context.moveTo(x, y - arm);
  context.lineTo(x, y + arm);
  context.lineWidth = 5;
  context.strokeStyle = style.halo;
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = style.selection;
  context.stroke();
}
