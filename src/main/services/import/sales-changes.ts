import type { SalesDraft } from '../../exchange/import/sales.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { SalesMonthRecord } from '../../plan/rows.ts';
import type { Changes, RowState } from './changes.ts';

/** A row of the same account, month and place of delivery is replaced; rows of the file are counted, not sums. */
export function salesChanges(plan: PlanReader, drafts: readonly SalesDraft[]): Changes {
  const standing = new Map<string, number>();
  for (const month of new Set(drafts.map((draft) => draft.month))) {
    for (const row of plan.where('sales_month', { month })) standing.set(keyOf(row), row.amount_fen);
  }
  const rows: [SalesMonthRecord, SalesMonthRecord | null][] = [];
  const counts: Record<RowState, number> = { created: 0, updated: 0, unchanged: 0 };
  for (const draft of drafts) {
    const row: SalesMonthRecord = {
      account_id: draft.accountId,
      month: draft.month,
      delivered_province: draft.deliveredProvince,
      delivered_city: draft.deliveredCity,
      amount_fen: draft.amountFen,
    };
    const stands = standing.get(keyOf(row));
    const state: RowState =
      stands === undefined ? 'created' : stands === row.amount_fen ? 'unchanged' : 'updated';
    if (state !== 'unchanged') rows.push([row, stands === undefined ? null : { ...row, amount_fen: stands }]);
    counts[state] += draft.rows;
  }
  return {
    ...counts,
    write(writer) {
      for (const [row, stands] of rows) writer.put('sales_month', row, stands);
    },
  };
}

const keyOf = (row: Omit<SalesMonthRecord, 'amount_fen'>): string =>
  `${row.account_id}|${row.month}|${row.delivered_province}|${row.delivered_city}`;
