import type { ReportSizingLine, ScenarioReport } from '../report.ts';
import { column, type Table, type Words } from '../table.ts';

/** The three sizing methods with their inputs and results, and the curve of marginal return. */
export function sizingTable({ sizing = [] }: ScenarioReport, word: Words): Table<ReportSizingLine> {
  return {
    sheet: 'sizing',
    frozenColumns: 2,
    rows: sizing,
    footers: [],
    columns: [
      column(word('columns.sizingMethod'), 'text', 16, ({ method }) => word(`sizing.method.${method}`)),
      column(word('columns.item'), 'text', 34, ({ item, count }) =>
        word(`sizing.item.${item}`, count === undefined ? {} : { count }),
      ),
      column(word('columns.sizingValue'), 'number', 18, ({ value }) => value),
      column(word('columns.sizingUnit'), 'text', 10, ({ unit }) =>
        unit === '' ? null : word(`sizing.unit.${unit}`),
      ),
    ],
  };
}
