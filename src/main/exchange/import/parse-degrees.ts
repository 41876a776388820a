import type { DegreesFault } from '../../../shared/domain/findings.ts';
import { foldTraditional } from './fold-traditional.ts';

export interface Degrees {
  /** Degrees, south and west negative. */
  value: number;
  /** Which axis N, S, E, W name; null where the text names none. */
  axis: 'longitude' | 'latitude' | null;
}

/** Written as degrees, but not to be read: what is wrong with it. */
export interface Wrong {
  wrong: DegreesFault;
}

const words: readonly (readonly [RegExp, string])[] = [
  [/[º˚∘⁰゜ﾟ度]/g, '°'],
  [/[′‘’ʹ´`＇分]/g, "'"],
  [/''|[″“”〃＂秒]/g, '"'],
  [/东经|东(?=[\s:：]*\d)|(?<=[\d°'"]\s*)东/g, 'E'],
  [/西经|西(?=[\s:：]*\d)|(?<=[\d°'"]\s*)西/g, 'W'],
  [/北纬|北(?=[\s:：]*\d)|(?<=[\d°'"]\s*)北/g, 'N'],
  [/南纬|南(?=[\s:：]*\d)|(?<=[\d°'"]\s*)南/g, 'S'],
];
const longest = 60;
/** A figure as most sheets have it, told before anything is folded. */
const isPlain = /^-?\d+(?:\.\d+)?$/;

/** Marks in one spelling each, capitals, one blank at most between parts. */
function plainly(text: string): string {
  let plain = foldTraditional(text);
  for (const [word, mark] of words) plain = plain.replace(word, mark);
  return plain.normalize('NFKC').toUpperCase().replace(/[−–—]/g, '-').replace(/\s+/g, ' ').trim();
}

const isMarked = (plain: string): boolean =>
  /\d ?[°'"]|^[NSEW][: ]*[-+\d]|\d ?[NSEW]$/.test(plain) ||
  /^-?\d+(?::\d+(?:\.\d+)?){1,2}$|^-?\d+ \d+ \d+/.test(plain);

const figure = String.raw`(\d+(?:\.\d+)?)`;
/** Degrees, minutes and seconds, each told from the next by its mark, a colon or a blank; a letter before or after. */
const shape = new RegExp(
  String.raw`^(?:([NSEW])[: ]*)?([+-]?)${figure}(?:(?: ?[°:] ?| )${figure}(?:(?: ?[':] ?| )${figure} ?"?| ?')?| ?°)? ?([NSEW])?$`,
);

/**
 * Reads 118°48′E, 118°48'00"E, 118°48.5′, 东经118度48分, N32.05, 118:48:30, 118 48 30, E 118 48 30, 32 03 N. Figures are never joined: what
 * stands apart is degrees, minutes and seconds. Null: nothing but a figure, or no degrees at all. `wrong`: written so, but
 * nowhere on earth (minutes and seconds below 60, latitude to 90°, longitude to 180°), or not to be understood.
 */
export function parseDegrees(text: string): Degrees | Wrong | null {
  if (text.length > longest || isPlain.test(text)) return null;
  const plain = plainly(text);
  if (!isMarked(plain)) return null;
  const [found, before, sign, degrees = '', minutes = '', seconds = '', after] = shape.exec(plain) ?? [];
  if (found === undefined) return { wrong: 'shape' };
  const letter = before ?? after ?? '';
  if (before && after) return { wrong: 'letters' };
  if (sign === '-' && letter !== '') return { wrong: 'sign' };
  if ((minutes && degrees.includes('.')) || (seconds && minutes.includes('.'))) return { wrong: 'fraction' };
  if (Number(minutes) >= 60) return { wrong: 'minutes' };
  if (Number(seconds) >= 60) return { wrong: 'seconds' };
  const size = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  const isLatitude = letter === 'N' || letter === 'S';
  if (isLatitude && size > 90) return { wrong: 'latitude' };
  if (size > 180) return { wrong: 'longitude' };
  const isNegative = sign === '-' || letter === 'S' || letter === 'W';
  const axis = letter === '' ? null : isLatitude ? 'latitude' : 'longitude';
  return { value: isNegative ? 0 - size : size, axis };
}

/** Figures with a blank between and nothing that tells what they are: `118 48`, `1 18.5`. */
export const isFiguresApart = (text: string): boolean =>
  /\s/.test(text) && /^[-+]?[\d.,]+(?: [\d.,]+)+$/.test(plainly(text));

/** Both axes in one text, longitude first unless letters say otherwise: 118.79,32.06 or 32°03′N 118°48′E. Null for anything else. */
export function parsePair(text: string): [Degrees, Degrees] | null {
  if (text.length > 2 * longest || isPlain.test(text)) return null;
  const plain = plainly(text).replace(/^[([] ?| ?[)\]]$/g, '');
  for (const { index, 0: between } of plain.matchAll(
    / ?[,;/、 ] ?|(?<=[NSEW])(?=\d)|(?<=[\d°'"])(?=[NSEW])/g,
  )) {
    const first = single(plain.slice(0, index));
    const second = single(plain.slice(index + between.length));
    if (!first || !second || (first.axis !== null && first.axis === second.axis)) continue;
    if (between === ' ' && isOne(first, second)) continue;
    const isTurned = first.axis === 'latitude' || second.axis === 'longitude';
    const [longitude, latitude] = isTurned ? [second, first] : [first, second];
    if (isTurned && Math.abs(latitude.value) > 90) continue;
    return [longitude, latitude];
  }
  return null;
}

/** A pair that is one beyond doubt, where a column holds one axis: `118,79` is a decimal comma there, `118 48` no pair. */
export function parseSurePair(text: string): [Degrees, Degrees] | null {
  const pair = parsePair(text);
  const isWritten = /[°'"NSEW]/.test(plainly(text)) || (text.match(/\d[.．]\d/g)?.length ?? 0) === 2;
  return pair && isWritten ? pair : null;
}

interface Half extends Degrees {
  style: 'bare' | 'whole' | 'marked';
}

/** Apart by a blank alone, 118° 48, 118 48 and 18 48 30 E are one axis; 118.8 32.05 are two. */
const isOne = (first: Half, second: Half): boolean =>
  first.style !== second.style || first.style === 'whole' || (first.axis === null) !== (second.axis === null);

function single(text: string): Half | null {
  if (/^-?\d{1,3}(?:\.\d+)?$/.test(text))
    return { value: Number(text), axis: null, style: text.includes('.') ? 'bare' : 'whole' };
  const degrees = parseDegrees(text);
  return degrees === null || 'wrong' in degrees ? null : { ...degrees, style: 'marked' };
}
