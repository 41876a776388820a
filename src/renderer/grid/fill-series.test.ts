import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillSeries } from './fill-series.ts';

const next = (source: string[], count = 3, toggled = false) => {
  const series = fillSeries(source, toggled);
  return Array.from({ length: count }, (_, at) => series.at(source.length + at));
};
const before = (source: string[], count = 2) => {
  const series = fillSeries(source, false);
  return Array.from({ length: count }, (_, at) => series.at(-1 - at));
};

describe('a fill goes on as Excel does', () => {
  it.each<[string, string[], string[]]>([
    ['one number is copied', ['5'], ['5', '5', '5']],
    ['two numbers are a step', ['1', '3'], ['5', '7', '9']],
    ['fractions stay tidy', ['0.1', '0.2'], ['0.3', '0.4', '0.5']],
    ['three numbers are a trend', ['1', '3', '4'], ['5.66666666667', '7.16666666667', '8.66666666667']],
    ['percent stays percent', ['10%', '20%'], ['30%', '40%', '50%']],
    ['thousands are read', ['1,000', '2,000'], ['3000', '4000', '5000']],
    ['one date goes on by days', ['2026-02-27'], ['2026-02-28', '2026-03-01', '2026-03-02']],
    ['dates keep their look', ['2026/1/30', '2026/1/31'], ['2026/2/1', '2026/2/2', '2026/2/3']],
    ['the last of a shorter month', ['2026-01-31', '2026-03-31'], ['2026-05-31', '2026-07-31', '2026-09-30']],
    ['month by month', ['2026-01-15', '2026-02-15'], ['2026-03-15', '2026-04-15', '2026-05-15']],
    ['year by year', ['2024-06-30', '2025-06-30'], ['2026-06-30', '2027-06-30', '2028-06-30']],
    ['one month goes on', ['2026-11'], ['2026-12', '2027-01', '2027-02']],
    ['Chinese dates', ['2026年9月'], ['2026年10月', '2026年11月', '2026年12月']],
    ['Chinese days', ['2026年9月30日'], ['2026年10月1日', '2026年10月2日', '2026年10月3日']],
    ['text with a number', ['南京1'], ['南京2', '南京3', '南京4']],
    ['leading zeros', ['A098', 'A099'], ['A100', 'A101', 'A102']],
    ['a number in front', ['1月'], ['2月', '3月', '4月']],
    ['steps of text', ['Q1', 'Q3'], ['Q5', 'Q7', 'Q9']],
    ['two wordings in turn', ['A1', 'B1'], ['A2', 'B2', 'A3']],
    ['words are repeated', ['甲', '乙'], ['甲', '乙', '甲']],
    ['blanks are repeated', ['', '1'], ['', '2', '']],
    [
      'uneven dates are repeated',
      ['2026-01-01', '2026-01-03', '2026-01-04'],
      ['2026-01-01', '2026-01-03', '2026-01-04'],
    ],
  ])('%s', (_, source, expected) => {
    expect(next(source)).toEqual(expected);
  });

  it('Ctrl turns a copy into a series and a series into a copy', () => {
    expect(next(['5'], 3, true)).toEqual(['6', '7', '8']);
    expect(next(['1', '3'], 3, true)).toEqual(['1', '3', '1']);
    expect(next(['南京1'], 2, true)).toEqual(['南京1', '南京1']);
    expect(next(['甲'], 2, true)).toEqual(['甲', '甲']);
  });

  it('goes backwards, too', () => {
    expect(before(['5', '7'])).toEqual(['3', '1']);
    expect(before(['2026-01-01'])).toEqual(['2025-12-31', '2025-12-30']);
    expect(before(['A1'])).toEqual(['A0', 'A1']);
    expect(before(['甲', '乙', '丙'])).toEqual(['丙', '乙']);
  });
});

it('leaves the source as it is where it is even', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -999, max: 999 }),
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: 2, max: 6 }),
      (start, step, count) => {
        const source = Array.from({ length: count }, (_, at) => String(start + step * at));
        const series = fillSeries(source, false);
        expect(source.map((_, at) => series.at(at))).toEqual(source);
        expect(series.at(count)).toBe(String(start + step * count));
      },
    ),
  );
});
