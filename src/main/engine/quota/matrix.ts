/** A table to be filled with whole amounts whose rows and columns both have their sums given. Row-major, minor units. */
export interface MatrixProblem {
  readonly rowSums: Float64Array;
  /** Same grand total as `rowSums`. */
  readonly columnSums: Float64Array;
  /** Wished-for amounts, any scale: their proportions count. */
  readonly seed: Float64Array;
  /** Least and most per cell; no bounds when absent. */
  readonly least?: Float64Array;
  readonly most?: Float64Array;
  readonly step: number;
}

/** Rounds of proportional fitting at most; each halves what is off at worst, and locks seldom need ten. */
const fittingRounds = 40;

/**
 * Fills the table near its seed, exactly. The seed is fitted to both sums by iterative proportional fitting (Deming &
 * Stephan 1940), each cell within its bounds; cells are rounded down to the step, and what that leaves is handed out by
 * largest fraction under both sums (controlled rounding: Cox 1987). What bounds block is moved along augmenting paths of the
 * transport network (Ford & Fulkerson 1956), so a table is found whenever there is one.
 * @returns the cells, and by how much the sums are missed: 0 unless bounds leave no such table
 */
export function fitMatrix(problem: MatrixProblem): { cells: Float64Array; short: number } {
  const { rowSums, columnSums, step } = problem;
  const rows = rowSums.length;
  const columns = columnSums.length;
  const wish = fitSeed(problem);
  const cells = new Float64Array(rows * columns);
  const rowNeed = rowSums.slice();
  const columnNeed = columnSums.slice();
  if (problem.least) {
    for (let cell = 0; cell < cells.length; cell++) {
      cells[cell] = problem.least[cell];
      rowNeed[Math.floor(cell / columns)] -= cells[cell];
      columnNeed[cell % columns] -= cells[cell];
    }
  }
  const most = problem.most;
  const add = (cell: number, row: number, column: number, amount: number) => {
    cells[cell] += amount;
    rowNeed[row] -= amount;
    columnNeed[column] -= amount;
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      // a hair is added so that a fitted 299.9999999 counts as 300
      const floor = Math.floor(wish[cell] / step + 1e-9) * step;
      const amount = Math.min(floor - cells[cell], rowNeed[row], columnNeed[column]);
      if (amount > 0) add(cell, row, column, most ? Math.min(amount, most[cell] - cells[cell]) : amount);
    }
  }
  for (const cell of byFraction(wish, cells, step)) {
    const row = Math.floor(cell / columns);
    const column = cell % columns;
    if (rowNeed[row] < step || columnNeed[column] < step) continue;
    if (most && cells[cell] + step > most[cell]) continue;
    add(cell, row, column, step);
  }
  for (const unit of step > 1 ? [step, 1] : [1]) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; rowNeed[row] >= unit && column < columns; column++) {
        const cell = row * columns + column;
        const room = most ? most[cell] - cells[cell] : Number.POSITIVE_INFINITY;
        const amount = Math.floor(Math.min(rowNeed[row], columnNeed[column], room) / unit) * unit;
        if (amount > 0) add(cell, row, column, amount);
      }
    }
    augment(problem, cells, rowNeed, columnNeed, unit);
  }
  return { cells, short: Math.max(missed(rowNeed), missed(columnNeed)) };
}

/** Rows may all have their sums while columns hold more and less than theirs, or the other way round, where bounds ask for too much. */
const missed = (needs: Float64Array): number => needs.reduce((sum, need) => sum + Math.abs(need), 0);

