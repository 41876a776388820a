import type { Sight } from '../sight.ts';
import { channels } from './colour.ts';
import { dashed, pieces } from './dashes.ts';
import { LineCover } from './line-cover.ts';
import { type PixelBox, putBands } from './put.ts';

/** Lines along arcs in one look; lengths in pixels of the view. */
export interface Stroke {
  arcs: readonly number[];
  colour: string;
  /** 0..1, times the colour's own. */
  opacity?: number;
  width: number;
  /** Lengths of a dash, a gap … along each arc; left out = no gaps. */
  dash?: readonly number[];
}

/** Replaces a box of the canvas with lines along arcs, the later over the earlier, and nothing between them. */
export function paintStrokes(
  context: CanvasRenderingContext2D,
  box: PixelBox,
  sight: Sight,
  strokes: readonly Stroke[],
  ratio: number,
): void {
  const cover = new LineCover(box.width, box.height);
  putBands(context, box, cover.rows, (pixels, top, rows) => {
    pixels.fill(0);
    for (const { arcs, colour, opacity = 1, width, dash } of strokes) {
      const wide = width * ratio;
      const half = Math.max(1, wide) / 2;
      const lengths = dash?.map((length) => length * ratio);
      const piece = (x0: number, y0: number, x1: number, y1: number) => cover.line(x0, y0, x1, y1, half);
      for (const arc of arcs) {
        if (sight.bottom(arc) * ratio + wide < top || sight.top(arc) * ratio - wide > top + rows) continue;
        const count = sight.traceAt(arc, ratio, box.left, top);
        if (lengths === undefined) pieces(sight.traced, count, piece);
        else dashed(sight.traced, count, lengths, piece);
      }
      const [red, green, blue, own] = channels(colour);
      // A line thinner than a pixel is one a pixel wide and as much fainter.
      cover.layOver(pixels, [red, green, blue, own * opacity * Math.min(1, wide)]);
    }
  });
}
