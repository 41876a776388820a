import type { Assignment, AssignmentProblem } from './assignment.ts';

/** What every other choice for one row would cost in all, everything else being arranged anew in the best way. */
export interface OverrideCosts {
  /** Added total cost per column; 0 for the column the row has, Infinity where not allowed. */
  readonly columns: Float64Array;
  /** Added total cost of leaving the row vacant. */
  readonly vacant: number;
}

/**
 * Exact, by one Dijkstra over the reduced costs: forcing row r on column c takes c from its row, which then looks for the
 * cheapest way to the place r gave up (sensitivity of the assignment problem; R. Burkard, M. Dell'Amico, S. Martello, "Assignment
 * Problems", SIAM, 2012, ch. 4). Columns left over belong to idle rows, all alike, which are one node here.
 */
export function overrideCosts(
  problem: AssignmentProblem,
  assignment: Assignment,
  row: number,
): OverrideCosts {
  const { rows, columns, cost, vacancy } = problem;
  const { columnOf, rowOf, rowPrice, columnPrice } = assignment;
  const reduced = (from: number, column: number) =>
    Math.max(0, cost[from * columns + column] - rowPrice[from] - columnPrice[column]);
  const leaving = (from: number) => Math.max(0, vacancy[from] - rowPrice[from]);
  const idle = rows;
  const own = columnOf[row];
  const added = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);

  // cheapest way from each row to the place that `row` gives up
  const way = new Float64Array(rows + 1).fill(Number.POSITIVE_INFINITY);
  const done = new Uint8Array(rows + 1);
  done[row] = 1;
  if (own >= 0) {
    for (let from = 0; from < rows; from++) way[from] = reduced(from, own);
    way[idle] = Math.max(0, -columnPrice[own]);
  } else {
    // its own vacancy: nobody but an idle row can take that place
    way[idle] = 0;
  }
  for (;;) {
    let at = -1;
    for (let from = 0; from <= rows; from++) {
      if (done[from] === 0 && way[from] < Number.POSITIVE_INFINITY && (at < 0 || way[from] < way[at]))
        at = from;
    }
    if (at < 0) break;
    done[at] = 1;
    const base = way[at];
    if (at === idle) {
      for (let from = 0; from < rows; from++) {
        if (done[from] === 1) continue;
        if (columnOf[from] >= 0) way[from] = Math.min(way[from], base + leaving(from));
        for (let column = 0; column < columns; column++) {
          if (rowOf[column] < 0) way[from] = Math.min(way[from], base + reduced(from, column));
        }
      }
    } else if (columnOf[at] >= 0) {
      const column = columnOf[at];
      for (let from = 0; from < rows; from++) {
        if (done[from] === 0) way[from] = Math.min(way[from], base + reduced(from, column));
      }
      if (done[idle] === 0) way[idle] = Math.min(way[idle], base + Math.max(0, -columnPrice[column]));
    } else if (done[idle] === 0) {
      // the place of a vacant row: an idle row may take it
      way[idle] = Math.min(way[idle], base);
    }
  }
  for (let column = 0; column < columns; column++) {
    if (column === own) added[column] = 0;
    else added[column] = reduced(row, column) + way[rowOf[column] < 0 ? idle : rowOf[column]];
  }
  return { columns: added, vacant: own < 0 ? 0 : leaving(row) + way[idle] };
}
