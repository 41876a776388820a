/** Sums of territories. Fen are whole numbers, so float64 sums of them are exact below 2^53 fen (90 trillion yuan). */

export interface RollUp {
  /** Per territory index. */
  readonly sums: Float64Array;
  readonly unassigned: number;
  /** Everything, assigned or not. */
  readonly total: number;
}

/**
 * Sums values by territory. Works for units and for accounts alike.
 * @param territoryOf territory index 0..territoryCount-1 per row, anything else = unassigned
 * @param values per row; NaN (never given) counts as nothing; leave out to count rows
 */
export function rollUp(territoryOf: Int32Array, territoryCount: number, values?: Float64Array): RollUp {
  const sums = new Float64Array(territoryCount);
  let unassigned = 0;
  let total = 0;
  for (let row = 0; row < territoryOf.length; row++) {
    const value = values === undefined ? 1 : values[row];
    if (Number.isNaN(value)) continue;
    const territory = territoryOf[row];
    if (territory >= 0 && territory < territoryCount) sums[territory] += value;
    else unassigned += value;
    total += value;
  }
  return { sums, unassigned, total };
}

/**
 * Rows that stand in touched territories, ascending.
 * @param touched 1 per territory that gained or lost rows; the last entry stands for the unassigned
 */
export function touchedRows(territoryOf: Int32Array, touched: Uint8Array): Int32Array {
  const rows = new Int32Array(territoryOf.length);
  const none = touched.length - 1;
  let count = 0;
  for (let row = 0; row < territoryOf.length; row++) {
    const territory = territoryOf[row];
    if (touched[territory >= 0 && territory < none ? territory : none] === 1) rows[count++] = row;
  }
  return rows.subarray(0, count);
}

/**
 * `rollUp` anew after rows changed territory, values as before: only what was touched is summed, in the same order, so that the
 * answer is the same to the last bit as that of summing everything.
 * @param rows `touchedRows` of the same territories
 */
export function rollUpAgain(
  former: RollUp,
  touched: Uint8Array,
  rows: Int32Array,
  territoryOf: Int32Array,
  values?: Float64Array,
): RollUp {
  const { length } = former.sums;
  const sums = former.sums.slice();
  for (let territory = 0; territory < length; territory++) if (touched[territory] === 1) sums[territory] = 0;
  let unassigned = touched[length] === 1 ? 0 : former.unassigned;
  for (const row of rows) {
    const value = values === undefined ? 1 : values[row];
    if (Number.isNaN(value)) continue;
    const territory = territoryOf[row];
    if (territory >= 0 && territory < length) sums[territory] += value;
    else unassigned += value;
  }
  return { sums, unassigned, total: former.total };
}

/**
 * A figure that does not add up (a share, money by head) by territory: Σ above ÷ Σ below over its units.
 * @param above,below per row; a row where either is NaN takes no part
 * @returns NaN where nothing is below the line
 */
export function rollUpQuotient(
  territoryOf: Int32Array,
  territoryCount: number,
  above: Float64Array,
  below: Float64Array,
): RollUp {
  const both = (values: Float64Array, others: Float64Array) =>
    values.map((value, row) => (Number.isNaN(others[row]) ? Number.NaN : value));
  const over = rollUp(territoryOf, territoryCount, both(above, below));
  const under = rollUp(territoryOf, territoryCount, both(below, above));
  const divide = (a: number, b: number) => (b === 0 ? Number.NaN : a / b);
  return {
    sums: over.sums.map((value, territory) => divide(value, under.sums[territory])),
    unassigned: divide(over.unassigned, under.unassigned),
    total: divide(over.total, under.total),
  };
}

/** The account goes with its unit. */
export const followsUnit = -2;

/**
 * Territory index per account: the exception where there is one (named account, 指定客户), else its unit's territory.
 * @param unitOf unit index per account, -1 = in no unit
 * @param territoryOfUnit territory index per unit, -1 = unassigned
 * @param exceptions territory index per account, -1 = held unassigned, `followsUnit` = no exception
 * @returns territory index per account, -1 = unassigned
 */
export function accountTerritories(
  unitOf: Int32Array,
  territoryOfUnit: Int32Array,
  exceptions: Int32Array,
): Int32Array {
  const result = new Int32Array(unitOf.length).fill(-1);
  for (let account = 0; account < unitOf.length; account++) {
    if (exceptions[account] !== followsUnit) result[account] = exceptions[account];
    else if (unitOf[account] >= 0) result[account] = territoryOfUnit[unitOf[account]];
  }
  return result;
}

/**
 * Signed distance from target per territory: sum ÷ (its share of the whole) − 1; 0.05 is 5 % too much.
 * @param sums per territory, 0 or more
 * @param shares relative share per territory, more than 0, any scale
 * @param whole what is shared out; the sums' own total when absent
 * @returns NaN everywhere when the whole is 0
 */
export function deviations(sums: Float64Array, shares: Float64Array, whole?: number): Float64Array {
  const result = new Float64Array(sums.length).fill(Number.NaN);
  let shareTotal = 0;
  let sumTotal = 0;
  for (let territory = 0; territory < sums.length; territory++) {
    shareTotal += shares[territory];
    sumTotal += sums[territory];
  }
  const everything = whole ?? sumTotal;
  if (!(everything > 0) || !(shareTotal > 0)) return result;
  for (let territory = 0; territory < sums.length; territory++) {
    result[territory] = (sums[territory] * shareTotal) / (everything * shares[territory]) - 1;
  }
  return result;
}

/** Change against before, 0.05 = 5 % more; null when there was nothing before. */
export function growth(now: number, before: number): number | null {
  return before > 0 ? now / before - 1 : null;
}
