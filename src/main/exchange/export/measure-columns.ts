import { isNamedByCatalogue, withoutUnit } from '../../../shared/domain/measure-name.ts';
import { growth } from '../../engine/measures/roll-up.ts';
import { yuan } from './amounts.ts';
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

/** How a sheet writes a measure's number: its format, the word of its unit in the heading, and how many of the plan's units make one. */
const written: Readonly<
  Record<ReportMeasure['unit'], { kind: ColumnKind; unit: string | null; divisor: number }>
> = {
  count: { kind: 'count', unit: null, divisor: 1 },
  fen: { kind: 'yuan', unit: 'yuan', divisor: 100 },
  minutes: { kind: 'hours', unit: 'hours', divisor: 60 },
  squareMetres: { kind: 'number', unit: 'squareKilometres', divisor: 1e6 },
  number: { kind: 'number', unit: null, divisor: 1 },
  ratio: { kind: 'percent', unit: null, divisor: 1 },
  fenPerCount: { kind: 'yuan', unit: 'yuanEach', divisor: 100 },
  fenPerSquareMetre: { kind: 'yuan', unit: 'yuanPerSquareKilometre', divisor: 100 / 1e6 },
  countPerSquareMetre: { kind: 'number', unit: 'perSquareKilometre', divisor: 1 / 1e6 },
};

/** An imported measure: its name, and the unit the figures below are in. A plain number keeps the file's own heading. */
function measureHeading({ key, name, unit }: ReportMeasure, word: Words): string {
  const bare = isNamedByCatalogue({ key, name, derived: false })
    ? word(`measures:${key}`)
    : unit === 'number'
      ? name
      : withoutUnit(name);
  const unitWord = written[unit].unit;
  return unitWord === null ? bare : word('measureIn', { name: bare, unit: word(`unit.${unitWord}`) });
}

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
    ...report.measures.map((measure, index) => {
      const { kind, divisor } = written[measure.unit];
      return column<R>(measureHeading(measure, word), kind, 16, (row) => {
        const value = sums(row).imported[index];
        return value === null ? null : value / divisor;
      });
    }),
  ];
}
