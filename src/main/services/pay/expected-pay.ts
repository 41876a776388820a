import type { Alignment, TerritoryRow } from '../../../shared/contract/scenario.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Assignment } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { marketGrowth, readFairnessSettings, salesByYear } from '../fairness-service.ts';
import { type PayTerm, payFen, payTerms } from './payout-service.ts';

/** Quotas of the year by territory id that a scenario would have with these territories; null when it has none. */
export type QuotaPreview = (
  scenarioId: number,
  territories: readonly TerritoryRow[],
) => { year: number; yearFen: ReadonlyMap<number, number> } | null;

/** What quota and pay of a scenario's territories are judged by, until the next edit. */
export interface PayGround {
  /** In the order of the territories. */
  readonly terms: readonly PayTerm[];
  /** Sales of the base year × this = what is expected in the quota's year. */
  readonly expected: number;
  readonly quota: ReturnType<QuotaPreview>;
}

export interface Outcome {
  quotaFen: number | null;
  /** Expected sales ÷ quota. */
  attainment: number | null;
  payFen: number | null;
}

export function payGround(
  plan: Plan,
  data: Dataset,
  assignment: Assignment,
  alignment: Alignment,
  quota: QuotaPreview,
): PayGround {
  const quotas = quota(alignment.scenarioId, alignment.territories);
  const market = marketGrowth(readFairnessSettings(plan), salesByYear(data, assignment));
  const ahead = quotas && data.baseYear !== null ? Math.max(0, quotas.year - data.baseYear) : 0;
  return {
    terms: payTerms(plan, data, alignment),
    expected: (1 + (market.growth ?? 0)) ** ahead,
    quota: quotas,
  };
}

/** Quota of a territory, the attainment to be expected of its accounts when they grow as the market does, and its pay then. */
export function outcomeOf(
  { id, sums }: TerritoryRow,
  term: PayTerm,
  { quota, expected }: Pick<PayGround, 'quota' | 'expected'>,
): Outcome {
  const quotaFen = quota?.yearFen.get(id) ?? null;
  const attainment = quotaFen !== null && quotaFen > 0 ? (sums.salesFen * expected) / quotaFen : null;
  return {
    quotaFen,
    attainment,
    payFen: term.plan === null || attainment === null ? null : payFen(term, attainment, 1),
  };
}
