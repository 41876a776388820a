import type { ReportQuotaComponent, ReportQuotaNode, ScenarioReport } from '../report.ts';
import { column, type Table, type Words } from '../table.ts';
import type { FindTerritory } from '../territory-names.ts';

type QuotaLine = Pick<ReportQuotaNode, 'name' | 'depth' | 'amounts' | 'kind'> & {
  key: string | null;
  rep: string | null;
};

/** Periods of a line as its columns stand: the year, four quarters, twelve months (`ReportQuotaNode.amounts`). */
export const quotaPeriods = [0, 13, 14, 15, 16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** Headings of the amounts of one component, by period. */
export function quotaHeadings(
  { year, unit, isCalendar, startMonths }: ReportQuotaComponent,
  word: Words,
): ReadonlyMap<number, string> {
  const name = (period: number) => {
    if (period === 0)
      return unit === 'CNY'
        ? word('columns.quotaOfYear', { year })
        : word('columns.quotaInUnit', { year, unit });
    if (period > 12) return word('columns.quarter', { quarter: period - 12 });
    return isCalendar
      ? word('columns.month', { month: startMonths[period - 1] ?? period })
      : word('columns.weeksPeriod', { period });
  };
  return new Map(quotaPeriods.map((period) => [period, name(period)]));
}

/** Name of a component's sheet; the main one has the plain name. */
export const quotaSheetName = (name: string, word: Words): string =>
  name === ''
    ? word('sheets.quota')
    : word('sheets.quotaOf', { name: name.replace(/[*?:\\/[\]]/g, ' ') }).slice(0, 31);

/** One sheet per component: groups and territories by year, quarter and month, with the territories' total as footer. */
export function quotaTables(report: ScenarioReport, word: Words, find: FindTerritory): Table<QuotaLine>[] {
  const components = report.quota?.components ?? [];
  if (components.length === 0) return [emptyTable(word)];
  return components.map((component) => {
    const headings = quotaHeadings(component, word);
    const scale = 10 ** component.decimals;
    const rows = component.nodes.flatMap((node): QuotaLine[] => {
      if (node.kind === 'all') return [];
      const territory = node.territoryId === null ? null : find(node.territoryId);
      if (node.kind === 'territory' && territory === null) return [];
      return [{ ...node, key: node.key, rep: territory?.rep?.name ?? null }];
    });
    const territories = rows.filter(({ kind }) => kind === 'territory');
    const whole: QuotaLine = {
      name: word('total'),
      key: null,
      kind: 'all',
      depth: 1,
      rep: null,
      amounts: Array.from({ length: 17 }, (_, period) =>
        territories.reduce((sum, { amounts }) => sum + (amounts[period] ?? 0), 0),
      ),
    };
    const year = whole.amounts[0] ?? 0;
    const amount = (period: number, width: number) =>
      column<QuotaLine>(
        headings.get(period) ?? '',
        'yuan',
        width,
        ({ amounts }) => (amounts[period] ?? 0) / scale,
        period === 0 ? { note: word('notes.amount') } : {},
      );
    return {
      sheet: 'quota',
      title: quotaSheetName(component.name, word),
      frozenColumns: 1,
      rows,
      footers: rows.length > 0 ? [whole] : [],
      columns: [
        column(
          word('columns.territory'),
          'code',
          22,
          ({ name, depth }) => `${'　'.repeat(Math.max(0, depth - 1))}${name}`,
        ),
        column(word('columns.rep'), 'text', 14, (line) => line.rep),
        column(word('columns.quotaNode'), 'code', 10, (line) => line.key, { note: word('notes.key') }),
        amount(0, 22),
        column(word('columns.quotaShare'), 'percent', 16, ({ amounts }) =>
          year > 0 ? (amounts[0] ?? 0) / year : null,
        ),
        ...quotaPeriods.slice(1).map((period) => amount(period, 17)),
      ],
    };
  });
}

/** What stands where no quotas were spread: the headings alone. */
function emptyTable(word: Words): Table<QuotaLine> {
  return {
    sheet: 'quota',
    frozenColumns: 1,
    rows: [],
    footers: [],
    columns: [
      column(word('columns.territory'), 'code', 22, ({ name }) => name),
      column(word('columns.rep'), 'text', 14, ({ rep }) => rep),
      column(word('columns.quotaShare'), 'percent', 16, () => null),
    ],
  };
}
