import { describe, expect, it } from 'vitest';
import { typedText, typedValue } from './amount-field.ts';
import { completed, wordBefore } from './completion.ts';

describe('completion', () => {
  it('finds the word at the caret, in brackets or bare', () => {
    expect(wordBefore('[人口] * 渗', 8)).toEqual({ text: '渗', isQuoted: false, start: 7, end: 8 });
    expect(wordBefore('2 * [渗透', 7)).toEqual({ text: '渗透', isQuoted: true, start: 4, end: 7 });
    expect(wordBefore('2 * [渗]', 6)).toEqual({ text: '渗', isQuoted: true, start: 4, end: 7 });
    expect(wordBefore('12', 2).text).toBe('');
    expect(wordBefore('1 + ', 4).text).toBe('');
  });

  it('writes names in brackets and functions ready for what they take', () => {
    expect(completed('[人口] * 渗', wordBefore('[人口] * 渗', 8), '渗透率', true)).toEqual({
      text: '[人口] * [渗透率]',
      caret: 12,
    });
    expect(completed('mi * 2', wordBefore('mi * 2', 2), 'min', false)).toEqual({
      text: 'min() * 2',
      caret: 4,
    });
    expect(completed('[x', wordBefore('[x', 2), 'a]b', true).text).toBe('[a]]b]');
  });
});

describe('typed figures', () => {
  it('are read in the unit they are shown in and written back the same', () => {
    expect(typedValue('25%', 'ratio')).toBe(0.25);
    expect(typedValue('1.2万', 'fen')).toBe(1_200_000);
    expect(typedValue('3', 'squareMetres')).toBe(3e6);
    expect(typedValue('abc', 'count')).toBeNull();
    for (const [value, unit] of [
      [0.07, 'ratio'],
      [123, 'fen'],
      [4e6, 'squareMetres'],
      [0.001, 'fenPerSquareMetre'],
    ] as const)
      expect(typedValue(typedText(value, unit), unit)).toBeCloseTo(value, 12);
  });
});
