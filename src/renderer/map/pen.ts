import type { Geometry, ShapeLevel } from './geometry.ts';
import type { View } from './scene.ts';

/** Pixels two kept points of an arc lie apart at least; both ends are always kept, so arcs still meet. */
const apart = 0.7;
/** Half the widest line, pixels: what lies so near outside may still show inside. */
const lineRoom = 8;
/** Shapes of one path: a canvas takes ten times as long over a path of thousands. */
const unitsPerPath = 20;
const arcsPerPath = 100;

/** A part of the picture in its own pixels. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Traces arcs, rings and units of one level into the path being drawn, at one view. What lies outside `part` is left out,
 * or cut short where a shape reaches outside.
 */
export class Pen {
  readonly context: CanvasRenderingContext2D;
  readonly geometry: Geometry;
  readonly view: View;
  private readonly level: ShapeLevel;
  private readonly box: readonly [number, number, number, number];
  private kept = new Float64Array(256);

  constructor(
    context: CanvasRenderingContext2D,
    geometry: Geometry,
    level: ShapeLevel,
    view: View,
    part: Part = { x: 0, y: 0, width: view.width, height: view.height },
  ) {
    this.context = context;
    this.geometry = geometry;
    this.level = level;
    this.view = view;
    const left = view.originX + part.x - lineRoom;
    const top = view.originY + part.y - lineRoom;
    this.box = [
      left / view.size,
      top / view.size,
      (left + part.width + 2 * lineRoom) / view.size,
      (top + part.height + 2 * lineRoom) / view.size,
    ];
  }

  private sees(boxes: Float64Array, at: number): boolean {
    const [minX, minY, maxX, maxY] = this.box;
    return (
      (boxes[at + 2] ?? 0) >= minX &&
      (boxes[at] ?? 0) <= maxX &&
      (boxes[at + 3] ?? 0) >= minY &&
      (boxes[at + 1] ?? 0) <= maxY
    );
  }

  seesUnit(unit: number): boolean {
    return this.sees(this.level.boxes, 4 * unit);
  }

  seesArc(arc: number): boolean {
    return this.sees(this.level.arcBoxes, 4 * arc);
  }

  /** Adds an arc, from its beginning to its end. */
  arc(arc: number): void {
    const count = this.collect(arc);
    const { context, kept } = this;
    context.moveTo(kept[0] ?? 0, kept[1] ?? 0);
    for (let i = 1; i < count; i++) context.lineTo(kept[2 * i] ?? 0, kept[2 * i + 1] ?? 0);
  }

  /** Adds a closed ring of arcs (~arc = backwards). */
  ring(ring: Int32Array): void {
    const { context } = this;
    let first = true;
    for (const ref of ring) {
      const count = this.collect(ref < 0 ? ~ref : ref);
      const { kept } = this;
      // The last point of an arc is the first of the next.
      for (let step = 0; step < count - 1; step++) {
        const i = ref < 0 ? count - 1 - step : step;
        if (first) context.moveTo(kept[2 * i] ?? 0, kept[2 * i + 1] ?? 0);
        else context.lineTo(kept[2 * i] ?? 0, kept[2 * i + 1] ?? 0);
        first = false;
      }
    }
    context.closePath();
  }

  /** Adds a unit's whole shape. */
  unit(unit: number): void {
    for (const rings of this.geometry.polygons[unit] ?? []) for (const ring of rings) this.ring(ring);
  }

  /** Fills units a handful a path; a whole map in one path takes a canvas seconds. */
  fillUnits(units: readonly number[]): void {
    const { context } = this;
    for (let from = 0; from < units.length; from += unitsPerPath) {
      context.beginPath();
      for (const unit of units.slice(from, from + unitsPerPath)) this.unit(unit);
      context.fill('nonzero');
    }
  }

  strokeArcs(arcs: readonly number[]): void {
    const { context } = this;
    for (let from = 0; from < arcs.length; from += arcsPerPath) {
      context.beginPath();
      for (const arc of arcs.slice(from, from + arcsPerPath)) this.arc(arc);
      context.stroke();
    }
  }

  /** An arc's points in pixels, those that can't be told apart left out; one outside what is seen is its two ends. */
  private collect(arc: number): number {
    const { points, arcStart } = this.level;
    const { size, originX, originY } = this.view;
    const from = arcStart[arc] ?? 0;
    const to = (arcStart[arc + 1] ?? 0) - 1;
    if (2 * (to - from + 1) > this.kept.length) this.kept = new Float64Array(4 * (to - from + 1));
    const { kept } = this;
    kept[0] = (points[2 * from] ?? 0) * size - originX;
    kept[1] = (points[2 * from + 1] ?? 0) * size - originY;
    let count = 1;
    if (to - from > 1 && this.seesArc(arc)) {
      let lastX = kept[0];
      let lastY = kept[1];
      for (let i = from + 1; i < to; i++) {
        const x = (points[2 * i] ?? 0) * size - originX;
        const y = (points[2 * i + 1] ?? 0) * size - originY;
        if (Math.abs(x - lastX) < apart && Math.abs(y - lastY) < apart) continue;
        kept[2 * count] = x;
        kept[2 * count + 1] = y;
        count++;
        lastX = x;
        lastY = y;
      }
    }
    kept[2 * count] = (points[2 * to] ?? 0) * size - originX;
    kept[2 * count + 1] = (points[2 * to + 1] ?? 0) * size - originY;
    return count + 1;
  }
}
