import { describe, expect, it } from 'vitest';
import type { Figure } from '../contract/compare.ts';
import { difference, verdict } from './figure-verdict.ts';

const figure = (over: Partial<Figure>): Figure => ({
  key: 'k',
  unit: 'ratio',
  left: 0.2,
  right: 0.1,
  better: 'less',
  ...over,
});

describe('differences between scenarios', () => {
  it('are right minus left', () => {
    expect(difference(figure({ unit: 'count', left: 3, right: 5 }))).toBe(2);
    expect(difference(figure({ left: null }))).toBeNull();
  });
  it('say which way is better', () => {
    expect(verdict(figure({}))).toBe('better');
    expect(verdict(figure({ right: 0.3 }))).toBe('worse');
    expect(verdict(figure({ better: 'more' }))).toBe('worse');
    expect(verdict(figure({ right: 0.2001 }))).toBe('same');
    expect(verdict(figure({ better: 'neither' }))).toBe('neither');
    expect(verdict(figure({ left: null }))).toBe('neither');
  });
});
