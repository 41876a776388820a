/** Small enough that the main process is never held up by one. */
export const pageSize = 2500;

/** Every row of a large table, page by page. */
export async function allRows<Row>(
  ask: (page: { offset: number; limit: number }) => Promise<{ rows: Row[]; total: number }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const page = await ask({ offset: rows.length, limit: pageSize });
    for (const row of page.rows) rows.push(row);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}
