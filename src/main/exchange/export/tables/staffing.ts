import { yuan } from '../amounts.ts';
import type { ReportStaffingRow, ScenarioReport } from '../report.ts';
import { column, type Table, type Words } from '../table.ts';

/** Each territory with its rep, what speaks for and against them, and who would be proposed. */
export function staffingTable({ staffing = [] }: ScenarioReport, word: Words): Table<ReportStaffingRow> {
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  return {
    sheet: 'staffing',
    frozenColumns: 1,
    rows: staffing,
    footers: [],
    columns: [
      column(word('columns.territory'), 'code', 22, ({ territory }) => territory),
      column(word('columns.rep'), 'text', 14, ({ rep }) => rep?.name ?? null),
      column(word('columns.repRef'), 'code', 12, ({ rep }) => rep?.ref ?? null),
      column(word('columns.proposedRep'), 'text', 14, ({ proposed }) => proposed?.name ?? null),
      column(word('columns.proposedRef'), 'code', 12, ({ proposed }) => proposed?.ref ?? null),
      column(word('columns.isPinned'), 'text', 8, ({ isPinned }) => (isPinned ? word('yes') : null)),
      column(word('columns.kilometres'), 'number', 16, ({ fit }) =>
        fit?.metres == null ? null : Math.round(fit.metres / 100) / 10,
      ),
      column(word('columns.keptSales'), 'yuan', 20, ({ fit }) => (fit === null ? null : yuan(fit.keptFen))),
      column(word('columns.keptShare'), 'percent', 14, ({ fit }) =>
        fit === null ? null : share(fit.keptFen, fit.salesFen),
      ),
      column(word('columns.level'), 'text', 10, ({ fit }) => fit?.level ?? null),
      column(word('columns.potentialRank'), 'count', 12, ({ fit }) => fit?.sizeRank ?? null),
      column(word('columns.growth'), 'deviation', 12, ({ fit }) => fit?.growth ?? null),
      column(word('columns.yearsServed'), 'count', 12, ({ fit }) => fit?.years ?? null),
      column(word('columns.workingTime'), 'percent', 12, ({ fit }) => fit?.fte ?? null),
      column(word('columns.utilisation'), 'percent', 14, ({ fit }) => fit?.use ?? null),
      column(word('columns.useVerdict'), 'text', 12, ({ fit }) =>
        fit?.verdict == null ? null : word(`sizing.verdict.${fit.verdict}`),
      ),
      column(word('columns.skillsNeeded'), 'text', 18, ({ skills }) => skills),
      column(word('columns.skillsMissing'), 'text', 18, ({ fit }) => fit?.missing.join(', ') ?? null),
      column(word('columns.staffingNote'), 'text', 24, ({ note }) => note),
      column(word('columns.hireGain'), 'yuan', 22, ({ hireGainFen }) => yuan(hireGainFen)),
    ],
  };
}
