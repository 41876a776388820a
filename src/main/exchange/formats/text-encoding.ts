import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { AppError } from '../../../shared/errors.ts';
import { utf16Order } from './utf16-order.ts';

/** Bytes that the guess looks at; a whole file is checked for UTF-8. */
const sampleBytes = 256 * 1024;

/** Name of the encoding, as iconv knows it. GBK files, the norm on Chinese Windows, are told by their byte pairs. */
export function detectEncoding(bytes: Buffer): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'UTF-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  const order = utf16Order(bytes);
  if (order) return order;
  if (isUtf8(bytes)) return 'UTF-8';
  const sample = wholeLines(bytes.subarray(0, sampleBytes));
  const chinese = chineseEncoding(sample);
  if (chinese) return chinese;
  const guess = analyse(sample).find((match) => iconv.encodingExists(match.name))?.name;
  return guess && guess !== 'UTF-8' && guess !== 'ASCII' ? guess : 'windows-1252';
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Least share of the pairs of high bytes that are common characters. */
const leastCommon = 0.7;
/** One in so many must be of the first level: two accented letters side by side look like a rare character. */
const leastFirstLevel = 3;

/**
 * GB18030 or Big5, whichever makes more of the pairs of high bytes common characters: those of GB 2312's first level and its
 * punctuation (rows 1–3, 16–55), of Big5's first level and its own (A140–A3BF, A440–C67E). The bytes of one are rare
 * characters of the other, so that a line of headings is enough. Accented Latin letters stand alone among ASCII instead.
 */
function chineseEncoding(bytes: Buffer): 'GB18030' | 'Big5' | null {
  let pairs = 0;
  let gb = 0;
  let big5 = 0;
  let rareGb = 0;
  let extended = 0;
  let fours = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    if (isFour(bytes, at)) {
      fours++;
      at += 3;
      continue;
    }
    const trail = bytes[at + 1] ?? 0;
    pairs++;
    if (trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7))) gb++;
    else if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) rareGb++;
    else if (lead <= 0xfe && trail >= 0x40) extended++;
    if (lead >= 0xa1 && lead <= 0xc6 && (trail >= 0xa1 || (trail >= 0x40 && trail <= 0x7e))) big5++;
    at++;
  }
  // Nothing else has characters of four bytes.
  if (fours > 0 && gb + rareGb + extended === pairs && isWhole(bytes, 'GB18030')) return 'GB18030';
  if (pairs === 0) return null;
  if (Math.max(gb, big5) * leastFirstLevel < pairs)
    return isWhole(bytes, 'GB18030') && standsAlone(bytes) ? 'GB18030' : null;
  const [name, share] =
    big5 > gb + rareGb / 2
      ? (['Big5', big5 / pairs] as const)
      : (['GB18030', (gb + rareGb + extended / 2) / pairs] as const);
  return share >= leastCommon && isWhole(bytes, name) ? name : null;
}

const isWhole = (bytes: Buffer, encoding: string): boolean =>
  !iconv.decode(bytes, encoding).includes('\ufffd');

/** GB18030 writes what GBK has not, rare names above all, as a high byte and a digit, twice. */
function isFour(bytes: Buffer, at: number): boolean {
  const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;
  const isHigh = (byte: number | undefined) => byte !== undefined && byte >= 0x81 && byte <= 0xfe;
  return isHigh(bytes[at]) && isDigit(bytes[at + 1]) && isHigh(bytes[at + 2]) && isDigit(bytes[at + 3]);
}

/** Whether high bytes come in pairs apart from Latin letters: rare characters do, accented letters stand among others. */
function standsAlone(bytes: Buffer): boolean {
  const text = bytes.toString('latin1').replace(/[\x81-\xfe][0-9][\x81-\xfe][0-9]/g, '\xb0\xb0');
  return [...text.matchAll(/([a-z]?)([\x80-\xff]+)([a-z]?)/gi)].every(
    ([, before, run = '', after]) => before === '' && after === '' && run.length % 2 === 0,
  );
}

/** Without the last line, which the sample may have cut through. */
function wholeLines(bytes: Buffer): Buffer {
  const end = bytes.length < sampleBytes ? bytes.length : bytes.lastIndexOf(0x0a);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** Text of the bytes without a byte-order mark. Throws VALUE_INVALID for an encoding that does not exist. */
export function decodeText(bytes: Buffer, encoding: string): string {
  if (!iconv.encodingExists(encoding))
    throw new AppError('VALUE_INVALID', { field: 'encoding', value: encoding });
  return iconv.decode(bytes, encoding);
}
