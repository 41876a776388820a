import { arabicYears } from './chinese-numerals.ts';
import { foldTraditional } from './fold-traditional.ts';

/** A heading taken apart: `2025销售额(万元)` → stem `销售额`, year 2025, factor 10 000. */
export interface Heading {
  /** Lower case, without spaces, marks, year and unit: what synonyms are compared with. */
  stem: string;
  year: number | null;
  /** Power of ten that a figure of this column is multiplied by to be in yuan (or the plain unit). */
  factor: number;
  /** What the brackets held: 元, km², 分钟 … lower case; '' without. */
  unit: string;
}

const bracketed = /[([{【]([^)\]}】]*)[)\]}】]/g;
const moneyFactors: readonly (readonly [RegExp, number])[] = [
  [/亿|100\s?m/, 1e8],
  [/百万|million|\bmn\b|\bm\b|mio/, 1e6],
  [/万|10\s?k|10[, ]?000/, 1e4],
  [/千|thousand|\bk\b|\bt\b|'?000s?\b/, 1e3],
];
/** A unit of money, whatever its multiple. */
export const isMoneyUnit = (unit: string): boolean =>
  factorOf(unit) !== 1 || /元|rmb|cny|yuan|usd|eur|hkd|[¥$€]/.test(unit);

/** Words that name a unit of money or time when they stand at the end without brackets: 销售额万元. */
const trailingUnit = /(亿元|万元|千元|元|_?km2|_?km²|平方公里|平方千米)$/;

export function parseHeading(text: string): Heading {
  let rest = arabicYears(foldTraditional(text.normalize('NFKC').trim().toLowerCase()));
  const units: string[] = [];
  rest = rest.replace(bracketed, (_, inside: string) => {
    if (inside.trim() !== '') units.push(inside.trim());
    return ' ';
  });
  // 销售额(含税)(万元): the brackets that name money tell.
  let unit = units.find(isMoneyUnit) ?? units[0] ?? '';
  const year = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(rest)?.[1];
  if (year) rest = rest.replace(new RegExp(`(?:fy|cy)?${year}\\s*(?:年度|年)?`), ' ');
  else rest = rest.replace(/\b(?:fy|cy)\b/, ' ');
  let stem = rest.replace(/[\s_\-./\\:,*#'"|+&]+/g, '');
  if (unit === '') {
    const tail = trailingUnit.exec(stem)?.[1];
    if (tail && tail.length < stem.length) {
      unit = tail.replace('_', '');
      stem = stem.slice(0, -tail.length);
    }
  }
  return { stem, year: year ? Number(year) : null, factor: factorOf(unit), unit };
}

function factorOf(unit: string): number {
  for (const [word, factor] of moneyFactors) if (word.test(unit)) return factor;
  return 1;
}
