import { describe, expect, it } from 'vitest';
import { valueReaders } from './values.ts';

const read = valueReaders({
  language: 'en',
  locale: 'en',
  word: (key) => key,
  say: () => {},
  print: () => {},
});

describe('option values', () => {
  it('reads yuan to the fen and refuses anything finer', () => {
    expect(read.yuan('700000000')).toBe(70_000_000_000);
    expect(read.yuan('0.29')).toBe(29);
    for (const text of ['', '-1', '1.005', '1e3', '1,000', 'x', '99999999999999999']) {
      expect(() => read.yuan(text)).toThrow('values.yuan');
    }
  });

  it('takes a step above nothing only', () => {
    expect(read.step('0.01')).toBe(1);
    for (const text of ['0', '0.00']) expect(() => read.step(text)).toThrow('values.step');
  });

  it('reads weights by name, the rest 0', () => {
    const weights = read.weights(['history', 'potential', 'workload']);
    expect(weights('history=0.5, potential=0.5')).toEqual({ history: 0.5, potential: 0.5, workload: 0 });
    for (const text of [
      '',
      'history',
      'history=',
      'history=-1',
      'sales=1',
      'history=1=2',
      'history=Infinity',
    ]) {
      expect(() => weights(text)).toThrow('values.weights');
    }
    expect(() => weights('history=0.5,history=0.5')).toThrow('values.twice');
  });

  it('reads the corners of a line', () => {
    expect(read.corners(' 118.2,32  -119,-32.4 ')).toEqual([
      [118.2, 32],
      [-119, -32.4],
    ]);
    for (const text of ['', '118,32', '118,32 119', '118,32 119,', '118,32 190,3', '118,32 1,89', '1,2 a,b'])
      expect(() => read.corners(text)).toThrow('values.corners');
  });

  it('keeps numbers inside their range', () => {
    expect(read.number(0, 1)('0.1')).toBe(0.1);
    expect(() => read.number(0, 1)('')).toThrow();
    expect(() => read.number(0, 1)('NaN')).toThrow();
    expect(() => read.whole(1, 5)('2.5')).toThrow();
    expect(() => read.names('a,,b')).toThrow();
    expect(read.names('workload, potential')).toEqual(['workload', 'potential']);
  });
});
