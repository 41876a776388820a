import type { ColumnMapping } from '../../../shared/contract/import.ts';
import { type ImportKind, importFields, missingFields } from '../../../shared/domain/import-fields.ts';
import { type Heading, parseHeading } from './heading.ts';
import { monthColumns } from './month-heading.ts';
import { synonyms } from './synonyms/index.ts';

export interface ColumnGuess {
  mapping: ColumnMapping[];
  /** Sum of match scores (100 = a heading known exactly). */
  score: number;
  /** Required fields no column was found for. */
  missing: string[];
}

interface Candidate {
  column: number;
  field: string;
  score: number;
}

/**
 * Columns to fields by their headings. Each field takes one column (yearly amounts one per year), best match first. In `units`
 * a column of numbers that is no field becomes a measure. `thisYear` dates an amount whose heading names no year, unless
 * `years` says under which its column stands.
 */
export function guessColumns(
  kind: ImportKind,
  headers: readonly string[],
  numeric: readonly boolean[],
  thisYear: number,
  years: readonly (number | null)[] = [],
): ColumnGuess {
  const headings = headers.map(parseHeading);
  const months = kind === 'sales' ? monthColumns(headers, years, thisYear) : [];
  const isWide = months.some((month) => month !== null);
  const candidates = headings
    .flatMap((heading, column) => candidatesOf(kind, heading, column))
    .filter(({ column, field }) => !isWide || (!months[column] && field !== 'month' && field !== 'amount'))
    .sort((a, b) => b.score - a.score || a.column - b.column);
  const mapping = headers.map((_, column): ColumnMapping => {
    const month = months[column];
    return month ? { column, field: 'salesMonth', year: null, month } : { column, field: null, year: null };
  });
  const taken = new Set<string>();
  let score = monthScore * months.filter((month) => month !== null).length;
  for (const candidate of candidates) {
    const slot = mapping[candidate.column];
    if (!slot || slot.field !== null) continue;
    const field = importFields[kind].find(({ key }) => key === candidate.field);
    const year = field?.perYear
      ? (headings[candidate.column]?.year ?? years[candidate.column] ?? thisYear)
      : null;
    const place = `${candidate.field}:${year ?? ''}`;
    if (taken.has(place)) continue;
    taken.add(place);
    slot.field = candidate.field;
    slot.year = year;
    score += candidate.score;
  }
  if (kind === 'units') {
    for (const slot of mapping) {
      const plain = headings[slot.column]?.stem ?? '';
      if (slot.field === null && numeric[slot.column] && !notMeasures.has(plain)) slot.field = 'measure';
    }
  }
  const mapped = new Set(mapping.map(({ field }) => field));
  // A table needs the code; only a boundary file may do without.
  const missing = kind === 'units' && !mapped.has('code') ? ['code'] : missingFields(kind, mapped);
  return { mapping, score, missing };
}

/** A month as a heading is as sure as a word that is known. */
const monthScore = 90;

/** Numbers that boundary files carry about themselves. */
const notMeasures = new Set([
  'id',
  'objectid',
  'fid',
  'gid',
  'ogcfid',
  'childrennum',
  'subfeatureindex',
  'level',
  'shapeleng',
  'shapelength',
  'shapearea',
  'cx',
  'cy',
  'lng',
  'lon',
  'lat',
  'longitude',
  'latitude',
  'x',
  'y',
  'centroidx',
  'centroidy',
]);

function candidatesOf(kind: ImportKind, heading: Heading, column: number): Candidate[] {
  const found: Candidate[] = [];
  for (const [field, words] of Object.entries(synonyms[kind])) {
    const isMoney = importFields[kind].find(({ key }) => key === field)?.type === 'money';
    const score = bestScore(heading.stem, words, isMoney ? notMoney : notAbout);
    // 距离(米): the stem says kilometres as well, and the brackets decide
    if (score > 0) found.push({ column, field: inMetres(field, heading) ? 'metres' : field, score });
  }
  return found;
}

const inMetres = (field: string, { unit }: Heading): boolean =>
  field === 'kilometres' && /^(?:m|米|met(?:er|re)s?)$/.test(unit);

/** Endings of headings that are about a person, a date or a count, whatever they begin with: 城市经理, 产品数量. */
const notAbout =
  /(?:经理|主管|总监|负责人|电话|手机|邮箱|日期|时间|数量|人数|面积|占比|率|排名|manager|director|phone|mobile|e?mail|date|qty|quantity|count|rate|rank)$/;
/** And of those that are no amount of money: 销售区域, 销售额同比, 销售目标. */
const notMoney = new RegExp(
  `${notAbout.source}|^部$|(?:区域|大区|片区|城市|部门|团队|小组|组织|代表|人员|类型|类别|分类|等级|级别|来源|渠道|方式|阶段|状态|评分|得分|指数|系数|量|件数|目标|任务|指标|计划|预算|比例|比重|同比|环比|增长|增幅|region|area|territory|district|team|office|org|channel|type|class|rep|person|volume|units|target|quota|plan|budget|growth|share|score|index)$`,
);

/** `others`: what a word within a heading must not be followed by. */
function bestScore(stem: string, words: readonly string[], others: RegExp): number {
  if (stem === '') return 0;
  let best = 0;
  words.forEach((word, rank) => {
    let score = 0;
    // Earlier words are surer, so that a sheet with both 客户编号 and 编号 takes the former.
    if (word === stem) score = 100 - Math.min(rank, 40) / 4;
    else if (longEnough(word) && isWithin(word, stem, others)) score = 30 + (40 * word.length) / stem.length;
    if (score > best) best = score;
  });
  return best;
}

const isWithin = (word: string, stem: string, others: RegExp): boolean => {
  const at = stem.lastIndexOf(word);
  return at >= 0 && !others.test(stem.slice(at + word.length));
};

const longEnough = (word: string): boolean =>
  /[\u3400-\u9fff]/.test(word) ? word.length >= 2 : word.length >= 4;
