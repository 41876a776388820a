import { yuan } from '../amounts.ts';
import type { ReportRepRow, ScenarioReport } from '../report.ts';
import { column, type Table, type Words } from '../table.ts';

/** The reps under the headings of the import: edited here, the sheet can be imported again. */
export function repsTable({ reps = [] }: ScenarioReport, word: Words): Table<ReportRepRow> {
  const head = (field: string) => word(`reps.${field}`);
  return {
    sheet: 'reps',
    frozenColumns: 2,
    rows: reps,
    footers: [],
    columns: [
      column(head('ref'), 'code', 12, ({ ref }) => ref, { note: word('notes.key') }),
      column(head('name'), 'text', 14, ({ name }) => name),
      column(head('city'), 'text', 14, ({ city }) => city),
      column(head('longitude'), 'degrees', 16, ({ longitude }) => longitude),
      column(head('latitude'), 'degrees', 16, ({ latitude }) => latitude),
      column(head('level'), 'text', 10, ({ level }) => level),
      column(head('callsPerDay'), 'number', 12, ({ callsPerDay }) => callsPerDay),
      column(head('workingDays'), 'number', 12, ({ workingDays }) => workingDays),
      column(head('sinceYear'), 'text', 12, ({ sinceYear }) => sinceYear),
      column(head('fte'), 'number', 12, ({ fte }) => fte),
      column(head('hiredOn'), 'code', 14, ({ hiredOn }) => hiredOn),
      column(head('skills'), 'text', 24, ({ skills }) => skills),
      column(head('cost'), 'yuan', 16, ({ costFen }) => (costFen === null ? null : yuan(costFen))),
    ],
  };
}
