import type { DesignResult } from '../../../shared/contract/design.ts';
import type { MeasureInfo } from '../../../shared/contract/plan.ts';
import type { Alignment, TerritorySums } from '../../../shared/contract/scenario.ts';
import type { DesignForm } from './settings.ts';

const derived: Readonly<Record<string, (sums: TerritorySums) => number>> = {
  accounts: (sums) => sums.accounts,
  calls: (sums) => sums.calls,
  workload: (sums) => sums.workloadMinutes,
  potential: (sums) => sums.potentialFen,
  sales: (sums) => sums.salesFen,
  previousSales: (sums) => sums.previousSalesFen,
};

/** Reads a measure out of a territory's sums. */
export function measureOf(measures: readonly MeasureInfo[], key: string): (sums: TerritorySums) => number {
  const of = derived[key];
  if (of) return of;
  const index = measures.filter((measure) => !measure.derived).findIndex((measure) => measure.key === key);
  return (sums) => sums.imported[index] ?? 0;
}

/** Largest |territory ÷ its share of what is assigned − 1| of an alignment; null when there is nothing to measure. */
export function largestDeviation(alignment: Alignment, of: (sums: TerritorySums) => number): number | null {
  const { territories } = alignment;
  const total = territories.reduce((sum, { sums }) => sum + of(sums), 0);
  const shares = territories.reduce((sum, { share }) => sum + share, 0);
  if (total === 0 || shares === 0) return null;
  return territories.reduce(
    (most, { sums, share }) => Math.max(most, Math.abs((of(sums) * shares) / (share * total) - 1)),
    0,
  );
}

export function brokenTerritories(alignment: Alignment): number {
  return alignment.territories.filter(({ pieces }) => pieces > 1).length;
}

/**
 * Whether a result is all that the form asks for. A point of a front is drawn with balance as an aim only, so that the search
 * calls it lawful though a measure that must hold does not.
 */
export function isAsAsked(
  { feasible, maxDeviation }: Pick<DesignResult, 'feasible' | 'maxDeviation'>,
  measures: DesignForm['measures'],
): boolean {
  return (
    feasible &&
    measures.every(
      ({ tolerance, lowerTolerance, soft }, index) =>
        soft === true || (maxDeviation[index] ?? 0) <= Math.max(tolerance, lowerTolerance ?? 0) + 1e-9,
    )
  );
}
