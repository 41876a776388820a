import { expect, it } from 'vitest';
import { freeName } from './free-name.ts';

it('a new name is never one that is taken', () => {
  expect(freeName('方案B', ['方案A'])).toBe('方案B');
  expect(freeName('方案A', ['方案A', '方案A 2', '方案A 4'])).toBe('方案A 3');
});
