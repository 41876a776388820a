import type { PlanStore } from './store.ts';

/** One year's sales of an account in one calendar month (1..12), fen, all places of delivery together. */
type MonthlySum = readonly [account: number, month: number, fen: number];

/** The table summed once per year asked for; 41,330 rows take some 20 ms, and every screen asks. */
function monthlySums(store: PlanStore, year: number): readonly MonthlySum[] {
  return store.derive(`monthlySums:${year}`, ['sales_month'], () => {
    const rows = store
      .statement(
        `SELECT account_id, CAST(substr(month, 6) AS INTEGER), sum(amount_fen) FROM sales_month
         WHERE month BETWEEN ? AND ? GROUP BY account_id, month ORDER BY account_id, month`,
        true,
      )
      .all(`${yearText(year)}-01`, `${yearText(year)}-12`);
    return rows as [number, number, number][];
  });
}

/** Fen per calendar month, index 0..11; null where no row exists. */
export function salesByMonth(store: PlanStore, year: number): readonly (number | null)[] {
  return store.derive(`salesByMonth:${year}`, ['sales_month'], () => {
    const months: (number | null)[] = Array.from({ length: 12 }, () => null);
    for (const [, month, fen] of monthlySums(store, year)) months[month - 1] = (months[month - 1] ?? 0) + fen;
    return months;
  });
}

/** Account id → fen; only accounts with rows in that year. */
export function salesByAccount(store: PlanStore, year: number): ReadonlyMap<number, number> {
  return store.derive(`salesByAccount:${year}`, ['sales_month'], () => {
    const sums = new Map<number, number>();
    for (const [account, , fen] of monthlySums(store, year))
      sums.set(account, (sums.get(account) ?? 0) + fen);
    return sums;
  });
}

/** Years with at least one row, ascending. */
export function salesMonthYears(store: PlanStore): readonly number[] {
  return store.derive('salesMonthYears', ['sales_month'], () => {
    const rows = store
      .statement(
        'SELECT DISTINCT CAST(substr(month, 1, 4) AS INTEGER) AS year FROM sales_month ORDER BY year',
        true,
      )
      .all();
    return (rows as [number][]).map(([year]) => year);
  });
}

const yearText = (year: number): string => String(year).padStart(4, '0');
