import type { Geometry } from './geometry.ts';
import type { View } from './scene.ts';
import type { Sight } from './sight.ts';

/** Shapes of one path: a canvas takes ten times as long over a path of thousands. */
const unitsPerPath = 20;
const arcsPerPath = 100;

/** Traces what is seen of arcs, rings and units into the path being drawn. */
export class Pen {
  readonly context: CanvasRenderingContext2D;
  readonly sight: Sight;
  readonly geometry: Geometry;
  readonly view: View;

  constructor(context: CanvasRenderingContext2D, sight: Sight) {
    this.context = context;
    this.sight = sight;
    this.geometry = sight.geometry;
    this.view = sight.view;
  }

  seesUnit(unit: number): boolean {
    return this.sight.seesUnit(unit);
  }

  seesArc(arc: number): boolean {
    return this.sight.seesArc(arc);
  }

  /** Adds an arc, from its beginning to its end. */
  arc(arc: number): void {
    const { context, sight } = this;
    const count = sight.trace(arc);
    const { traced } = sight;
    context.moveTo(traced[0] ?? 0, traced[1] ?? 0);
    for (let i = 1; i < count; i++) context.lineTo(traced[2 * i] ?? 0, traced[2 * i + 1] ?? 0);
  }

  /** Adds a closed ring of arcs (~arc = backwards). */
  ring(ring: Int32Array): void {
    const { context, sight } = this;
    let first = true;
    for (const ref of ring) {
      const count = sight.trace(ref < 0 ? ~ref : ref);
      const { traced } = sight;
      // The last point of an arc is the first of the next.
      for (let step = 0; step < count - 1; step++) {
        const i = ref < 0 ? count - 1 - step : step;
        if (first) context.moveTo(traced[2 * i] ?? 0, traced[2 * i + 1] ?? 0);
        else context.lineTo(traced[2 * i] ?? 0, traced[2 * i + 1] ?? 0);
        first = false;
      }
    }
    context.closePath();
  }

  /** Adds a unit's whole shape. */
  unit(unit: number): void {
    for (const ring of this.geometry.rings.of(unit)) this.ring(ring);
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
}
