import type { Scene, View } from './scene.ts';
import { isVisible } from './visible.ts';

type Context = CanvasRenderingContext2D;

/** A unit narrower than this on screen gets no corner mark, pixels. */
const markRoom = 16;

/** A corner mark on each unit that changed hands in this scenario. */
export function paintMoved(context: Context, scene: Scene, view: View): void {
  if (!scene.layers.moved) return;
  const { boxes } = scene.geometry;
  context.fillStyle = scene.style.ink;
  context.strokeStyle = scene.style.halo;
  context.lineWidth = 1.5;
  for (const unit of scene.movedUnits) {
    if (!isVisible(scene, unit, view)) continue;
    const width = ((boxes[4 * unit + 2] ?? 0) - (boxes[4 * unit] ?? 0)) * view.size;
    const side = width < markRoom ? 3.5 : 6;
    const x = (scene.unitX[unit] ?? 0) * view.size - view.originX + Math.min(10, width / 4);
    const y = (scene.unitY[unit] ?? 0) * view.size - view.originY - Math.min(10, width / 4);
    context.beginPath();
    context.moveTo(x - side, y - side / 2);
    context.lineTo(x + side / 2, y - side / 2);
    context.lineTo(x + side / 2, y + side);
    context.closePath();
    context.stroke();
    context.fill();
  }
}

/** Links between units: drawn from label point to label point; suggested ones dashed, barriers crossed out. */
export function paintLinks(context: Context, scene: Scene, view: View): void {
  for (const link of scene.links) {
    const x1 = (scene.unitX[link.a] ?? 0) * view.size - view.originX;
    const y1 = (scene.unitY[link.a] ?? 0) * view.size - view.originY;
    const x2 = (scene.unitX[link.b] ?? 0) * view.size - view.originX;
    const y2 = (scene.unitY[link.b] ?? 0) * view.size - view.originY;
    for (const casing of [true, false]) {
      context.lineWidth = casing ? 4.5 : 2;
      context.strokeStyle = casing ? scene.style.halo : scene.style.link;
      context.setLineDash(casing ? [] : link.suggested ? [6, 5] : link.barrier ? [2, 4] : []);
      context.beginPath();
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
      context.stroke();
    }
    context.setLineDash([]);
    context.fillStyle = scene.style.link;
    for (const [x, y] of [
      [x1, y1],
      [x2, y2],
    ] as const) {
      context.beginPath();
      context.arc(x, y, 3.5, 0, 2 * Math.PI);
      context.fill();
    }
  }
}
