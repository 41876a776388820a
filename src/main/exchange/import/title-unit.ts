import type { ColumnMapping } from '../../../shared/contract/import.ts';
import { type ImportKind, importFields } from '../../../shared/domain/import-fields.ts';
import { cellText, type SheetRow } from '../formats/sheet.ts';
import type { FindingList } from './finding-list.ts';
import { foldTraditional } from './fold-traditional.ts';
import { type Heading, isMoneyUnit, parseHeading } from './parse-heading.ts';
import { money } from './synonyms/common.ts';
import type { Table } from './table.ts';

/** A multiple of yuan that a title above the headings tells for the whole table: 单位：万元. */
export interface TitleUnit {
  /** Where it stands, and the whole text. */
  row: number;
  text: string;
  /** 万元, million … as written. */
  word: string;
  factor: number;
}

const told =
  /(?:单位|\bunits?)\s*:?\s*([^()[\]【】;]*)|\b(?:amounts|figures|all)\s+in\s+([^()]*)|^\(?in\s+([^()]*)/g;
const yuan =
  /^(?:人民币|rmb|cny|¥)?((?:亿|百万|万|千)?元|亿|百万|万|千|millions?|mn|thousands?|k|'?000s?)(?:rmb|cny|yuan|of)*$/;

/** Null without one, where several differ, and for plain yuan. The title nearest to the headings counts. */
export function titleUnit(rows: readonly SheetRow[], headerRow: number): TitleUnit | null {
  for (const { row, cells } of rows.filter((one) => one.row < headerRow).reverse()) {
    const found = cells.flatMap((cell) => {
      const text = cellText(cell);
      return wordsOf(text).map((word) => ({ row, text, word, ...pick(word) }));
    });
    const [first] = found;
    if (!first) continue;
    const isSure = first.factor !== 1 && found.every(({ factor }) => factor === first.factor);
    return isSure ? first : null;
  }
  return null;
}

const pick = (word: string) => ({ factor: parseHeading(`(${word})`).factor });

function wordsOf(text: string): string[] {
  const plain = foldTraditional(text.normalize('NFKC').toLowerCase());
  return [...plain.matchAll(told)].flatMap((match) => {
    const said = match[1] ?? match[2] ?? match[3] ?? '';
    // `RMB million` is one word, `万元 人` two.
    const parts = [said.replace(/\s/g, ''), ...said.split(/[\s、,/和]+/)];
    const words = parts.flatMap((part) => yuan.exec(part)?.[1] ?? []);
    return yuan.test(parts[0] ?? '') ? words.slice(0, 1) : words;
  });
}

/** Measures of units that are money; what else a unit table counts (people, households, area) is not in 万元. */
const moneyStem =
  /(?:额|总值|产值|增加值|收入|支出|利润|成本|费用|投资|预算|存款|贷款|工资|薪酬|潜力|消费|营收)$|^(?:gdp|人均gdp|市场容量|销售|业绩|回款|税收)$|gdp|sales|revenue|turnover|income|spend|cost|expenditure|budget|profit|potential|output(?:value)?$|deposits|loans|wages/;

/** Whether a column holds money, by its field, or by its heading where it is a measure of units. */
function isMoney(kind: ImportKind, field: string | null, { stem, unit }: Heading): boolean {
  if (field === 'measure') return unit === '' && (moneyStem.test(stem) || money.includes(stem));
  return importFields[kind].some(({ key, type }) => key === field && type === 'money');
}

/** Headings as they are meant: columns of money without a unit of their own show the title's. */
export function withTitleUnit(
  headers: readonly string[],
  kind: ImportKind,
  mapping: readonly ColumnMapping[],
  unit: TitleUnit | null,
): string[] {
  const fields = new Map(mapping.map(({ column, field }) => [column, field]));
  return headers.map((header, column) => {
    const heading = parseHeading(header);
    const takes = isMoney(kind, fields.get(column) ?? null, heading) && !isMoneyUnit(heading.unit);
    return unit && takes ? `${header}（${unit.word}）` : header;
  });
}

/** Takes the title's unit for the columns of money that have none of their own, with a finding for each. */
export function applyTitleUnit(
  table: Table,
  kind: ImportKind,
  unit: TitleUnit | null,
  findings: FindingList,
): void {
  if (!unit) return;
  const columns = [...importFields[kind].map(({ key }) => key), 'measure']
    .flatMap((field) => table.columns(field).map((column) => ({ field, column })))
    .filter(({ field, column }) => isMoney(kind, field, column.heading))
    .map(({ column }) => column);
  for (const column of columns) {
    if (isMoneyUnit(column.heading.unit)) continue;
    const action = findings.add('UNIT_OF_TITLE', unit.row, column.header, unit.text, unit.word);
    if (action !== 'converted') continue;
    // 万 alone, or million, is of yuan here.
    const word = /元|rmb|cny|yuan/.test(unit.word) ? unit.word : `${unit.word} yuan`;
    column.heading = { ...column.heading, factor: unit.factor, unit: word };
  }
}
