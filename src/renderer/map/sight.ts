import type { Geometry, ShapeLevel } from './geometry.ts';
import type { View } from './scene.ts';

/** Pixels two kept points of an arc lie apart at least; both ends are always kept, so arcs still meet. */
const apart = 0.7;
/** Half the widest line, pixels: what lies so near outside may still show inside. */
const lineRoom = 8;

/** A part of the picture in its own pixels. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What of one level of borders is seen in a part of a view, and where in it arcs lie. */
export class Sight {
  readonly geometry: Geometry;
  readonly view: View;
  readonly part: Part;
  private readonly level: ShapeLevel;
  private readonly minX: number;
  private readonly minY: number;
  private readonly maxX: number;
  private readonly maxY: number;
  /** Pixels of the arc traced last, x and y in turn. */
  traced = new Float64Array(256);

  constructor(
    geometry: Geometry,
    level: ShapeLevel,
    view: View,
    part: Part = { x: 0, y: 0, width: view.width, height: view.height },
  ) {
    this.geometry = geometry;
    this.level = level;
    this.view = view;
    this.part = part;
    const left = view.originX + part.x - lineRoom;
    const top = view.originY + part.y - lineRoom;
    this.minX = left / view.size;
    this.minY = top / view.size;
    this.maxX = (left + part.width + 2 * lineRoom) / view.size;
    this.maxY = (top + part.height + 2 * lineRoom) / view.size;
  }

  seesUnit(unit: number): boolean {
    const { boxes } = this.level;
    const at = 4 * unit;
    return (
      (boxes[at + 2] ?? 0) >= this.minX &&
      (boxes[at] ?? 0) <= this.maxX &&
      (boxes[at + 3] ?? 0) >= this.minY &&
      (boxes[at + 1] ?? 0) <= this.maxY
    );
  }

  seesArc(arc: number): boolean {
    return (this.level.arcBoxes[4 * arc + 2] ?? 0) >= this.minX && this.reachesInto(arc);
  }

  /** Whether an arc is seen, or lies to the left of what is: it bounds what is seen all the same. */
  reachesInto(arc: number): boolean {
    const { arcBoxes } = this.level;
    const at = 4 * arc;
    return (
      (arcBoxes[at] ?? 0) <= this.maxX &&
      (arcBoxes[at + 3] ?? 0) >= this.minY &&
      (arcBoxes[at + 1] ?? 0) <= this.maxY
    );
  }

  /** Upper and lower end of an arc in pixels. */
  top(arc: number): number {
    return (this.level.arcBoxes[4 * arc + 1] ?? 0) * this.view.size - this.view.originY;
  }

  bottom(arc: number): number {
    return (this.level.arcBoxes[4 * arc + 3] ?? 0) * this.view.size - this.view.originY;
  }

  /**
   * Puts an arc's points into `traced` and answers how many: those that can't be told apart are left out; an arc outside what
   * is seen is its two ends.
   */
  trace(arc: number): number {
    const { points, arcStart } = this.level;
    const { size, originX, originY } = this.view;
    const from = arcStart[arc] ?? 0;
    const to = (arcStart[arc + 1] ?? 0) - 1;
    if (2 * (to - from + 1) > this.traced.length) this.traced = new Float64Array(4 * (to - from + 1));
    const { traced } = this;
    traced[0] = (points[2 * from] ?? 0) * size - originX;
    traced[1] = (points[2 * from + 1] ?? 0) * size - originY;
    let count = 1;
    if (to - from > 1 && this.seesArc(arc)) {
      let lastX = traced[0];
      let lastY = traced[1];
      for (let i = from + 1; i < to; i++) {
        const x = (points[2 * i] ?? 0) * size - originX;
        const y = (points[2 * i + 1] ?? 0) * size - originY;
        if (Math.abs(x - lastX) < apart && Math.abs(y - lastY) < apart) continue;
        traced[2 * count] = x;
        traced[2 * count + 1] = y;
        count++;
        lastX = x;
        lastY = y;
      }
    }
    traced[2 * count] = (points[2 * to] ?? 0) * size - originX;
    traced[2 * count + 1] = (points[2 * to + 1] ?? 0) * size - originY;
    return count + 1;
  }

  /** The same in pixels of the screen, `ratio` a pixel of the view, from `left`, `top` on. */
  traceAt(arc: number, ratio: number, left: number, top: number): number {
    const count = this.trace(arc);
    const { traced } = this;
    for (let i = 0; i < count; i++) {
      traced[2 * i] = (traced[2 * i] ?? 0) * ratio - left;
      traced[2 * i + 1] = (traced[2 * i + 1] ?? 0) * ratio - top;
    }
    return count;
  }
}
