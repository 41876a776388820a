/**
 * Customer classes (ABC) by cumulative share, domain.md §3. Class codes in typed arrays: 0 = none (only as "not set by
 * hand"), 1 = A, 2 = B, 3 = C.
 */
import { type CustomerClass, customerClasses } from '../../../shared/domain/settings.ts';

export const classA = 1;
export const classB = 2;
export const classC = 3;

/** Code of a class letter; 0 for null (not set by hand). */
export function classCode(letter: CustomerClass | null): number {
  return letter === null ? 0 : customerClasses.indexOf(letter) + 1;
}

/** Letter of a class code 1..3. */
export function classLetter(code: number): CustomerClass {
  return customerClasses[code - 1];
}

/**
 * Ranks accounts by value, largest first, and gives A while the share gone before is below `cutA`, then B below `cutB`, then C:
 * the account that crosses a cut still belongs to the higher class. Accounts of equal value share the class of the first of
 * them, so the answer does not depend on the order of the accounts. Accounts without value (0, negative or NaN) are C.
 * Accounts set by hand keep their class but are ranked with the rest, so that a hand-set class moves nobody else.
 *
 * @param values basis per account, fen (or any number where more is more important)
 * @param cutA cumulative share 0..1 up to which an account is A
 * @param cutB cumulative share up to which it is B; below `cutA` it counts as `cutA`
 * @param manual class code per account set by hand, 0 = by share
 * @returns class code 1..3 per account
 */
export function classifyAccounts(
  values: Float64Array,
  cutA: number,
  cutB: number,
  manual: Uint8Array,
): Uint8Array {
  const count = values.length;
  let total = 0;
  for (let account = 0; account < count; account++) if (values[account] > 0) total += values[account];
  // an account that starts exactly at the cut is past it, whatever the last bit of the product says
  const limitA = total * cutA * (1 - Number.EPSILON * 4);
  const limitB = total * Math.max(cutA, cutB) * (1 - Number.EPSILON * 4);
  const ranked = positive(values).sort();
  let leastA = Number.NaN;
  let leastB = Number.NaN;
  let before = 0;
  for (let rank = ranked.length - 1; rank >= 0; ) {
    const value = ranked[rank];
    if (before < limitA) leastA = value;
    else if (before < limitB) leastB = value;
    else break;
    for (; rank >= 0 && ranked[rank] === value; rank--) before += value;
  }
  const classes = new Uint8Array(count);
  for (let account = 0; account < count; account++) {
    const byShare = values[account] >= leastA ? classA : values[account] >= leastB ? classB : classC;
    classes[account] = manual[account] === 0 ? byShare : manual[account];
  }
  return classes;
}

function positive(values: Float64Array): Float64Array {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let at = 0; at < values.length; at++) if (values[at] > 0) kept[count++] = values[at];
  return kept.subarray(0, count);
}
