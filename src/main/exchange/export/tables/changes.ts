import { yuan } from '../amounts.ts';
import { salesHeading } from '../measure-columns.ts';
import type { ScenarioReport } from '../report.ts';
import { column, type Table, type Words } from '../table.ts';

interface ChangeLine {
  kind: 'unit' | 'account';
  code: string;
  name: string;
  accounts: number;
  fromTerritory: string;
  fromRep: string;
  toTerritory: string;
  toRep: string;
  salesFen: number;
  potentialFen: number;
}

/** Units and accounts that change hands against the present state, with money and both reps. */
export function changesTable(report: ScenarioReport, word: Words): Table<ChangeLine> {
  const { units: changedUnits = [], accounts: changedAccounts = [] } = report.changes ?? {};
  return {
    sheet: 'changes',
    frozenColumns: 3,
    rows: [
      ...changedUnits.map((unit): ChangeLine => ({ ...unit, kind: 'unit' })),
      ...changedAccounts.map(
        ({ ref, ...account }): ChangeLine => ({ ...account, kind: 'account', code: ref, accounts: 1 }),
      ),
    ],
    footers: [],
    columns: [
      column(word('columns.changeOf'), 'text', 12, (line) => word(`kinds.${line.kind}`)),
      column(word('columns.code'), 'code', 14, (line) => line.code),
      column(word('columns.name'), 'code', 28, (line) => line.name),
      column(word('columns.fromTerritory'), 'code', 22, (line) => line.fromTerritory),
      column(word('columns.fromRep'), 'text', 14, (line) => line.fromRep),
      column(word('columns.toTerritory'), 'code', 22, (line) => line.toTerritory),
      column(word('columns.toRep'), 'text', 14, (line) => line.toRep),
      column(word('columns.accounts'), 'count', 10, (line) => line.accounts),
      column(salesHeading(report, word), 'yuan', 20, (line) => yuan(line.salesFen)),
      column(word('columns.potential'), 'yuan', 20, (line) => yuan(line.potentialFen)),
    ],
  };
}
