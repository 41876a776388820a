import { measureColumns } from '../measure-columns.ts';
import type { ReportSums, ReportTerritory, ScenarioReport } from '../report.ts';
import { column, type Table, type Words } from '../table.ts';

/** A territory, or the unassigned bucket, or the total (no territory). */
interface TerritoryLine {
  name: string;
  territory: ReportTerritory | null;
  sums: ReportSums;
}

/** Territories with sums and deviations; the unassigned and the total as footers. */
export function territoriesTable(report: ScenarioReport, word: Words): Table<TerritoryLine> {
  return {
    sheet: 'territories',
    frozenColumns: 1,
    rows: report.territories.map((territory) => ({
      name: territory.name,
      territory,
      sums: territory.sums,
    })),
    footers: [
      { name: word('unassigned'), territory: null, sums: report.unassigned },
      { name: word('total'), territory: null, sums: report.total },
    ],
    columns: [
      column(word('columns.territory'), 'code', 22, (line) => line.name),
      column(word('columns.rep'), 'text', 14, (line) => line.territory?.rep?.name ?? null),
      column(word('columns.repRef'), 'code', 12, (line) => line.territory?.rep?.ref ?? null),
      column(word('columns.units'), 'count', 12, (line) => line.sums.units),
      ...measureColumns(report, word, (line: TerritoryLine) => line.sums),
      column(word('columns.share'), 'number', 12, (line) => line.territory?.share ?? null),
      column(
        word('columns.workloadDeviation'),
        'deviation',
        18,
        (line) => line.territory?.workloadDeviation ?? null,
      ),
      column(
        word('columns.potentialDeviation'),
        'deviation',
        18,
        (line) => line.territory?.potentialDeviation ?? null,
      ),
      column(
        word('columns.salesDeviation'),
        'deviation',
        18,
        (line) => line.territory?.salesDeviation ?? null,
      ),
      column(word('columns.utilisation'), 'percent', 14, (line) => line.territory?.utilisation ?? null),
      column(word('columns.pieces'), 'count', 16, (line) => line.territory?.pieces ?? null),
      column(word('columns.isLocked'), 'text', 10, (line) => (line.territory?.locked ? word('yes') : null)),
    ],
  };
}
