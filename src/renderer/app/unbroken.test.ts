import { expect, it } from 'vitest';
import { unbroken } from './unbroken.ts';

it('keeps figures with their units and lets everything else break', () => {
  expect(unbroken('在职 5 年，销售增长 −0.4 % · 高级')).toBe('在职 5\u00a0年，销售增长 −0.4\u00a0% · 高级');
  expect(unbroken('keeps 12 of 24 ')).toBe('keeps 12\u00a0of 24 ');
});
