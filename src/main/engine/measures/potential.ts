/** Market potential, domain.md §4. Any unit of quantity, the same throughout a formula. */

/**
 * Saturation S1 = f·P1 − f·P0: what is still to be sold as penetration rises.
 * 10 million households, 20 % → 25 %: 0.5 million, 50 in units of ten thousand.
 * @param consumers consumers or households f
 * @param penetrationNext share P1, 0..1
 * @param penetrationNow share P0, 0..1
 */
export function saturationPotential(
  consumers: number,
  penetrationNext: number,
  penetrationNow: number,
): number {
  return consumers * penetrationNext - consumers * penetrationNow;
}

/**
 * Own possible sales S0 = S1 − (Q + M − X). 50 − (20 + 34 − 8) = 4.
 * @param localOutput Q, what local rivals make
 * @param broughtIn M, what is brought in from elsewhere
 * @param shippedOut X, what leaves the market
 */
export function ownPossibleSales(
  saturation: number,
  localOutput: number,
  broughtIn: number,
  shippedOut: number,
): number {
  return saturation - (localOutput + broughtIn - shippedOut);
}

export interface ChainRatio {
  readonly population: number;
  /** Disposable income a head and year, fen. */
  readonly incomeFen: number;
  /** Shares 0..1: of income spent on the category, of the category on the product, of the product on us. */
  readonly categoryShare: number;
  readonly productShare: number;
  readonly ownShare: number;
}

/** Chain ratio: population × disposable income × share on category × share on product × own share, fen rounded. */
export function chainRatioPotential(chain: ChainRatio): number {
  return Math.round(
    chain.population * chain.incomeFen * chain.categoryShare * chain.productShare * chain.ownShare,
  );
}
