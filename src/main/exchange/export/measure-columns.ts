import { growth } from '../../engine/measures/roll-up.ts';
import { exported, yuan } from './amounts.ts';
import type { ReportMeasure, ScenarioReport } from './report.ts';
import { type Column, type ColumnKind, column, type Words } from './table.ts';

/** The sums that units, territories and totals alike have. */
export interface Measured {
  accounts: number;
  calls: number;
  workloadMinutes: number;
  potentialFen: number;
  salesFen: number;
  previousSalesFen: number;
  imported: (number | null)[];
}

const kindOfUnit: Readonly<Record<ReportMeasure['unit'], ColumnKind>> = {
  count: 'count',
  fen: 'yuan',
  minutes: 'count',
  squareMetres: 'count',
  number: 'number',
};

/** Heading of the base year's sales, or of the year before (`back` 1). */
export function salesHeading(report: ScenarioReport, word: Words, back = 0): string {
  return report.baseYear === null
    ? word('columns.sales')
    : word('columns.salesOfYear', { year: report.baseYear - back });
}

/** Accounts, calls, hours, money, growth and the imported measures of whatever `sums` takes out of a row. */
export function measureColumns<R>(
  report: ScenarioReport,
  word: Words,
  sums: (row: R) => Measured,
): Column<R>[] {
  const previous: Column<R>[] =
    report.baseYear === null
      ? []
      : [
          column(salesHeading(report, word, 1), 'yuan', 20, (row) => yuan(sums(row).previousSalesFen)),
          column(word('columns.growth'), 'deviation', 12, (row) =>
            growth(sums(row).salesFen, sums(row).previousSalesFen),
          ),
        ];
  return [
    column(word('columns.accounts'), 'count', 10, (row) => sums(row).accounts),
    column(word('columns.calls'), 'count', 13, (row) => sums(row).calls),
    column(word('columns.workload'), 'hours', 20, (row) => sums(row).workloadMinutes / 60),
    column(word('columns.potential'), 'yuan', 20, (row) => yuan(sums(row).potentialFen)),
    column(salesHeading(report, word), 'yuan', 20, (row) => yuan(sums(row).salesFen)),
    ...previous,
    ...report.measures.map((measure, index) =>
      column<R>(measure.name, kindOfUnit[measure.unit], 16, (row) => {
        const value = sums(row).imported[index];
        return value === null ? null : exported(value, measure.unit);
      }),
    ),
  ];
}
