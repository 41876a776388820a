import { yuan } from '../amounts.ts';
import { salesHeading } from '../measure-columns.ts';
import type { ReportAccount, ScenarioReport } from '../report.ts';
import { column, type Table, type Words } from '../table.ts';
import type { FindTerritory } from '../territory-names.ts';

/**
 * Accounts with their territory: re-importable as `assignments` by id and territory. The unit is named, not coded, so that the
 * sheet assigns accounts and nothing else.
 */
export function accountsTable(
  report: ScenarioReport,
  word: Words,
  find: FindTerritory,
): Table<ReportAccount> {
  const money = (fen: number | null) => (fen === null ? null : yuan(fen));
  const previous =
    report.baseYear === null
      ? []
      : [
          column(salesHeading(report, word, 1), 'yuan', 20, (account: ReportAccount) =>
            money(account.previousSalesFen),
          ),
        ];
  return {
    sheet: 'accounts',
    frozenColumns: 2,
    rows: report.accounts,
    footers: [],
    columns: [
      column(word('columns.accountRef'), 'code', 14, (account) => account.ref, {
        note: word('notes.key'),
      }),
      column(word('columns.accountName'), 'code', 28, (account) => account.name),
      column(word('columns.province'), 'text', 10, (account) => account.province),
      column(word('columns.city'), 'text', 12, (account) => account.city),
      column(word('columns.county'), 'text', 12, (account) => account.county),
      column(word('columns.locatedIn'), 'text', 18, (account) => account.unitName),
      column(
        word('columns.territory'),
        'code',
        22,
        (account) => find(account.territoryId)?.name ?? word('unassigned'),
        { choices: 'territories', note: word('notes.territory') },
      ),
      column(word('columns.rep'), 'text', 14, (account) => find(account.territoryId)?.rep?.name ?? null),
      column(word('columns.isNamed'), 'text', 14, (account) => (account.isException ? word('yes') : null)),
      column(word('columns.address'), 'code', 30, (account) => account.address),
      column(word('columns.industry'), 'code', 14, (account) => account.industry),
      column(word('columns.productLine'), 'code', 14, (account) => account.productLine),
      column(word('columns.channel'), 'code', 12, (account) => account.channel),
      column(word('columns.customerClass'), 'text', 10, (account) => account.customerClass),
      column(word('columns.calls'), 'count', 13, (account) => account.callsPerYear),
      column(word('columns.minutesPerCall'), 'count', 18, (account) => account.minutesPerCall),
      column(word('columns.workload'), 'hours', 20, (account) => account.workloadMinutes / 60),
      column(word('columns.potential'), 'yuan', 20, (account) => money(account.potentialFen)),
      column(salesHeading(report, word), 'yuan', 20, (account) => money(account.salesFen)),
      ...previous,
      column(word('columns.location'), 'text', 16, (account) => word(`location.${account.location}`)),
      column(word('columns.longitude'), 'degrees', 13, (account) => account.longitude),
      column(word('columns.latitude'), 'degrees', 13, (account) => account.latitude),
    ],
  };
}
