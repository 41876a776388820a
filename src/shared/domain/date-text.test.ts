import { expect, it } from 'vitest';
import { parseDate } from './date-text.ts';

it.each([
  '2026-03-01',
  '2026/3/1',
  '2026.3.1',
  '2026年3月1日',
  '2026年3月1号',
  '2026年3月1號',
  '２０２６年３月１日',
])('%s is the first of March', (text) => {
  expect(parseDate(text)).toBe('2026-03-01');
});

it.each(['2026-02-30', '2026年3月', '1.3.2026', ''])('%j is no date', (text) => {
  expect(parseDate(text)).toBeNull();
});
