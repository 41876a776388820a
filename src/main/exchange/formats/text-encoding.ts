import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { AppError } from '../../../shared/errors.ts';
import { zerosAlternate } from './detect.ts';

/** Bytes that the guess looks at; a whole file is checked for UTF-8. */
const sampleBytes = 256 * 1024;

/** Name of the encoding, as iconv knows it. GBK files, the norm on Chinese Windows, are told by their byte pairs. */
export function detectEncoding(bytes: Buffer): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'UTF-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  if (zerosAlternate(bytes)) return bytes[0] === 0 ? 'UTF-16BE' : 'UTF-16LE';
  if (isUtf8(bytes)) return 'UTF-8';
  const sample = bytes.subarray(0, sampleBytes);
  if (looksGb18030(sample)) return 'GB18030';
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

/**
 * Chinese text in GBK is pairs of high bytes, mostly in the region of common characters and punctuation. Accented Latin
 * letters stand alone among ASCII instead.
 */
function looksGb18030(bytes: Buffer): boolean {
  let common = 0;
  let other = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) common++;
    else if (lead >= 0x81 && lead <= 0xfe && trail >= 0x40 && trail !== 0x7f) other += 0.5;
    else other++;
    at++;
  }
  if (common <= other * 4) return false;
  return !iconv.decode(bytes.subarray(0, lastWholeLine(bytes)), 'gb18030').includes('\ufffd');
}

function lastWholeLine(bytes: Buffer): number {
  const end = bytes.lastIndexOf(0x0a);
  return end < 0 ? bytes.length : end;
}

/** Text of the bytes without a byte-order mark. Throws VALUE_INVALID for an encoding that does not exist. */
export function decodeText(bytes: Buffer, encoding: string): string {
  if (!iconv.encodingExists(encoding))
    throw new AppError('VALUE_INVALID', { field: 'encoding', value: encoding });
  return iconv.decode(bytes, encoding);
}
