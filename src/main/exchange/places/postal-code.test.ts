import { expect, it } from 'vitest';
import { countyCodes } from './county-codes.ts';
import { postalKey, prefectureOfPostal } from './postal-code.ts';
import { postalPrefixes } from './postal-prefixes.ts';

it.each([
  ['210008', '南京市'],
  ['211400', '扬州市'], // 仪征, in a district of 南京's
  ['223800', '宿迁市'],
  ['214500', '泰州市'],
  ['050000', '石家庄市'],
  ['518000', '深圳市'],
  ['999077', ''],
  ['55', ''],
])('%s: %s', (postal, city) => {
  expect(prefectureOfPostal(postal)).toBe(city);
});

it('compares postal codes without what sheets do to them', () => {
  expect(postalKey(' ２１０００８ ')).toBe('210008');
  expect(postalKey('50000')).toBe('050000');
  expect(postalKey('210008.0')).toBe('210008');
  expect(postalKey('sw1a 1aa')).toBe('SW1A1AA');
});

it('names prefectures that there are, each prefix once', () => {
  const cities = new Set([...countyCodes().counties.values()].map(({ city, name }) => city || name));
  for (const name of ['中山市', '东莞市', '济源市']) cities.add(name);
  const entries = postalPrefixes.flatMap((line) => line.split(', ')).map((entry) => entry.split(' '));
  expect(entries.filter(([, city = '']) => !cities.has(city))).toEqual([]);
  const prefixes = entries.flatMap(([range = '']) => {
    const [first = '', last = first] = range.split('-');
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) =>
      String(Number(first) + at).padStart(first.length, '0'),
    );
  });
  expect(new Set(prefixes).size).toBe(prefixes.length);
});
