import { describe, expect, it } from 'vitest';
import { parseAmount, parseFen } from './amount-text.ts';

describe('parseAmount', () => {
  it.each([
    ['1234', 1234],
    ['1,234.50', 1234.5],
    ['１，２３４．５', 1234.5],
    ['¥ 1,234', 1234],
    ['￥-12', -12],
    ['-3.5', -3.5],
    ['−3.5', -3.5],
    ['7亿', 7e8],
    ['1.1万', 11000],
    ['1,234.5 万元', 12_345_000],
    ['2.5M', 2.5e6],
    ['300k', 3e5],
    ['12%', 0.12],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ["1'000", 1000],
  ])('reads %s', (text, value) => expect(parseAmount(text)).toBe(value));

  it.each([
    '',
    ' ',
    'abc',
    '1,23',
    '12,34,567',
    '1.2.3',
    '--1',
    '+-1',
    '.',
    '万',
    '7 亿吨',
    '1e999',
    '=1+1',
    'Infinity',
    '0x10',
  ])('refuses %s', (text) => expect(parseAmount(text)).toBeNull());
});

describe('parseFen', () => {
  it('is exact to the fen', () => {
    expect(parseFen('0.29')).toBe(29);
    expect(parseFen('1234567.89')).toBe(123_456_789);
    expect(parseFen('7亿')).toBe(70_000_000_000);
    expect(parseFen('-0')).toBe(0);
  });
  it('refuses what an exact integer cannot hold', () => expect(parseFen('1e18')).toBeNull());
  it.each(['12%', '12 %', '１２％'])('takes no share for an amount of money: %s', (text) =>
    expect(parseFen(text)).toBeNull(),
  );
});