/** The seed scaled to both sums within the bounds: real amounts. */
function fitSeed({ rowSums, columnSums, seed, least, most, step }: MatrixProblem): Float64Array {
  const rows = rowSums.length;
  const columns = columnSums.length;
  const wish = seed.slice();
  const reached = new Float64Array(columns);
  const clamp = (cell: number) => {
    if (least && wish[cell] < least[cell]) wish[cell] = least[cell];
    if (most && wish[cell] > most[cell]) wish[cell] = most[cell];
  };
  for (let round = 0; round < fittingRounds; round++) {
    reached.fill(0);
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (let column = 0; column < columns; column++) sum += wish[row * columns + column];
      const scale = sum > 0 ? rowSums[row] / sum : 0;
      for (let column = 0; column < columns; column++) {
        const cell = row * columns + column;
        wish[cell] = sum > 0 ? wish[cell] * scale : rowSums[row] / columns;
        clamp(cell);
        reached[column] += wish[cell];
      }
    }
    let off = 0;
    for (let column = 0; column < columns; column++) {
      off = Math.max(off, Math.abs(reached[column] - columnSums[column]));
    }
    // whole steps decide; a finer fit would not show
    if (off <= step) break;
    for (let column = 0; column < columns; column++) {
      const scale = reached[column] > 0 ? columnSums[column] / reached[column] : 0;
      for (let row = 0; row < rows; row++) {
        wish[row * columns + column] *= scale;
        clamp(row * columns + column);
      }
    }
  }
  return wish;
}

/** Cells whose wish lies above them, largest fraction first, equal ones in index order: a counting sort over 1,024 classes. */
function byFraction(wish: Float64Array, cells: Float64Array, step: number): Int32Array {
  const classes = 1024;
  const at = new Int32Array(classes + 1);
  const classOf = new Int16Array(cells.length).fill(-1);
  for (let cell = 0; cell < cells.length; cell++) {
    const fraction = (wish[cell] - cells[cell]) / step;
    if (!(fraction > 1e-9)) continue;
    classOf[cell] = classes - 1 - Math.min(classes - 1, Math.floor(fraction * classes));
    at[classOf[cell] + 1]++;
  }
  for (let index = 0; index < classes; index++) at[index + 1] += at[index];
  const order = new Int32Array(at[classes]);
  for (let cell = 0; cell < cells.length; cell++) if (classOf[cell] >= 0) order[at[classOf[cell]]++] = cell;
  return order;
}

/**
 * While a row and a column still need something, looks for a path row → column (cell may rise) → row (cell may fall) → … →
 * column that needs, breadth first, and shifts along it.
 */
function augment(
  { rowSums, columnSums, least, most }: MatrixProblem,
  cells: Float64Array,
  rowNeed: Float64Array,
  columnNeed: Float64Array,
  unit: number,
): void {
  const rows = rowSums.length;
  const columns = columnSums.length;
  const rowFrom = new Int32Array(rows);
  const columnFrom = new Int32Array(columns);
  for (let source = 0; source < rows; source++) {
    while (rowNeed[source] >= unit) {
      const end = search(source);
      if (end < 0) break;
      let amount = Math.min(rowNeed[source], columnNeed[end]);
      walk(end, (cell, rises) => {
        const room = rises
          ? (most?.[cell] ?? Number.POSITIVE_INFINITY) - cells[cell]
          : cells[cell] - (least?.[cell] ?? 0);
        amount = Math.min(amount, room);
      });
      amount = Math.floor(amount / unit) * unit;
      walk(end, (cell, rises) => {
        cells[cell] += rises ? amount : -amount;
      });
      rowNeed[source] -= amount;
      columnNeed[end] -= amount;
    }
  }

  function search(source: number): number {
    rowFrom.fill(-1);
    columnFrom.fill(-1);
    rowFrom[source] = columns;
    const queue = [source];
    for (let head = 0; head < queue.length; head++) {
      const row = queue[head];
      for (let column = 0; column < columns; column++) {
        const cell = row * columns + column;
        if (columnFrom[column] >= 0) continue;
        if ((most?.[cell] ?? Number.POSITIVE_INFINITY) - cells[cell] < unit) continue;
        columnFrom[column] = row;
        if (columnNeed[column] >= unit) return column;
        for (let other = 0; other < rows; other++) {
          const held = other * columns + column;
          if (rowFrom[other] >= 0 || cells[held] - (least?.[held] ?? 0) < unit) continue;
          rowFrom[other] = column;
          queue.push(other);
        }
      }
    }
    return -1;
  }

  /** Visits the cells of the path found last, from its end to its source. */
  function walk(end: number, visit: (cell: number, rises: boolean) => void): void {
    for (let column = end; column < columns; ) {
      const row = columnFrom[column];
      visit(row * columns + column, true);
      column = rowFrom[row];
      if (column < columns) visit(row * columns + column, false);
    }
  }
}
