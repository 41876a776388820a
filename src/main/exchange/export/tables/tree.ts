import { treeLevelFields } from '../../../../shared/domain/import-fields.ts';
import { measureColumns } from '../measure-columns.ts';
import type { ReportTreeRow, ScenarioReport } from '../report.ts';
import { column, type Table, type Words } from '../table.ts';

/** Names of the columns for so many levels: 片区 alone, 大区 and 片区, and numbered ones between them. */
export function treeLevelKeys(levels: number): readonly (typeof treeLevelFields)[number][] {
  const [top, ...rest] = treeLevelFields;
  const area = rest[rest.length - 1];
  if (levels <= 1) return [area];
  return [top, ...rest.slice(0, levels - 2), area];
}

/** The territory tree from top to bottom, every group before what is below it: re-importable as `tree` by group names and territory. */
export function treeTable(report: ScenarioReport, word: Words): Table<ReportTreeRow> {
  const levels = Math.min(report.tree.levels, treeLevelFields.length);
  const keys = treeLevelKeys(levels);
  return {
    sheet: 'tree',
    frozenColumns: keys.length + 1,
    rows: report.tree.rows,
    footers: [],
    columns: [
      ...keys.map((key, level) =>
        column(word(`columns.${key}`), 'text', 16, ({ path, territory }: ReportTreeRow) =>
          level === 0 && path.length === 0 && territory !== null ? word('topOfTree') : (path[level] ?? null),
        ),
      ),
      column(word('columns.territory'), 'text', 20, ({ territory }) => territory),
      column(word('columns.manager'), 'text', 16, ({ person }) => person),
      column(word('columns.units'), 'count', 12, ({ sums }) => sums.units),
      ...measureColumns(report, word, ({ sums }: ReportTreeRow) => sums),
      column(word('columns.workloadDeviation'), 'deviation', 18, (row) => row.workloadDeviation),
      column(word('columns.potentialDeviation'), 'deviation', 18, (row) => row.potentialDeviation),
      column(word('columns.salesDeviation'), 'deviation', 18, (row) => row.salesDeviation),
      column(word('columns.utilisation'), 'percent', 14, (row) => row.utilisation),
    ],
  };
}
