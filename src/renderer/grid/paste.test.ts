import { describe, expect, it } from 'vitest';
import { planFill, planPaste, repeat } from './paste.ts';

const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });

describe('planPaste', () => {
  it('puts a block at the chosen cell', () => {
    const plan = planPaste(
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      at(1, 1),
      10,
      10,
    );
    expect(plan.cells.map((c) => [c.row, c.column, c.text])).toEqual([
      [1, 1, 'a'],
      [1, 2, 'b'],
      [2, 1, 'c'],
      [2, 2, 'd'],
    ]);
    expect(plan.block).toEqual(at(1, 1, 2, 2));
  });
  it('repeats one cell over the chosen range', () => {
    expect(planPaste([['x']], at(0, 0, 2, 1), 10, 10).cells).toHaveLength(6);
  });
  it('repeats a block only into a whole multiple of itself', () => {
    expect(planPaste([['a'], ['b']], at(0, 0, 3, 0), 10, 10).cells.map((c) => c.text)).toEqual([
      'a',
      'b',
      'a',
      'b',
    ]);
    expect(planPaste([['a'], ['b']], at(0, 0, 2, 0), 10, 10).cells.map((c) => c.text)).toEqual(['a', 'b']);
  });
  it('counts what falls off the sheet', () => {
    const plan = planPaste(
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      at(9, 9),
      10,
      10,
    );
    expect(plan.cells).toHaveLength(1);
    expect(plan.outside).toBe(3);
    expect(plan.block).toEqual(at(9, 9));
  });
  it('leaves a ragged row’s missing cells alone', () => {
    expect(planPaste([['a', 'b'], ['c']], at(0, 0), 9, 9).cells).toHaveLength(3);
  });
});

describe('fill', () => {
  it('copies the first row down, and a single row from above', () => {
    expect(planFill(at(2, 0, 4, 1), 'down')).toEqual({ from: at(2, 0, 2, 1), to: at(3, 0, 4, 1) });
    expect(planFill(at(2, 0), 'down')).toEqual({ from: at(1, 0), to: at(2, 0) });
    expect(planFill(at(0, 0), 'down')).toBeNull();
    expect(planFill(at(0, 2), 'right')).toEqual({ from: at(0, 1), to: at(0, 2) });
  });
  it('continues the pattern on both sides of the source', () => {
    const down = [...repeat(at(2, 0, 3, 0), at(2, 0, 6, 0))];
    expect(down.map((c) => [c.row, c.sourceRow])).toEqual([
      [4, 2],
      [5, 3],
      [6, 2],
    ]);
    const up = [...repeat(at(2, 0, 3, 0), at(0, 0, 3, 0))];
    expect(up.map((c) => [c.row, c.sourceRow])).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });
});
