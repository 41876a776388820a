import { type Cell, isBlank, isCellError } from '../formats/sheet.ts';
import { foldTraditional } from './fold-traditional.ts';

/** An exact decimal: (-1 if negative) × digits × 10^-scale. */
export interface Decimal {
  negative: boolean;
  digits: bigint;
  scale: number;
}

export type ParsedNumber =
  | { kind: 'empty' }
  /** `sized`: the cell itself says of what it counts (1.2亿, 300元), whatever its heading says. */
  | { kind: 'number'; value: Decimal; typed: 'number' | 'text' | 'fullWidth'; sized: boolean }
  | { kind: 'error'; text: string }
  | { kind: 'unreadable'; text: string };

const fullWidth = /[０-９．，－＋％]/;
const errorText = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i;
/** What people type into a cell they mean to leave empty. */
const emptyText = /^(?:[-–—−/\\.]+|n\/?a|nil|none|null|无|暂无|空|没有|未知)$/i;
const largestText = 60;

/** Chinese and English size words, as powers of ten. */
const sizeWords: readonly (readonly [RegExp, number])[] = [
  [/万亿$/, 12],
  [/千万$/, 7],
  [/百万$/, 6],
  [/亿$/, 8],
  [/万$/, 4],
  [/千$/, 3],
  [/(?:bn|billion)$/i, 9],
  [/(?:mn|mio|million|m)$/i, 6],
  [/(?:k|thousand)$/i, 3],
];

/**
 * Reads a cell as a person would: thousands marks, full-width digits, 万 and 亿 (萬, 億), percent, currency marks, brackets or a
 * trailing minus for negatives, a decimal comma. `plainText` is for text files, where every number is text: a bare number
 * then counts as typed properly. `decimalComma` settles what 1.234 means: a thousand and more.
 */
export function parseNumber(cell: Cell | undefined, plainText = false, decimalComma = false): ParsedNumber {
  if (isBlank(cell)) return { kind: 'empty' };
  if (isCellError(cell)) return { kind: 'error', text: cell.error };
  if (typeof cell === 'boolean') return { kind: 'unreadable', text: String(cell) };
  if (typeof cell === 'number') {
    const value = decimal(String(cell));
    return value
      ? { kind: 'number', value, typed: 'number', sized: false }
      : { kind: 'unreadable', text: String(cell) };
  }
  const text = String(cell).trim();
  if (errorText.test(text)) return { kind: 'error', text };
  const folded = foldTraditional(text);
  if (emptyText.test(folded)) return { kind: 'empty' };
  const read = text.length > largestText ? null : readText(decimalComma ? swapMarks(folded) : folded);
  if (!read) return { kind: 'unreadable', text };
  if (fullWidth.test(text)) return { kind: 'number', ...read, typed: 'fullWidth' };
  const bare = plainText && (decimalComma ? /^[+-]?\d+(?:,\d+)?$/ : /^[+-]?\d+(?:\.\d+)?$/).test(text);
  return { kind: 'number', ...read, typed: bare ? 'number' : 'text' };
}

/** 1.234,5 → 1,234.5; other texts stay. */
const swapMarks = (text: string): string =>
  text.replace(/\d[\d.,]*/, (figure) =>
    /^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/.test(figure)
      ? figure.replaceAll('.', '').replace(',', '.')
      : figure,
  );

function readText(text: string): { value: Decimal; sized: boolean } | null {
  let rest = text
    .normalize('NFKC')
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/[−–—]/g, '-');
  let negative = false;
  const bracketed = /^\((.+)\)$/.exec(rest);
  if (bracketed?.[1]) {
    rest = bracketed[1];
    negative = true;
  }
  if (/^[^-]+-$/.test(rest)) rest = `-${rest.slice(0, -1)}`;
  const sign = /^([^\d+-]*)([+-])/.exec(rest);
  if (sign) {
    if (sign[2] === '-') negative = !negative;
    rest = (sign[1] ?? '') + rest.slice(sign[0].length);
  }
  let sized = /[元圆块]$/.test(rest);
  rest = rest
    .replace(/^(?:[¥$€£]|rmb|cny|usd|eur|人民币)+/i, '')
    .replace(/(?:[¥$€£]|rmb|cny|usd|eur|元|圆|块)+$/i, '');
  let power = 0;
  if (rest.endsWith('%')) {
    power = -2;
    rest = rest.slice(0, -1);
  } else {
    for (const [word, exponent] of sizeWords) {
      if (!word.test(rest)) continue;
      power = exponent;
      sized = true;
      rest = rest.replace(word, '');
      break;
    }
  }
  const value = decimal(ungroup(rest));
  if (!value) return null;
  return { value: scaled({ ...value, negative: negative && value.digits !== 0n }, power), sized };
}

/** Takes thousands marks out and makes the decimal mark a point. */
function ungroup(text: string): string {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text)) return text.replaceAll(',', '');
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) return text.replaceAll('.', '').replace(',', '.');
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(text)) return text.replaceAll('.', '');
  if (/^\d+,\d{1,2}$/.test(text)) return text.replace(',', '.');
  // Chinese sheets also group by four.
  if (/^\d{1,4}(?:,\d{4})+(?:\.\d*)?$/.test(text)) return text.replaceAll(',', '');
  return text;
}

/** A plain or scientific decimal; null when it is none, or too large to be a figure of a plan. */
function decimal(text: string): Decimal | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return null;
  const digits = BigInt(whole + fraction);
  const value = scaled(
    { negative: sign === '-' && digits !== 0n, digits, scale: fraction.length },
    Number(exponent),
  );
  return Math.abs(toNumber(value)) <= 1e15 ? value : null;
}

const scaled = ({ negative, digits, scale }: Decimal, power: number): Decimal =>
  power <= scale
    ? { negative, digits, scale: scale - power }
    : { negative, digits: digits * 10n ** BigInt(power - scale), scale: 0 };

export function toNumber({ negative, digits, scale }: Decimal): number {
  const text = digits.toString().padStart(scale + 1, '0');
  const number = Number(scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`);
  return negative ? -number : number;
}

/**
 * Yuan (times `factor`, a power of ten: 10 000 for a column in 万元) to whole fen, half away from zero, without ever being a
 * binary fraction. Null beyond the integers a number holds exactly.
 */
export function toFen({ negative, digits, scale }: Decimal, factor = 1): number | null {
  const power = Math.round(Math.log10(factor)) + 2;
  let fen: bigint;
  if (power >= scale) fen = digits * 10n ** BigInt(power - scale);
  else {
    const divisor = 10n ** BigInt(scale - power);
    fen = (digits + divisor / 2n) / divisor;
  }
  if (fen > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return negative && fen !== 0n ? -Number(fen) : Number(fen);
}
