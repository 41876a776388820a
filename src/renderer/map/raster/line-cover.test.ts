import { describe, expect, it } from 'vitest';
import { LineCover } from './line-cover.ts';

const width = 40;
const height = 20;

/** Opacity 0..255 of every pixel of some lines in black. */
function drawn(lines: readonly (readonly [number, number, number, number])[], half: number): number[] {
  const cover = new LineCover(width, height);
  const pixels = new Uint32Array(width * height);
  for (const [x0, y0, x1, y1] of lines) cover.line(x0, y0, x1, y1, half);
  cover.layOver(pixels, [0, 0, 0, 1]);
  return Array.from(pixels, (pixel) => pixel >>> 24);
}

const total = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / 255;

describe('lines as covered pixels', () => {
  it('cover a straight line to the pixel', () => {
    const all = drawn([[-5, 10, 50, 10]], 1);
    expect(all.map((share, at) => [share, Math.floor(at / width)]).filter(([share]) => share !== 0)).toEqual(
      Array.from({ length: 2 * width }, (_, at) => [255, at < width ? 9 : 10]),
    );
  });

  it.each([
    [[5, 5, 35, 5]],
    [[5, 5, 5, 16]],
    [[5, 4, 33, 15]],
    [[33, 4, 8, 15.5]],
    [[12.3, 2.1, 17.9, 17.7]],
  ] as const)('cover length times width and two half rounds: %s', ([x0, y0, x1, y1]) => {
    const long = Math.hypot(x1 - x0, y1 - y0);
    const covered = total(drawn([[x0, y0, x1, y1]], 1.7));
    const exact = 3.4 * long + Math.PI * 1.7 ** 2;
    expect(Math.abs(covered - exact) / exact).toBeLessThan(0.03);
  });

  it('cover no more where they meet or are drawn twice', () => {
    const one = drawn([[4, 4, 30, 12]], 1.7);
    const halves = drawn(
      [
        [4, 4, 17, 8],
        [17, 8, 30, 12],
        [4, 4, 30, 12],
      ],
      1.7,
    );
    expect(halves.every((share, at) => Math.abs(share - (one[at] ?? 0)) <= 1)).toBe(true);
  });

  it('lie over what is below by their opacity', () => {
    const cover = new LineCover(3, 1);
    const pixels = Uint32Array.of(0, 0xff0000ff, 0x80ffffff);
    cover.line(-5, 0.5, 10, 0.5, 0.5);
    cover.layOver(pixels, [0, 0, 255, 0.5]);
    expect([...pixels].map((pixel) => pixel.toString(16))).toEqual(['80ff0000', 'ff800080', 'c0ff5555']);
    cover.layOver(pixels, [0, 0, 0, 1]);
    expect(pixels[1]?.toString(16)).toBe('ff800080');
  });
});
