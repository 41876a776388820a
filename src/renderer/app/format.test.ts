import { describe, expect, it } from 'vitest';
import { createFormat, dash } from './format.ts';

const zh = createFormat('zh');
const en = createFormat('en');

describe('money', () => {
  it('is read in 元, 万元 and 亿元 in Chinese, K, M and B in English', () => {
    expect(zh.money(987_600)).toBe('9,876 元');
    expect(zh.money(1_234_500_000)).toBe('1,234.5 万元');
    expect(zh.money(62_800_000_000)).toBe('6.28 亿元');
    expect(en.money(987_600)).toBe('¥9.9 K');
    expect(en.money(123_000_000)).toBe('¥1.23 M');
    expect(en.money(278_100_000_000)).toBe('¥2.78 B');
  });

  it('keeps the sign before the currency and the last fen in the exact text', () => {
    expect(en.money(-123_000_000)).toBe('−¥1.23 M');
    expect(zh.moneyExact(1_234_567_890)).toBe('¥12,345,678.90');
    expect(zh.moneyExact(-5)).toBe('−¥0.05');
  });

  it('keeps one scale and the same decimals down a column', () => {
    const column = zh.moneyColumn([1_234_500_000, 3_000_000, null]);
    expect(column.unit).toBe('万元');
    expect([1_234_500_000, 3_000_000, null].map(column.format)).toEqual(['1,235', '3', dash]);
  });

  it('gives the middle row of a column three digits, whatever the largest is', () => {
    const rows = [10_600_000_000, 11_200_000_000, 12_500_000_000, 278_100_000_000];
    const english = en.moneyColumn(rows);
    expect([english.unit, ...rows.map(english.format)]).toEqual(['¥M', '106', '112', '125', '2,781']);
    const chinese = zh.moneyColumn(rows);
    expect([chinese.unit, ...rows.map(chinese.format)]).toEqual(['亿元', '1.06', '1.12', '1.25', '27.81']);
    expect(en.moneyColumn([null, 0]).format(0)).toBe('0');
  });
});

describe('deviation', () => {
  it('is never a bare number: sign and mark, and no −0.0', () => {
    expect(zh.deviation(0.042)).toBe('▲ +4.2 %');
    expect(zh.deviation(-0.031)).toBe('▼ −3.1 %');
    expect(zh.deviation(-0.0002)).toBe('● 0.0 %');
    expect(zh.deviation(null)).toBe(dash);
  });
});

it('what rounds to nothing has no sign', () => {
  expect(zh.percent(-0.004, 0)).toBe('0 %');
  expect(zh.percent(-0.0004)).toBe('0.0 %');
  expect(en.money(-30)).toBe('¥0');
  expect([zh.number(-0.001), zh.number(-0.04, 1), zh.count(-0.2), zh.count(-0)]).toEqual([
    '0',
    '0.0',
    '0',
    '0',
  ]);
  expect([zh.percent(-0.006, 0), zh.number(-1.5)]).toEqual(['−1 %', '−1.5']);
});

describe('nothing given', () => {
  it('is a dash, not zero', () => {
    expect([
      zh.money(null),
      zh.count(null),
      zh.hours(null),
      zh.percent(null),
      zh.measure(null, 'count'),
    ]).toEqual(new Array(5).fill(dash));
    expect(zh.money(0)).toBe('0 元');
  });
});

describe('other measures', () => {
  it('carry their unit', () => {
    expect(zh.hours(3_549_300)).toBe('59,155 小时');
    expect(en.hours(90)).toBe('2 h');
    expect(zh.area(205_100_000)).toBe('205 km²');
    expect(en.distance(12_345)).toBe('12.3 km');
    expect(zh.coordinates(121.4737, 31.2304)).toBe('31.2304° N, 121.4737° E');
    expect([en.duration(12), en.duration(75)]).toEqual(['12 s', '1:15']);
  });
});
