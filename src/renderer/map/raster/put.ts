import type { Part, Sight } from '../sight.ts';

/** Whole pixels of the screen: a part of a canvas. */
export interface PixelBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** All pixels of the screen that a part touches, on a canvas so wide and high. */
export function pixelsOf(part: Part, ratio: number, canvas: { width: number; height: number }): PixelBox {
  const left = Math.max(0, Math.floor(part.x * ratio));
  const top = Math.max(0, Math.floor(part.y * ratio));
  return {
    left,
    top,
    width: Math.max(0, Math.min(canvas.width, Math.ceil((part.x + part.width) * ratio)) - left),
    height: Math.max(0, Math.min(canvas.height, Math.ceil((part.y + part.height) * ratio)) - top),
  };
}

/**
 * Replaces a box of a canvas band by band. `draw` fills in all pixels of `rows` rows from the one `top` on.
 */
export function putBands(
  context: CanvasRenderingContext2D,
  box: PixelBox,
  bandRows: number,
  draw: (pixels: Uint32Array, top: number, rows: number) => void,
): void {
  if (box.width === 0 || box.height === 0) return;
  const image = context.createImageData(box.width, Math.min(bandRows, box.height));
  const pixels = new Uint32Array(image.data.buffer);
  for (let top = 0; top < box.height; top += bandRows) {
    const rows = Math.min(bandRows, box.height - top);
    draw(pixels, box.top + top, rows);
    context.putImageData(image, box.left, box.top + top, 0, 0, box.width, rows);
  }
}

/** Which things lie in which band of a box, so that a band is drawn without a look at all of them. */
export class Bands {
  private readonly box: PixelBox;
  private readonly rows: number;
  private readonly sight: Sight;
  private readonly ratio: number;
  private readonly things: number[][];

  constructor(box: PixelBox, rows: number, sight: Sight, ratio: number) {
    this.box = box;
    this.rows = rows;
    this.sight = sight;
    this.ratio = ratio;
    this.things = Array.from({ length: Math.ceil(box.height / rows) }, () => []);
  }

  /** Puts a thing into every band that an arc reaches, `around` pixels of the screen above and below included. */
  put(arc: number, around: number, thing: number): void {
    const { box, rows, sight, ratio, things } = this;
    const from = Math.floor((sight.top(arc) * ratio - around - box.top) / rows);
    const to = Math.floor((sight.bottom(arc) * ratio + around - box.top) / rows);
    for (let band = Math.max(0, from); band <= Math.min(things.length - 1, to); band++)
      things[band]?.push(thing);
  }

  /** The things of the band that begins at a row of the canvas. */
  within(top: number): readonly number[] {
    return this.things[(top - this.box.top) / this.rows] ?? [];
  }
}
