import { yuan } from '../amounts.ts';
import type { ScenarioReport } from '../report.ts';
import { column, type Table, type Words } from '../table.ts';
import type { FindTerritory } from '../territory-names.ts';

interface QuotaLine {
  name: string;
  rep: string | null;
  year: number;
  months: number[];
}

/** Quotas by territory and month, with the total as footer. Cells of territories that are no more are left out. */
export function quotaTable(report: ScenarioReport, word: Words, find: FindTerritory): Table<QuotaLine> {
  const rows = (report.quota?.rows ?? []).flatMap((row): QuotaLine[] => {
    const territory = find(row.territoryId);
    return territory === null
      ? []
      : [
          {
            name: territory.name,
            rep: territory.rep?.name ?? null,
            year: row.totalFen,
            months: row.monthsFen,
          },
        ];
  });
  const whole: QuotaLine = {
    name: word('total'),
    rep: null,
    year: rows.reduce((sum, row) => sum + row.year, 0),
    months: Array.from({ length: 12 }, (_, month) => rows.reduce((sum, row) => sum + row.months[month], 0)),
  };
  const year = report.quota?.year ?? '';
  return {
    sheet: 'quota',
    frozenColumns: 1,
    rows,
    footers: rows.length > 0 ? [whole] : [],
    columns: [
      column(word('columns.territory'), 'code', 22, (line) => line.name),
      column(word('columns.rep'), 'text', 14, (line) => line.rep),
      column(word('columns.quotaOfYear', { year }), 'yuan', 22, (line) => yuan(line.year)),
      column(word('columns.quotaShare'), 'percent', 16, (line) =>
        whole.year > 0 ? line.year / whole.year : null,
      ),
      ...Array.from({ length: 12 }, (_, month) =>
        column<QuotaLine>(word('columns.month', { month: month + 1 }), 'yuan', 17, (line) =>
          yuan(line.months[month]),
        ),
      ),
    ],
  };
}
