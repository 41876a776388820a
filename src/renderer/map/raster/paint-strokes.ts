import type { Sight } from '../sight.ts';
import { type Channels, channels } from './colour.ts';
import { dashed, pieces } from './dashes.ts';
import { LineCover } from './line-cover.ts';
import { Bands, type PixelBox, putBands } from './put.ts';

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
  const looks = strokes.map((stroke) => {
    const wide = stroke.width * ratio;
    const bands = new Bands(box, cover.rows, sight, ratio);
    for (const arc of stroke.arcs) bands.put(arc, wide, arc);
    const [red, green, blue, own] = channels(stroke.colour);
    // A line thinner than a pixel is one a pixel wide and as much fainter.
    const opacity = own * (stroke.opacity ?? 1) * Math.min(1, wide);
    const colour: Channels = [red, green, blue, opacity];
    const lengths = stroke.dash?.map((length) => length * ratio);
    return { half: Math.max(1, wide) / 2, bands, colour, lengths };
  });
  putBands(context, box, cover.rows, (pixels, top) => {
    pixels.fill(0);
    for (const { half, bands, colour, lengths } of looks) {
      const piece = (x0: number, y0: number, x1: number, y1: number) => cover.line(x0, y0, x1, y1, half);
      for (const arc of bands.within(top)) {
        const count = sight.traceAt(arc, ratio, box.left, top);
        if (lengths === undefined) pieces(sight.traced, count, piece);
        else dashed(sight.traced, count, lengths, piece);
      }
      cover.layOver(pixels, colour);
    }
  });
}
