import { describe, expect, it } from 'vitest';
import { classCode, classifyAccounts, classLetter } from './classes.ts';

const letters = (values: number[], cutA = 0.8, cutB = 0.95, manual: number[] = []) =>
  [
    ...classifyAccounts(
      Float64Array.from(values),
      cutA,
      cutB,
      Uint8Array.from(values, (_, i) => manual[i] ?? 0),
    ),
  ]
    .map(classLetter)
    .join('');

describe('classifyAccounts', () => {
  it('gives the account that crosses a cut the higher class', () => {
    // cumulative before: 0, 70, 90, 96
    expect(letters([70, 20, 6, 4])).toBe('AABC');
  });

  it('puts an account that starts exactly at the cut past it', () => {
    expect(letters([80, 15, 5])).toBe('ABC');
    expect(letters([8, 1, 1], 0.8, 0.9)).toBe('ABB');
  });

  it('gives accounts of equal value one class, whatever their order', () => {
    expect(letters([10, 10, 10, 10], 0.3, 0.6)).toBe('AAAA');
    expect(letters([5, 50, 5, 40])).toBe('BABA');
    expect(letters([40, 5, 5, 50])).toBe('ABBA');
  });

  it('calls accounts without value C', () => {
    expect(letters([0, 100, Number.NaN, -5])).toBe('CACC');
    expect(letters([0, 0])).toBe('CC');
    expect(letters([])).toBe('');
  });

  it('keeps hand-set classes and moves nobody else', () => {
    expect(letters([70, 20, 6, 4], 0.8, 0.95, [3, 0, 0, 1])).toBe('CABA');
  });

  it('names codes and letters the same way round', () => {
    expect(classCode(null)).toBe(0);
    for (const letter of ['A', 'B', 'C'] as const) expect(classLetter(classCode(letter))).toBe(letter);
  });
});
