import type { Scene, View } from './scene.ts';

/** Whether any of a unit's box is on the canvas. */
export function isVisible(scene: Scene, unit: number, view: View): boolean {
  const { boxes } = scene.geometry;
  return (
    (boxes[4 * unit + 2] ?? 0) * view.size >= view.originX &&
    (boxes[4 * unit] ?? 0) * view.size <= view.originX + view.width &&
    (boxes[4 * unit + 3] ?? 0) * view.size >= view.originY &&
    (boxes[4 * unit + 1] ?? 0) * view.size <= view.originY + view.height
  );
}
