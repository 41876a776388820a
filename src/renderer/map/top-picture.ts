import { prepare, within } from './canvas.ts';
import { levelFor } from './geometry.ts';
import { paintHover } from './paint-lines.ts';
import { type DragShape, paintShape, shapeBox } from './paint-shape.ts';
import { Pen } from './pen.ts';
import type { Scene, View } from './scene.ts';
import { type Part, Sight } from './sight.ts';

export interface Overlay {
  hoverUnit: number;
  /** Units a brush has passed over and not yet let go of. */
  painted: ReadonlySet<number>;
  shape: DragShape | null;
}

export const noOverlay: Overlay = { hoverUnit: -1, painted: new Set(), shape: null };

/** Half the widest line around a unit and a little, pixels. */
const around = 4;

interface Shown {
  scene: Scene;
  view: View;
  /** Units painted so far; they only become more while a stroke lasts. */
  units: Set<number>;
  /** Where the unit under the pointer and the shape in hand are; null = neither is there. */
  loose: Part | null;
}

/** What follows the pointer, over everything else in the window: of a long stroke only what has come or gone is painted again. */
export class TopPicture {
  readonly canvas = document.createElement('canvas');
  /** Null = the canvas is clear and hidden. */
  private shown: Shown | null = null;

  constructor() {
    this.canvas.style.visibility = 'hidden';
  }

  paint(scene: Scene, view: View, overlay: Overlay): void {
    const { shown } = this;
    const { painted, hoverUnit, shape } = overlay;
    const isClear = painted.size === 0 && hoverUnit === -1 && shape === null;
    if (isClear && shown === null) return;
    const loose = joined(hoverUnit === -1 ? null : boxOf(scene, view, hoverUnit), shape && shapeBox(shape));
    const goesOn =
      shown !== null &&
      shown.scene === scene &&
      shown.view === view &&
      [...shown.units].every((unit) => painted.has(unit));
    let part: Part | null = { x: 0, y: 0, width: view.width, height: view.height };
    if (goesOn) {
      part = joined(shown.loose, loose);
      for (const unit of painted) if (!shown.units.has(unit)) part = joined(part, boxOf(scene, view, unit));
    }
    if (part !== null) this.paintPart(scene, view, overlay, part);
    // A canvas costs every frame of the window, be it clear.
    this.canvas.style.visibility = isClear ? 'hidden' : '';
    this.shown = isClear ? null : { scene, view, units: new Set(painted), loose };
  }

  private paintPart(scene: Scene, view: View, overlay: Overlay, part: Part): void {
    const context = prepare(this.canvas, view);
    if (context === null) return;
    within(context, part, () => {
      const sight = new Sight(scene.geometry, levelFor(scene.geometry, view.size), view, part);
      const pen = new Pen(context, sight);
      for (const unit of overlay.painted) if (pen.seesUnit(unit)) paintHover(pen, scene, unit);
      if (overlay.hoverUnit !== -1) paintHover(pen, scene, overlay.hoverUnit);
      if (overlay.shape !== null) paintShape(context, scene.style, overlay.shape);
    });
  }
}

/** The part of the picture a unit's outline takes. */
function boxOf({ geometry }: Scene, view: View, unit: number): Part {
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = geometry.boxes.subarray(4 * unit, 4 * unit + 4);
  return {
    x: minX * view.size - view.originX - around,
    y: minY * view.size - view.originY - around,
    width: (maxX - minX) * view.size + 2 * around,
    height: (maxY - minY) * view.size + 2 * around,
  };
}

/** The smallest part that holds both. */
function joined(a: Part | null, b: Part | null): Part | null {
  if (a === null || b === null) return a ?? b;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
