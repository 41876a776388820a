import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber, toFen, toNumber } from './parse-number.ts';

/** Whole fen up to ten billion yuan, both signs. */
const fen = fc.integer({ min: -1e12, max: 1e12 });

const yuanText = (amount: number): string => {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const grouped = (text: string): string => text.replace(/\B(?=(?:\d{3})+(?=\.))/g, ',');
const fullWidth = (text: string): string =>
  text.replace(/[\d.,-]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

function fenOf(cell: string | number, factor = 1): number | null {
  const parsed = parseNumber(cell);
  return parsed.kind === 'number' ? toFen(parsed.value, factor) : null;
}

describe('money typed in any of its ways comes to the same fen', () => {
  it.each<[string, (text: string) => string | number]>([
    ['a number', Number],
    ['text', (text) => text],
    ['thousands marks', grouped],
    ['full-width digits', fullWidth],
    ['full-width digits with marks', (text) => fullWidth(grouped(text))],
    ['a currency mark', (text) => `￥${text}`],
    ['a mark after the sign', (text) => text.replace(/^(-?)/, '$1¥')],
    ['元', (text) => `${text} 元`],
    ['spaces', (text) => ` ${text}\u00a0`],
    ['a trailing minus', (text) => (text.startsWith('-') ? `${text.slice(1)}-` : text)],
    ['brackets', (text) => (text.startsWith('-') ? `(${text.slice(1)})` : text)],
  ])('%s', (_, typed) => {
    fc.assert(
      fc.property(fen, (amount) => {
        expect(fenOf(typed(yuanText(amount)))).toBe(amount === 0 ? 0 : amount);
      }),
    );
  });

  it('万 and 亿, in the cell or in the heading', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (hundredths) => {
        const text = yuanText(hundredths);
        const expected = hundredths === 0 ? 0 : hundredths * 10_000;
        expect(fenOf(`${text}万`)).toBe(expected);
        expect(fenOf(`${text}万元`)).toBe(expected);
        expect(fenOf(text, 10_000)).toBe(expected);
      }),
    );
    expect(fenOf('10萬')).toBe(10_000_000);
    expect(fenOf('20萬元')).toBe(20_000_000);
    expect(fenOf('1億')).toBe(10_000_000_000);
    expect(fenOf('300圓')).toBe(30_000);
    expect(fenOf('人民幣 3 千元')).toBe(300_000);
    expect(fenOf('7亿')).toBe(70_000_000_000);
    expect(fenOf('1.2345亿')).toBe(12_345_000_000);
  });
});

it('any finite number survives as itself', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e14, max: 1e14, noNaN: true }), (number) => {
      const parsed = parseNumber(number);
      expect(parsed.kind === 'number' && toNumber(parsed.value)).toBe(number === 0 ? 0 : number);
    }),
  );
});

it('no text makes it throw, or answer a number that is none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const parsed = parseNumber(text);
      if (parsed.kind === 'number') expect(Number.isFinite(toNumber(parsed.value))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it.each([
  ['12.5%', 0.125],
  ['1.2e3', 1200],
  ['１２３．５', 123.5],
  ['1.234.567,89', 1_234_567.89],
  ['1.234,5', 1234.5],
  ['12,5', 12.5],
  ['1,234', 1234],
  ['12,3456', 123456],
  ['3.2K', 3200],
  ['$1.5M', 1_500_000],
  ['RMB 20', 20],
  ['+5', 5],
  ['２，０４９', 2049],
  ['−7', -7],
])('%s is %d', (text, number) => {
  const parsed = parseNumber(text);
  expect(parsed.kind === 'number' && toNumber(parsed.value)).toBe(number);
});

it.each(['abc', '12abc', '1.2.3', '--', '1-2', '二十', '1,23,4', '=1+1', 'Infinity', '1e400'])(
  '%s is no number',
  (text) => {
    expect(parseNumber(text).kind).not.toBe('number');
  },
);

it.each(['', '  ', '-', '—', '/', 'n/a', '无', '無', '沒有', '暫無', null, undefined])(
  '%s is an empty cell',
  (cell) => {
    expect(parseNumber(cell).kind).toBe('empty');
  },
);

it.each([{ error: '#N/A' }, '#REF!', '#DIV/0!'])('%s is an error value', (cell) => {
  expect(parseNumber(cell).kind).toBe('error');
});

it('rounds half a fen away from zero and refuses what a number can’t hold', () => {
  expect(fenOf(0.005)).toBe(1);
  expect(fenOf(-0.005)).toBe(-1);
  expect(fenOf('0.1') === fenOf(0.1) && fenOf(1.005)).toBe(101);
  expect(fenOf('999999999999999')).toBeNull();
});

it('a sheet of decimal commas means thousands by a point', () => {
  const number = (text: string) => {
    const parsed = parseNumber(text, true, true);
    return parsed.kind === 'number' ? toNumber(parsed.value) : parsed.kind;
  };
  expect(['2.000', '1.234,5', '7', '0,25', '-3.000', '12.5'].map(number)).toEqual([
    2000, 1234.5, 7, 0.25, -3000, 12.5,
  ]);
});

it('tells how it was typed', () => {
  expect(parseNumber('1,234.00')).toMatchObject({ typed: 'text' });
  expect(parseNumber('１２')).toMatchObject({ typed: 'fullWidth' });
  expect(parseNumber(12)).toMatchObject({ typed: 'number' });
  expect(parseNumber('12.5', true)).toMatchObject({ typed: 'number' });
  expect(parseNumber('1,234', true)).toMatchObject({ typed: 'text' });
});
