import { relationshipBands } from '../../../shared/domain/relationships.ts';

/** Whole years at which a band ends, in the order of `relationshipBands` after `none`. */
const ends = [1, 3, 5] as const;

/**
 * Age band of every account's relationship with its rep: from the first year with sales, or from the year the rep joined when
 * that is later, to the base year. An upper bound on what the data can tell: sales before the first imported year are unknown.
 * @param firstYear first year with sales per account, 0 = never bought
 * @param joined year the account's rep joined, 0 = unknown, which counts as always there; -1 = no rep
 * @returns index into `relationshipBands` per account; 0 without sales or rep
 */
export function relationshipAges(firstYear: Int32Array, joined: Int32Array, baseYear: number): Uint8Array {
  const bands = new Uint8Array(firstYear.length);
  for (let account = 0; account < bands.length; account++) {
    if (firstYear[account] === 0 || joined[account] < 0 || firstYear[account] > baseYear) continue;
    const years = baseYear - Math.min(baseYear, Math.max(firstYear[account], joined[account]));
    const band = ends.findIndex((end) => years < end);
    bands[account] = band < 0 ? relationshipBands.length - 1 : band + 1;
  }
  return bands;
}

/** First year with sales above nothing per account, 0 = none. Years need not be in order. */
export function firstSalesYear(years: readonly number[], sales: readonly Float64Array[], accounts: number) {
  const first = new Int32Array(accounts);
  const order = years.map((_, index) => index).sort((a, b) => years[a] - years[b]);
  for (const index of order) {
    const values = sales[index];
    for (let account = 0; account < accounts; account++)
      if (first[account] === 0 && values[account] > 0) first[account] = years[index];
  }
  return first;
}
