/**
 * Who works which territory: the linear assignment problem, solved exactly. Territories are rows, reps are columns, and every row
 * may also stay vacant at a price of its own.
 *
 * Method: successive shortest augmenting paths with dual prices, one Dijkstra a row over a dense matrix, O(rows² · columns).
 * Sources: R. Jonker, A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems",
 * Computing 38, 1987, 325–340; D. F. Crouse, "On implementing 2D rectangular assignment algorithms", IEEE Transactions on
 * Aerospace and Electronic Systems 52(4), 2016, 1679–1696 (the rectangular form). A vacancy is a private column of its row: no
 * other row can reach it, so it needs no column in the matrix.
 */
export interface AssignmentProblem {
  readonly rows: number;
  readonly columns: number;
  /** Row by row; Infinity = not allowed. Any sign. */
  readonly cost: Float64Array;
  /** What a row left vacant costs, finite. */
  readonly vacancy: Float64Array;
}

export interface Assignment {
  /** Column of each row, −1 = vacant. */
  readonly columnOf: Int32Array;
  /** Row of each column, −1 = left over. */
  readonly rowOf: Int32Array;
  /** Least total cost, vacancies included. */
  readonly total: number;
  /** Dual prices: cost − rowPrice − columnPrice ≥ 0 everywhere and 0 where assigned; columns left over are priced 0. */
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
}

/** The assignment of least total cost. Deterministic: of equals the lower index wins. */
export function solveAssignment(problem: AssignmentProblem): Assignment {
  const { rows, columns, cost, vacancy } = problem;
  const columnOf = new Int32Array(rows).fill(-1);
  const rowOf = new Int32Array(columns).fill(-1);
  const rowPrice = new Float64Array(rows);
  const columnPrice = new Float64Array(columns);
  const distance = new Float64Array(columns);
  const cameFrom = new Int32Array(columns);
  const open = new Int32Array(columns);
  const settled = new Int32Array(columns);

  for (let start = 0; start < rows; start++) {
    distance.fill(Number.POSITIVE_INFINITY);
    for (let column = 0; column < columns; column++) open[column] = column;
    let openCount = columns;
    let settledCount = 0;
    let row = start;
    let reached = 0;
    // the cheapest way found to end by leaving some row of the tree vacant
    let vacantRow = start;
    let vacantAt = vacancy[start] - rowPrice[start];
    let end = -1;
    for (;;) {
      const base = row * columns;
      const price = rowPrice[row];
      let best = Number.POSITIVE_INFINITY;
      let bestAt = -1;
      for (let index = 0; index < openCount; index++) {
        const column = open[index];
        const through = reached + cost[base + column] - price - columnPrice[column];
        if (through < distance[column]) {
          distance[column] = through;
          cameFrom[column] = row;
        }
        // a free column ends the path at once: taken first among equals
        if (distance[column] < best || (distance[column] === best && rowOf[column] < 0 && bestAt >= 0)) {
          best = distance[column];
          bestAt = index;
        }
      }
      if (bestAt < 0 || vacantAt <= best) {
        reached = vacantAt;
        break;
      }
      const column = open[bestAt];
      open[bestAt] = open[--openCount];
      settled[settledCount++] = column;
      reached = best;
      if (rowOf[column] < 0) {
        end = column;
        break;
      }
      row = rowOf[column];
      const leaves = reached + vacancy[row] - rowPrice[row];
      if (leaves < vacantAt) {
        vacantAt = leaves;
        vacantRow = row;
      }
    }

    rowPrice[start] += reached;
    const updated = end < 0 ? settledCount : settledCount - 1;
    for (let index = 0; index < updated; index++) {
      const column = settled[index];
      rowPrice[rowOf[column]] += reached - distance[column];
      columnPrice[column] -= reached - distance[column];
    }

    if (end < 0) {
      // the row that gives up frees its column, and the path ends there
      end = columnOf[vacantRow];
      columnOf[vacantRow] = -1;
      if (end < 0) continue;
    }
    for (let column = end; ; ) {
      const from = cameFrom[column];
      const before = columnOf[from];
      rowOf[column] = from;
      columnOf[from] = column;
      if (from === start) break;
      column = before;
    }
  }
  return { columnOf, rowOf, total: totalCost(problem, columnOf), rowPrice, columnPrice };
}

/** Cost of an assignment, vacancies included. */
export function totalCost({ columns, cost, vacancy }: AssignmentProblem, columnOf: Int32Array): number {
  let total = 0;
  columnOf.forEach((column, row) => {
    total += column < 0 ? vacancy[row] : cost[row * columns + column];
  });
  return total;
}
