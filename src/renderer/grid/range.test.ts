import { describe, expect, it } from 'vitest';
import { blockOf, cellCount, contains, step, stretch } from './range.ts';

describe('range', () => {
  it('is the same block whichever corner it began at', () => {
    const a = { row: 4, column: 1 };
    const b = { row: 2, column: 3 };
    expect(blockOf({ anchor: a, head: b })).toEqual({ top: 2, bottom: 4, left: 1, right: 3 });
    expect(blockOf({ anchor: b, head: a })).toEqual(blockOf({ anchor: a, head: b }));
    expect(cellCount(blockOf({ anchor: a, head: b }))).toBe(9);
  });
  it('holds its edges and nothing beyond', () => {
    const block = { top: 2, bottom: 4, left: 1, right: 3 };
    expect(contains(block, 4, 3)).toBe(true);
    expect(contains(block, 5, 3)).toBe(false);
    expect(contains(block, 4, 0)).toBe(false);
  });
  it('steps and stays on the sheet', () => {
    expect(step({ row: 0, column: 0 }, 'up', false, 5, 5)).toEqual({ row: 0, column: 0 });
    expect(step({ row: 1, column: 1 }, 'down', true, 5, 5)).toEqual({ row: 4, column: 1 });
    expect(step({ row: 1, column: 1 }, 'right', false, 5, 2)).toEqual({ row: 1, column: 1 });
    expect(step({ row: 0, column: 0 }, 'down', true, 0, 0)).toEqual({ row: 0, column: 0 });
  });
  it('stretches along one axis only', () => {
    const block = { top: 2, bottom: 3, left: 2, right: 2 };
    expect(stretch(block, { row: 2, column: 2 })).toBeNull();
    expect(stretch(block, { row: 8, column: 3 })).toEqual({ ...block, bottom: 8 });
    expect(stretch(block, { row: 0, column: 2 })).toEqual({ ...block, top: 0 });
    expect(stretch(block, { row: 4, column: 7 })).toEqual({ ...block, right: 7 });
    expect(stretch(block, { row: 3, column: 0 })).toEqual({ ...block, left: 0 });
  });
});
