/**
 * Reads a number as a person types or pastes it: thousands separators, full-width digits, a currency sign, percent, and the
 * large-number words 万 / 亿 and K / M. Answers null for anything else, never a guess.
 */
const scales: Readonly<Record<string, number>> = {
  '': 1,
  千: 1e3,
  k: 1e3,
  万: 1e4,
  百万: 1e6,
  m: 1e6,
  千万: 1e7,
  亿: 1e8,
  b: 1e9,
};

const pattern =
  /^([+-]?)(?:¥|rmb|cny)?([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(?:e([+-]?\d{1,2}))?([^\d.,]*)$/;

export function parseAmount(text: string): number | null {
  const plain = text
    .normalize('NFKC') // full-width digits, signs and ￥ become their plain forms
    .replace(/[\s'’_]/g, '')
    .replace(/−/g, '-')
    .toLowerCase();
  const match = pattern.exec(plain);
  if (!match) return null;
  const [, sign = '', signAfter = '', whole = '', fraction = '', exponent = '', tail = ''] = match;
  if ((whole === '' && fraction.length < 2) || (sign && signAfter)) return null;
  const percent = tail === '%';
  const scale = percent ? 0.01 : scales[tail.replace(/(元|人民币|rmb|cny)$/, '')];
  if (scale === undefined) return null;
  // One decimal conversion by the number parser: 1.1万 is 11000, not 1.1 × 10000 = 11000.000000000002.
  const shift = Math.round(Math.log10(scale)) + Number(exponent || 0);
  const value = Number(`${whole.replaceAll(',', '') || '0'}${fraction}e${shift}`);
  if (!Number.isFinite(value)) return null;
  return sign === '-' || signAfter === '-' ? -value : value;
}

/** Yuan as typed → fen; null when unreadable, a share (12 % is no amount of money) or beyond exact integers. */
export function parseFen(text: string): number | null {
  if (/[%％]/.test(text)) return null;
  const yuan = parseAmount(text);
  if (yuan === null) return null;
  const fen = Math.round(
    Number(`${yuan}e2`.replace(/e([+-]?\d+)e2$/, (_, e: string) => `e${Number(e) + 2}`)),
  );
  return Number.isSafeInteger(fen) ? fen + 0 : null;
}
