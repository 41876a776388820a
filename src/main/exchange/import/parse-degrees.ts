import { foldTraditional } from './fold-traditional.ts';

export interface Degrees {
  /** Degrees, south and west negative. */
  value: number;
  /** Which axis N, S, E, W name; null where the text names none. */
  axis: 'longitude' | 'latitude' | null;
}

const words: readonly (readonly [RegExp, string])[] = [
  [/[º˚∘⁰度]/g, '°'],
  [/[′‘’ʹ´`＇分]/g, "'"],
  [/''|[″“”〃＂秒]/g, '"'],
  [/东经/g, 'E'],
  [/西经/g, 'W'],
  [/北纬/g, 'N'],
  [/南纬/g, 'S'],
];
const longest = 60;

/** Marks in one spelling each, capitals, one blank at most between parts. */
function plainly(text: string): string {
  let plain = foldTraditional(text);
  for (const [word, mark] of words) plain = plain.replace(word, mark);
  return plain.normalize('NFKC').toUpperCase().replace(/[−–—]/g, '-').replace(/\s+/g, ' ').trim();
}

const isMarked = (plain: string): boolean =>
  /\d ?[°'"]|^[NSEW] ?[-+\d]|\d ?[NSEW]$/.test(plain) ||
  /^-?\d+(?::\d+(?:\.\d+)?){1,2}$|^-?\d+ \d+ \d+/.test(plain);

/** Degrees with a fraction, or whole ones with minutes, or whole minutes with seconds. */
const shape =
  /^([NSEW])?([+-]?)(\d+(?:\.\d+)?)(?:°(?:(\d+(?:\.\d+)?)(?:'(?:(\d+(?:\.\d+)?)"?)?)?)?)?([NSEW])?$/;

/**
 * Reads 118°48′E, 118°48'00"E, 118°48.5′, 东经118度48分, N32.05, 118:48:30, 118 48 30. Null: nothing but a figure, or no degrees
 * at all. 'invalid': written so, but nowhere on earth (minutes and seconds below 60, latitude to 90°, longitude to 180°).
 */
export function parseDegrees(text: string): Degrees | 'invalid' | null {
  if (text.length > longest) return null;
  const plain = plainly(text);
  if (!isMarked(plain)) return null;
  const marked = plain
    .replace(/^(-?\d+)[: ](\d+(?:\.\d+)?)(?:[: ](\d+(?:\.\d+)?))?$/, (_, degrees, minutes, seconds) =>
      seconds === undefined ? `${degrees}°${minutes}'` : `${degrees}°${minutes}'${seconds}"`,
    )
    .replaceAll(' ', '');
  const [found, before, sign, degrees = '', minutes, seconds, after] = shape.exec(marked) ?? [];
  const letter = before ?? after ?? '';
  if (found === undefined || (before && after) || (sign === '-' && letter !== '')) return 'invalid';
  if ((minutes && degrees.includes('.')) || (seconds && minutes?.includes('.'))) return 'invalid';
  const size = Number(degrees) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
  const isLatitude = letter === 'N' || letter === 'S';
  if (Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60 || size > (isLatitude ? 90 : 180))
    return 'invalid';
  const isNegative = sign === '-' || letter === 'S' || letter === 'W';
  const axis = letter === '' ? null : isLatitude ? 'latitude' : 'longitude';
  return { value: isNegative ? 0 - size : size, axis };
}

/** Both axes in one text, longitude first unless letters say otherwise: 118.79,32.06 or 32°03′N 118°48′E. Null for anything else. */
export function parsePair(text: string): [Degrees, Degrees] | null {
  if (text.length > 2 * longest) return null;
  const plain = plainly(text).replace(/^[([] ?| ?[)\]]$/g, '');
  for (const { index, 0: between } of plain.matchAll(
    / ?[,;/、 ] ?|(?<=[NSEW])(?=\d)|(?<=[\d°'"])(?=[NSEW])/g,
  )) {
    const first = single(plain.slice(0, index));
    const second = single(plain.slice(index + between.length));
    if (!first || !second || (first.axis !== null && first.axis === second.axis)) continue;
    return first.axis === 'latitude' || second.axis === 'longitude' ? [second, first] : [first, second];
  }
  return null;
}

function single(text: string): Degrees | null {
  if (/^-?\d{1,3}(?:\.\d+)?$/.test(text)) return { value: Number(text), axis: null };
  const degrees = parseDegrees(text);
  return degrees === 'invalid' ? null : degrees;
}
