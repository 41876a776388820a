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

/** @param inset pixels drawn beyond the window's edge */
export function paintShape(
  context: CanvasRenderingContext2D,
  style: MapStyle,
  inset: number,
  shape: DragShape,
): void {
  context.beginPath();
  trace(context, inset, shape);
  if (shape.kind === 'line') {
    context.lineJoin = 'round';
    context.lineWidth = 5;
    context.strokeStyle = style.halo;
    context.stroke();
    if (shape.cursor !== null) paintCross(context, style, shape.cursor[0] + inset, shape.cursor[1] + inset);
    context.beginPath();
    trace(context, inset, shape);
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

function trace(context: CanvasRenderingContext2D, inset: number, shape: DragShape): void {
  if (shape.kind === 'rectangle') {
    const { x1, y1, x2, y2 } = shape;
    context.rect(Math.min(x1, x2) + inset, Math.min(y1, y2) + inset, Math.abs(x2 - x1), Math.abs(y2 - y1));
  } else if (shape.kind === 'ring') {
    context.arc(shape.x + inset, shape.y + inset, shape.radius, 0, 2 * Math.PI);
  } else {
    for (const [index, [x, y]] of shape.points.entries()) {
      if (index === 0) context.moveTo(x + inset, y + inset);
      else context.lineTo(x + inset, y + inset);
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
