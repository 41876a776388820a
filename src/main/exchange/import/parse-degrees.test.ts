import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DegreesFault } from '../../../shared/domain/findings.ts';
import { isFiguresApart, parseDegrees, parsePair, parseSurePair } from './parse-degrees.ts';

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
  ['E 118 48 30', 118.808333, 'longitude'],
  ['118:48:30E', 118.808333, 'longitude'],
  ['32 03 N', 32.05, 'latitude'],
  ['东经：118°48′', 118.8, 'longitude'],
  ['E：118.8', 118.8, 'longitude'],
  ['118°48′30″ 东', 118.808333, 'longitude'],
  ['東 118°48′', 118.8, 'longitude'],
  ['北32.05', 32.05, 'latitude'],
  ['118゜48′30″', 118.808333, null],
  ['1 18 E', 1.3, 'longitude'],
  ['0 30 N', 0.5, 'latitude'],
  ['1 30 E', 1.5, 'longitude'],
  ['1 5 5 E', 1.084722, 'longitude'],
  ['33 52 S', -33.866667, 'latitude'],
  ['180°', 180, null],
])('%s', (text, value, axis) => {
  expect(parseDegrees(text)).toEqual({ value: expect.closeTo(value, 6), axis });
});

it.each<[string, DegreesFault]>([
  ["118°60'", 'minutes'],
  ['32 75 N', 'minutes'],
  ['118°48′60″', 'seconds'],
  ['91°N', 'latitude'],
  ['181°E', 'longitude'],
  ['180°1′', 'longitude'],
  ['118.5°30′', 'fraction'],
  ['118°48.5\'30"', 'fraction'],
  ['118.5 30 E', 'fraction'],
  ['N32°03′N', 'letters'],
  ['-32°03′S', 'sign'],
  ['118°48″', 'shape'],
  ['118°E3', 'shape'],
  ['1 18°48′', 'shape'],
  ['118° 4 8′', 'shape'],
  ['1 1 8 4 E', 'shape'],
  ['1180°', 'longitude'],
])('%s lies nowhere: %s', (text, wrong) => {
  expect(parseDegrees(text)).toEqual({ wrong });
});

it('joins no figures that stand apart, whatever is around them', () => {
  const part = fc.integer({ min: 0, max: 59 });
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 2, maxLength: 4 }),
      fc.constantFrom('', 'E', 'N', '东', '°', '′'),
      fc.boolean(),
      (parts, mark, isBefore) => {
        const figures = parts.join(' ');
        const read = parseDegrees(isBefore && !'°′'.includes(mark) ? `${mark} ${figures}` : figures + mark);
        const [degrees = 0, minutes = 0, seconds = 0] = parts;
        if (read !== null && 'value' in read)
          expect(read.value).toBeCloseTo(degrees + minutes / 60 + seconds / 3600, 9);
      },
    ),
  );
});

it('knows figures apart from degrees, minutes and seconds', () => {
  expect(['118 48', '1 18', '118.79 32.06', '118, 796', '1 1 8 4'].every(isFiguresApart)).toBe(true);
  expect(['118.79', '118,79', '−118.79', '无 1', ''].some(isFiguresApart)).toBe(false);
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
  'E 118 48, N 32 03',
  '32 03 N 118 48 E',
  '118°48′东 32°03′北',
])('%s is a pair', (text) => {
  const values = parsePair(text)?.map(({ value }) => Number(value.toFixed(6)));
  expect(values).toEqual([118.8, 32.05]);
});

it.each([
  '118.8',
  '118°48′E',
  '118°48′E, 32°61′N',
  '32°N 33°N',
  'C1, C2',
  '118 48 30',
  '118 48',
  '118° 48',
  '18 48 30 E',
  '118,8 E',
])('%s is no pair', (text) => {
  expect(parsePair(text)).toBeNull();
});

it('takes a pair in a column of one axis only where nothing else can be meant', () => {
  expect(['118.8,32.05', '118°48′E, 32°03′N', '118.8 32.05'].every((text) => parseSurePair(text))).toBe(true);
  expect(['118,79', '118 48', '118°48′', '118, 32'].some((text) => parseSurePair(text))).toBe(false);
});

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
