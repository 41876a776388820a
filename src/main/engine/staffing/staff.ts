import { type Assignment, type AssignmentProblem, solveAssignment } from './assignment.ts';
import { type OverrideCosts, overrideCosts } from './override.ts';

/** A territory whose rep the solver chooses. */
export const open = -2;
/** A territory left vacant on purpose. */
export const vacant = -1;

/** All pairs, and what is settled beforehand. */
export interface StaffingTask {
  readonly problem: AssignmentProblem;
  /** Per territory: a rep it must have, `vacant`, or `open`. */
  readonly settled: Int32Array;
  /** Reps that may be chosen; the others are only where they are settled. */
  readonly available: Uint8Array;
  /** Territory to answer the cost of every other choice for; −1 = none. */
  readonly optionsOf: number;
}

export interface Staffing {
  /** Rep of each territory, −1 = vacant. */
  readonly repOf: Int32Array;
  /** Total cost of the territories that were open. */
  readonly total: number;
  /** Added total cost by rep (Infinity where not to be had) and of a vacancy; null unless asked for. */
  readonly options: OverrideCosts | null;
}

/** The best staffing around what is settled. A rep settled anywhere is not chosen elsewhere. */
export function staff({ problem, settled, available, optionsOf }: StaffingTask): Staffing {
  const { rows, columns } = problem;
  const taken = new Uint8Array(columns);
  // the territory whose options are wanted is open for them, whatever was settled for it
  const isOpen = (row: number) => settled[row] === open || row === optionsOf;
  for (let row = 0; row < rows; row++) if (settled[row] >= 0 && !isOpen(row)) taken[settled[row]] = 1;
  const openRows = Int32Array.from(indices(rows, isOpen));
  const openColumns = Int32Array.from(
    indices(columns, (column) => available[column] === 1 && taken[column] === 0),
  );
  const part = partOf(problem, openRows, openColumns);
  const solved = solveAssignment(part);
  const repOf = settled.map((column) => (column === open ? vacant : column));
  openRows.forEach((row, index) => {
    const column = solved.columnOf[index];
    repOf[row] = column < 0 ? vacant : openColumns[column];
  });
  return {
    repOf,
    total: solved.total,
    options: optionsFor(optionsOf, openRows, openColumns, part, solved, columns),
  };
}

function optionsFor(
  territory: number,
  openRows: Int32Array,
  openColumns: Int32Array,
  part: AssignmentProblem,
  solved: Assignment,
  columns: number,
): OverrideCosts | null {
  const row = openRows.indexOf(territory);
  if (row < 0) return null;
  const found = overrideCosts(part, solved, row);
  const all = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  openColumns.forEach((column, index) => {
    all[column] = found.columns[index];
  });
  return { columns: all, vacant: found.vacant };
}

function indices(count: number, wanted: (index: number) => boolean): number[] {
  const found: number[] = [];
  for (let index = 0; index < count; index++) if (wanted(index)) found.push(index);
  return found;
}

function partOf(problem: AssignmentProblem, rows: Int32Array, columns: Int32Array): AssignmentProblem {
  const cost = new Float64Array(rows.length * columns.length);
  rows.forEach((row, rowIndex) => {
    columns.forEach((column, columnIndex) => {
      cost[rowIndex * columns.length + columnIndex] = problem.cost[row * problem.columns + column];
    });
  });
  return {
    rows: rows.length,
    columns: columns.length,
    cost,
    vacancy: Float64Array.from(rows, (row) => problem.vacancy[row]),
  };
}
