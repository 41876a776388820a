import type { Comparison } from '../../../shared/contract/scenario.ts';
import type { RelationshipFacts } from '../../exchange/pack/board/facts.ts';
import type { Dataset } from '../dataset.ts';

/** Three years of buying without a break are a relationship worth naming when it changes hands. */
const longYears = 3;

/**
 * How long the accounts that change their rep have bought: years with sales without a break back from the base year. With
 * fewer than three years of sales on record nothing is called long.
 */
export function relationshipsOf(data: Dataset, moved: Comparison['accounts']): RelationshipFacts {
  const { salesYears, baseYear } = data;
  const counted = salesYears.filter((year) => baseYear !== null && year <= baseYear).reverse();
  const longFrom = counted.length >= longYears ? longYears : null;
  const long =
    longFrom === null
      ? []
      : moved
          .map((account) => ({ ...account, years: yearsOf(data, counted, account.accountId) }))
          .filter(({ years }) => years >= longFrom)
          .sort((a, b) => b.salesFen - a.salesFen || a.accountId - b.accountId);
  return {
    yearsOnRecord: salesYears.length,
    longFrom,
    long,
    longSalesFen: long.reduce((sum, { salesFen }) => sum + salesFen, 0),
  };
}

/** `years` from the base year back. */
function yearsOf(data: Dataset, years: readonly number[], accountId: number): number {
  const index = data.accountIndex.get(accountId) ?? -1;
  let count = 0;
  for (const year of years) {
    // NaN, no figure, is no sale.
    if (!((data.salesOfYear.get(year)?.[index] ?? 0) > 0)) break;
    count += 1;
  }
  return count;
}
