import type { ScenarioReport } from './report.ts';
import type { Column, Table, Words } from './table.ts';
import { accountsTable } from './tables/accounts.ts';
import { changesTable } from './tables/changes.ts';
import { kpiTable, payPlansTable, territoryKpiTable } from './tables/kpi.ts';
import { marketTable } from './tables/market.ts';
import { quotaTables } from './tables/quota.ts';
import { repsTable } from './tables/reps.ts';
import { sizingTable } from './tables/sizing.ts';
import { staffingTable } from './tables/staffing.ts';
import { territoriesTable } from './tables/territories.ts';
import { treeTable } from './tables/tree.ts';
import { unitsTable } from './tables/units.ts';
import { territoryFinder } from './territory-names.ts';

/** A table whose row type only it knows. */
export interface AnyTable {
  readonly sheet: string;
  readonly title: string | null;
  readonly frozenColumns: number;
  readonly columns: readonly Omit<Column<never>, 'value'>[];
  readonly rowCount: number;
  readonly footerCount: number;
  /** Cells of row 0..rowCount-1, then of the footers. */
  cells(index: number): (string | number | null)[];
}

/** Hides a table's row type. */
export function sealed<R>(table: Table<R>): AnyTable {
  const { rows, footers } = table;
  const rowAt = (index: number) => (rows.at(index) ?? footers[index - rows.length]) as R;
  return {
    sheet: table.sheet,
    title: table.title ?? null,
    frozenColumns: table.frozenColumns,
    columns: table.columns,
    rowCount: rows.length,
    footerCount: footers.length,
    cells(index) {
      const row = rowAt(index);
      return table.columns.map(({ value }) => value(row));
    },
  };
}

/** Every sheet of the workbook after the summary, in order. */
export function reportTables(report: ScenarioReport, word: Words): AnyTable[] {
  const find = territoryFinder(report);
  return [
    sealed(territoriesTable(report, word)),
    ...(report.tree.levels > 0 ? [sealed(treeTable(report, word))] : []),
    sealed(unitsTable(report, word, find)),
    sealed(accountsTable(report, word, find)),
    sealed(marketTable(report, word, find)),
    ...quotaTables(report, word, find).map(sealed),
    sealed(changesTable(report, word)),
    ...(report.sizing ? [sealed(sizingTable(report, word))] : []),
    ...(report.staffing ? [sealed(staffingTable(report, word))] : []),
    ...(report.kpi && report.kpi.templates.length + report.kpi.plans.length > 0
      ? [
          sealed(kpiTable(report.kpi, word)),
          sealed(payPlansTable(report.kpi, word)),
          sealed(territoryKpiTable(report.kpi, word)),
        ]
      : []),
    ...(report.reps ? [sealed(repsTable(report, word))] : []),
  ];
}
