import { arabicYears } from './chinese-numerals.ts';
import { foldTraditional } from './fold-traditional.ts';

/** A heading taken apart: `2025销售额(万元)` → stem `销售额`, year 2025, factor 10 000. */
export interface Heading {
  /** Lower case, without spaces, marks, year and unit: what synonyms are compared with. */
  stem: string;
  /** Where in the stem a part of the heading ends and the next begins: Ship_to city, shipToCity. */
  joints: ReadonlySet<number>;
  year: number | null;
  /** Years from this one that the heading names: -1 for 去年; null = none. */
  yearsAhead: number | null;
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

/** Years by their distance; not within 以前年度, 基本年薪, 说明年份. */
const relativeYears: readonly (readonly [RegExp, number])[] = [
  [/去年度?|上一?年度?|\b(?:last|prior|previous)[ _-]?year\b/, -1],
  [/(?<!以)前年度?/, -2],
  [/今年度?|(?<!基)本年度?|当年度?|\b(?:this|current)[ _-]?year\b/, 0],
  [/(?<!说)明年度?|下一?年度?|\bnext[ _-]?year\b/, 1],
];

/** Words that name a unit of money or time when they stand at the end without brackets: 销售额万元. */
const trailingUnit = /(亿元|万元|千元|元|_?km2|_?km²|平方公里|平方千米)$/;

export function parseHeading(text: string): Heading {
  let rest = arabicYears(
    foldTraditional(
      text
        .normalize('NFKC')
        .trim()
        .replace(/([a-z])(?=[A-Z])/g, '$1 ')
        .toLowerCase(),
    ),
  );
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
  let yearsAhead: number | null = null;
  for (const [word, ahead] of relativeYears) {
    if (year || !word.test(rest)) continue;
    yearsAhead = ahead;
    rest = rest.replace(word, ' ');
  }
  const parts = rest.split(/[\s_\-./\\:,*#'"|+&]+/);
  let stem = parts.join('');
  let reached = 0;
  const joints = new Set(parts.map((part) => (reached += part.length)));
  if (unit === '') {
    const tail = trailingUnit.exec(stem)?.[1];
    if (tail && tail.length < stem.length) {
      unit = tail.replace('_', '');
      stem = stem.slice(0, -tail.length);
    }
  }
  return { stem, joints, year: year ? Number(year) : null, yearsAhead, factor: factorOf(unit), unit };
}

function factorOf(unit: string): number {
  for (const [word, factor] of moneyFactors) if (word.test(unit)) return factor;
  return 1;
}
