/** Cells a band holds, about a megabyte: what is summed up stays near the processor. */
const bandCells = 65_536;
/** A piece narrower than this at the edge of the band lies on one side of it, pixels. */
const upright = 1e-9;
/** An opacity nearer to none or to all than this is taken for it. */
const hair = 1 / 512;

/**
 * Areas of colour that share borders, drawn by their borders alone: each piece of a border adds to the pixels it crosses how
 * far the colour right of it differs from the one left of it, weighted by the exact area it cuts off; summed up along a row that
 * is every pixel's colour with its edges smoothed, and without seams between neighbours. The coverage of a pixel is that of
 * accumulated signed areas (libart; Levien, font-rs, 2016), here for several colours at once. Rows are worked in bands.
 */
export class AreaSums {
  readonly width: number;
  /** Rows of a band. */
  readonly rows: number;
  private readonly stride: number;
  /** Changes of paint from each pixel's left neighbour: red, green, blue, opacity. */
  private readonly sums: Float32Array;
  /** The same bytes, two changes each: all of them 0 where nothing changes. */
  private readonly pairs: Float64Array;
  private red = 0;
  private green = 0;
  private blue = 0;
  private opacity = 0;

  constructor(width: number, height: number) {
    this.width = width;
    this.stride = width + 2;
    this.rows = Math.max(1, Math.min(height, Math.floor(bandCells / this.stride)));
    this.sums = new Float32Array(4 * this.stride * this.rows);
    this.pairs = new Float64Array(this.sums.buffer);
  }

  /** What is right of the edges to come less what is left of them, walked down: colours 0..255 times opacity 0..1. */
  paint(red: number, green: number, blue: number, opacity: number): void {
    this.red = red;
    this.green = green;
    this.blue = blue;
    this.opacity = opacity;
  }

  /** A straight piece of a border, in pixels of the band. */
  edge(fromX: number, fromY: number, toX: number, toY: number): void {
    if (fromY === toY) return;
    const down = fromY < toY;
    const y0 = down ? fromY : toY;
    const y1 = down ? toY : fromY;
    if (y1 <= 0 || y0 >= this.rows) return;
    const slope = (toX - fromX) / (toY - fromY);
    const sign = down ? 1 : -1;
    const end = Math.min(this.rows, Math.ceil(y1));
    let x = (down ? fromX : toX) + (Math.max(0, y0) - y0) * slope;
    for (let row = Math.max(0, Math.floor(y0)); row < end; row++) {
      const high = Math.min(row + 1, y1) - Math.max(row, y0);
      const next = x + slope * high;
      this.piece(row, x, next, high * sign);
      x = next;
    }
  }

  /** A piece within one row, `high` of it: left of the band it counts in full, right of it not at all. */
  private piece(row: number, x: number, next: number, high: number): void {
    const { width } = this;
    const begin = x < next ? x : next;
    const end = x < next ? next : x;
    if (begin >= 0 && end <= width) this.inside(row, begin, end, high);
    else if (end <= 0 || end - begin < upright) {
      if (begin < width) this.add(row * this.stride + Math.max(0, Math.floor(begin)), high);
    } else if (begin < width) {
      const left = Math.max(0, begin);
      const right = Math.min(width, end);
      const each = high / (end - begin);
      this.add(row * this.stride, (left - begin) * each);
      this.inside(row, left, right, (right - left) * each);
    }
  }

  private inside(row: number, left: number, right: number, high: number): void {
    const from = Math.floor(left);
    const end = Math.ceil(right);
    const at = row * this.stride + from;
    if (end <= from + 1) {
      const beyond = (left + right) / 2 - from;
      this.add(at, high * (1 - beyond));
      this.add(at + 1, high * beyond);
      return;
    }
    // Share of the piece that each pixel adds to the area right of it: a triangle, strips, a triangle.
    const each = high / (right - left);
    const begun = 1 - (left - from);
    const rest = right - (end - 1);
    const first = (each * begun * begun) / 2;
    const last = (each * rest * rest) / 2;
    this.add(at, first);
    if (end === from + 2) this.add(at + 1, high - first - last);
    else {
      const second = each * (begun + 0.5);
      this.add(at + 1, second - first);
      for (let cell = at + 2; cell < at + end - from - 1; cell++) this.add(cell, each);
      this.add(at + end - from - 1, high - second - (end - from - 3) * each - last);
    }
    this.add(at + end - from, last);
  }

  private add(cell: number, share: number): void {
    const { sums } = this;
    const at = 4 * cell;
    sums[at] = (sums[at] ?? 0) + share * this.red;
    sums[at + 1] = (sums[at + 1] ?? 0) + share * this.green;
    sums[at + 2] = (sums[at + 2] ?? 0) + share * this.blue;
    if (this.opacity !== 0) sums[at + 3] = (sums[at + 3] ?? 0) + share * this.opacity;
  }

  /** Writes the first `rows` rows as pixels of an ImageData (red in the lowest byte), and begins anew. */
  take(pixels: Uint32Array, rows: number): void {
    const { sums, pairs, stride, width } = this;
    for (let row = 0; row < rows; row++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      let opacity = 0;
      let pixel = 0;
      let cell = row * stride;
      const end = (row + 1) * width;
      for (let out = row * width; out < end; out++, cell++) {
        if (pairs[2 * cell] !== 0 || pairs[2 * cell + 1] !== 0) {
          red += sums[4 * cell] ?? 0;
          green += sums[4 * cell + 1] ?? 0;
          blue += sums[4 * cell + 2] ?? 0;
          opacity += sums[4 * cell + 3] ?? 0;
          pixel = packed(red, green, blue, opacity);
        }
        pixels[out] = pixel;
      }
    }
    sums.fill(0);
  }
}

/** Where areas overlap their colours are mixed; a ring wound the other way is as good. */
function packed(red: number, green: number, blue: number, opacity: number): number {
  const much = opacity < 0 ? -opacity : opacity;
  if (much < hair) return 0;
  const alpha = much > 1 - hair ? 255 : (much * 255 + 0.5) | 0;
  const scale = 1 / opacity;
  return (alpha << 24) | (byte(blue * scale) << 16) | (byte(green * scale) << 8) | byte(red * scale);
}

const byte = (value: number): number => (value <= 0 ? 0 : value >= 255 ? 255 : (value + 0.5) | 0);
