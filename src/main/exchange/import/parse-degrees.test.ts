import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDegrees, parsePair } from './parse-degrees.ts';

it.each<[string, number, string | null]>([
  ['118°48′E', 118.8, 'longitude'],
  ['118°48\'00"E', 118.8, 'longitude'],
  ['118° 48’ 30” E', 118.808333, 'longitude'],
  ["118°48'30''", 118.808333, null],
  ['32°03′N', 32.05, 'latitude'],
  ['N32.05', 32.05, 'latitude'],
  ['32.05 n', 32.05, 'latitude'],
  ['E118°48.5′', 118.808333, 'longitude'],
  ['118.79°', 118.79, null],
  ['东经118度48分30秒', 118.808333, 'longitude'],
  ['東經118°48′', 118.8, 'longitude'],
  ['１１８°４８′', 118.8, null],
  ['118:48:30', 118.808333, null],
  ['118 48 30', 118.808333, null],
  ['33°52′S', -33.866667, 'latitude'],
  ['-70°40′', -70.666667, null],
  ['W70.67', -70.67, 'longitude'],
  ['118°48', 118.8, null],
  ['180°', 180, null],
])('%s', (text, value, axis) => {
  expect(parseDegrees(text)).toEqual({ value: expect.closeTo(value, 6), axis });
});

it.each([
  "118°60'",
  '118°48′60″',
  '91°N',
  '181°E',
  '180°1′',
  '118.5°30′',
  '118°48.5\'30"',
  'N32°03′N',
  '-32°03′S',
  '118°48″',
  '118°E3',
  '1180°',
])('%s lies nowhere', (text) => {
  expect(parseDegrees(text)).toBe('invalid');
});

it.each([
  '118.796',
  '1.18E+02',
  '1.18E2',
  '-32.06',
  '118,796',
  '',
  '无',
  'Nanjing',
  '118.79 32.06',
  '118 32',
])('%j is not written in degrees', (text) => {
  expect(parseDegrees(text)).toBeNull();
});

it.each([
  '118.8,32.05',
  '(118.8, 32.05)',
  '118.8 32.05',
  '118°48′E 32°03′N',
  '32°03′N, 118°48′E',
  '32°03′N118°48′E',
  'N32°03′E118°48′',
  '北纬32度03分，东经118度48分',
  '118°48′，32°03′',
])('%s is a pair', (text) => {
  const values = parsePair(text)?.map(({ value }) => Number(value.toFixed(6)));
  expect(values).toEqual([118.8, 32.05]);
});

it.each(['118.8', '118°48′E', '118°48′E, 32°61′N', '32°N 33°N', 'C1, C2', '118 48 30'])(
  '%s is no pair',
  (text) => {
    expect(parsePair(text)).toBeNull();
  },
);

it('gives back every point that was written in degrees, minutes and seconds', () => {
  const part = fc.integer({ min: 0, max: 59 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 179 }),
      part,
      part,
      fc.constantFrom('E', 'W'),
      (d, m, s, letter) => {
        const size = d + m / 60 + s / 3600;
        expect(parseDegrees(`${d}°${m}′${s}″${letter}`)).toEqual({
          value: expect.closeTo(letter === 'W' ? -size : size, 9),
          axis: 'longitude',
        });
      },
    ),
  );
});
