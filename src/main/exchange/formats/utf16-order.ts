/** Bytes that are looked at. */
const sampleBytes = 4096;
/** Share of the characters that must be such as tables are written in. */
const leastUsual = 0.95;

/**
 * UTF-16 without a byte-order mark: which way round its bytes are, or null where it's no UTF-16. A table has marks between its
 * cells and lines, so that some byte is zero; read the wrong way round, letters become rare scripts and Chinese characters
 * halves of others.
 */
export function utf16Order(bytes: Buffer): 'UTF-16LE' | 'UTF-16BE' | null {
  const sample = bytes.subarray(0, sampleBytes);
  if (!sample.includes(0)) return null;
  const little = usualShare(sample, 0);
  const big = usualShare(sample, 1);
  if (Math.max(little, big) < leastUsual) return null;
  return little >= big ? 'UTF-16LE' : 'UTF-16BE';
}

/** `low` is where the lower byte of a pair lies: 0 in little-endian text, 1 in big-endian. 0 where a control character is met. */
function usualShare(bytes: Buffer, low: 0 | 1): number {
  let usual = 0;
  let all = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const unit = bytes[at + low]! | (bytes[at + 1 - low]! << 8);
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) return 0;
    all++;
    if (isUsual(unit)) usual++;
  }
  return all === 0 ? 0 : usual / all;
}

/** Latin, punctuation, kana, Chinese, Korean, full width; not what Latin letters become the wrong way round (U+3400–4DBF). */
const isUsual = (unit: number): boolean =>
  unit < 0x250 ||
  (unit >= 0x2000 && unit <= 0x2bff) ||
  (unit >= 0x3001 && unit <= 0x30ff) ||
  (unit >= 0x4e00 && unit <= 0x9fff) ||
  (unit >= 0xac00 && unit <= 0xd7a3) ||
  (unit >= 0xff00 && unit <= 0xffef);
