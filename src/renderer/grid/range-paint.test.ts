import { describe, expect, it } from 'vitest';
import { classesAt, type Painted } from './range-paint.ts';

const painted: Painted = {
  block: { top: 2, left: 1, bottom: 4, right: 3 },
  stretched: { top: 2, left: 1, bottom: 9, right: 3 },
};
const at = (row: number, column: number, of: Painted = painted) => classesAt({ row, column }, of).sort();

describe('a painted range', () => {
  it('has its edges on its outer cells alone and the handle on its lower right one', () => {
    expect(at(2, 1, { ...painted, stretched: null })).toEqual([
      'sheet-in-range',
      'sheet-range-left',
      'sheet-range-top',
    ]);
    expect(at(3, 2, { ...painted, stretched: null })).toEqual(['sheet-in-range']);
    expect(at(4, 3, { ...painted, stretched: null })).toEqual([
      'sheet-in-range',
      'sheet-range-bottom',
      'sheet-range-corner',
      'sheet-range-right',
    ]);
  });

  it('draws no edge on cells beside it in line with one', () => {
    expect(at(2, 4)).toEqual([]);
    expect(at(1, 1)).toEqual([]);
  });

  it('shows where the handle is being drawn to', () => {
    expect(at(9, 2)).toEqual(['sheet-stretched']);
    expect(at(3, 2)).toEqual(['sheet-in-range', 'sheet-stretched']);
  });

  it('is on no cell without a choice, and never on the totals', () => {
    expect(at(3, 2, { block: null, stretched: null })).toEqual([]);
    expect(classesAt(null, painted)).toEqual([]);
  });
});
