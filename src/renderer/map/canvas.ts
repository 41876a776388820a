import { type PixelBox, pixelsOf } from './raster/put.ts';
import type { View } from './scene.ts';
import type { Part } from './sight.ts';

type Context = CanvasRenderingContext2D;

/** A canvas in view coordinates, as sharp as the screen. Answers null where there is no canvas to be had. */
export function prepare(canvas: HTMLCanvasElement, view: View): Context | null {
  const ratio = window.devicePixelRatio;
  const width = Math.round(view.width * ratio);
  const height = Math.round(view.height * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  // The same pixels may be another size on another screen.
  canvas.style.width = `${view.width}px`;
  canvas.style.height = `${view.height}px`;
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

/** Moves what is on a canvas, by whole pixels of the screen. */
export function shift(canvas: HTMLCanvasElement, dx: number, dy: number): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'copy';
  context.drawImage(canvas, dx, dy);
  context.restore();
}

/** Paints inside a part alone, to the whole pixel of the screen, on a clean canvas. */
export function within(context: Context, part: Part, paint: (box: PixelBox, ratio: number) => void): void {
  const ratio = window.devicePixelRatio;
  const box = pixelsOf(part, ratio, context.canvas);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  context.clearRect(box.left, box.top, box.width, box.height);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paint(box, ratio);
  context.restore();
}
