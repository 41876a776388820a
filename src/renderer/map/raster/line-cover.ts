import type { Channels } from './colour.ts';

/** Pixels of a band of rows: what is drawn stays near the processor. */
const bandPixels = 131_072;

/**
 * How much of each pixel lines of one colour cover, in bands of rows. Lines have round ends and joints: a pixel is covered by as
 * much as its middle lies inside the line's edge, over the width of a pixel; where lines meet it is covered once.
 */
export class LineCover {
  readonly width: number;
  /** Rows of a band. */
  readonly rows: number;
  /** 0..255 per pixel. */
  private readonly cover: Uint8Array;
  /** The same, four pixels each. */
  private readonly quads: Uint32Array;
  /** First row drawn in, and the one after the last. */
  private from = Infinity;
  private to = 0;

  constructor(width: number, height: number) {
    this.width = width;
    this.rows = Math.max(1, Math.min(height, Math.floor(bandPixels / width)));
    this.quads = new Uint32Array(Math.ceil((width * this.rows) / 4));
    this.cover = new Uint8Array(this.quads.buffer);
  }

  /** A straight piece in pixels of the band, at least a pixel wide (`half` >= 0.5). */
  line(x0: number, y0: number, x1: number, y1: number, half: number): void {
    const { cover, width } = this;
    const reach = half + 0.5;
    const first = Math.max(0, Math.ceil(Math.min(y0, y1) - reach - 0.5));
    const last = Math.min(this.rows - 1, Math.floor(Math.max(y0, y1) + reach - 0.5));
    const left = Math.min(x0, x1) - reach - 0.5;
    const right = Math.max(x0, x1) + reach - 0.5;
    if (first > last || right < 0 || left > width - 1) return;
    if (first < this.from) this.from = first;
    if (last >= this.to) this.to = last + 1;
    const dx = x1 - x0;
    const dy = y1 - y0;
    const square = dx * dx + dy * dy;
    const along = square === 0 ? 0 : 1 / square;
    // In a row the line's own strip, as far as it reaches to both sides.
    const slope = dy === 0 ? 0 : dx / dy;
    const aside = dy === 0 ? Infinity : reach * Math.sqrt(1 + slope * slope);
    const outside = reach * reach;
    const inside = Math.max(0, half - 0.5) ** 2;
    for (let row = first; row <= last; row++) {
      const py = row + 0.5 - y0;
      const middle = x0 + py * slope - 0.5;
      const begin = Math.max(0, Math.ceil(Math.max(left, middle - aside)));
      const end = Math.min(width - 1, Math.floor(Math.min(right, middle + aside)));
      for (let column = begin; column <= end; column++) {
        const px = column + 0.5 - x0;
        let t = (px * dx + py * dy) * along;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        const ex = px - t * dx;
        const ey = py - t * dy;
        const distance = ex * ex + ey * ey;
        if (distance >= outside) continue;
        const share = distance <= inside ? 255 : (255 * Math.min(1, reach - Math.sqrt(distance)) + 0.5) | 0;
        const at = row * width + column;
        if (share > (cover[at] ?? 0)) cover[at] = share;
      }
    }
  }

  /** Lays what is covered over the pixels of an ImageData (red in the lowest byte) in a colour, opacity 0..1, and begins anew. */
  layOver(pixels: Uint32Array, [red, green, blue, opacity]: Channels): void {
    const { cover, quads, width, from, to } = this;
    if (from >= to) return;
    const plain = (blue << 16) | (green << 8) | red;
    // Four pixels at a time where there is nothing.
    const first = (from * width) >> 2;
    const end = Math.ceil((to * width) / 4);
    for (let quad = first; quad < end; quad++) {
      if (quads[quad] === 0) continue;
      for (let at = 4 * quad; at < 4 * quad + 4; at++) {
        const share = cover[at] ?? 0;
        if (share === 0) continue;
        const below = pixels[at] ?? 0;
        pixels[at] =
          below === 0
            ? (((share * opacity + 0.5) | 0) << 24) | plain
            : over(below, red, green, blue, (share * opacity) / 255);
      }
    }
    cover.fill(0, from * width, to * width);
    this.from = Infinity;
    this.to = 0;
  }
}

/** A colour over a pixel, neither multiplied by its opacity. */
function over(below: number, red: number, green: number, blue: number, alpha: number): number {
  const kept = ((below >>> 24) / 255) * (1 - alpha);
  const all = alpha + kept;
  const above = alpha / all;
  const under = kept / all;
  return (
    ((all * 255 + 0.5) << 24) |
    ((blue * above + ((below >>> 16) & 255) * under + 0.5) << 16) |
    ((green * above + ((below >>> 8) & 255) * under + 0.5) << 8) |
    (red * above + (below & 255) * under + 0.5)
  );
}
