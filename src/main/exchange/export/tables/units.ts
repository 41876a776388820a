import { measureColumns } from '../measure-columns.ts';
import type { ReportUnit, ScenarioReport } from '../report.ts';
import { column, type Table, type Words } from '../table.ts';
import type { FindTerritory } from '../territory-names.ts';

/** Units with their territory: re-importable as `assignments` by code and territory. */
export function unitsTable(report: ScenarioReport, word: Words, find: FindTerritory): Table<ReportUnit> {
  return {
    sheet: 'units',
    frozenColumns: 2,
    rows: report.units,
    footers: [],
    columns: [
      column(word('columns.unitCode'), 'code', 12, (unit) => unit.code, {
        note: word('notes.key'),
      }),
      column(word('columns.unitName'), 'code', 18, (unit) => unit.name),
      column(word('columns.province'), 'text', 10, (unit) => unit.province),
      column(word('columns.city'), 'text', 12, (unit) => unit.city),
      column(
        word('columns.territory'),
        'code',
        22,
        (unit) => find(unit.territoryId)?.name ?? word('unassigned'),
        { choices: 'territories', note: word('notes.territory') },
      ),
      column(word('columns.rep'), 'text', 14, (unit) => find(unit.territoryId)?.rep?.name ?? null),
      ...measureColumns(report, word, (unit: ReportUnit) => unit),
    ],
  };
}
