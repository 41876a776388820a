import { describe, expect, it } from 'vitest';
import { previewColours } from './preview-colours.ts';

/** Units in a row, each touching the next. */
const row = { arcA: Int32Array.from([0, 1, 2, 3]), arcB: Int32Array.from([1, 2, 3, -1]) };

describe('previewColours', () => {
  it('gives areas that touch different colours', () => {
    const colours = previewColours(row, Int32Array.from([0, 12, 0, 12]), 13, 12);
    expect((0 * 5) % 12).toBe((12 * 5) % 12);
    expect(colours[0]).not.toBe(colours[12]);
  });

  it('keeps the usual colours where nothing forbids them, and passes over units of no area', () => {
    expect([...previewColours(row, Int32Array.from([0, -1, 1, 2]), 3, 12)]).toEqual([0, 5, 10]);
  });
});
