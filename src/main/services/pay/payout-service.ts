import type { Payouts, PayPlan, PayRow, PaySimulation } from '../../../shared/contract/pay.ts';
import type { QuotaSheet } from '../../../shared/contract/quota.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { payout } from '../../../shared/domain/pay-curve.ts';
import { AppError } from '../../../shared/errors.ts';
import {
  histogram,
  kpiScore,
  PayoutSimulation,
  pastGrowth,
  percentiles,
} from '../../engine/pay/simulation.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Dataset } from '../dataset.ts';
import { salesByYear } from '../fairness-service.ts';
import type { Projection } from '../projection.ts';
import { planOfLevel, readPayPlans, readTemplates, salesWeight } from './read-pay.ts';

interface PayoutDependencies {
  plan: () => Plan;
  projection: Projection;
  quota: (scenarioId: number) => QuotaSheet | null;
}

/** Who is paid by what in one territory. */
export interface PayTerm {
  readonly territoryId: number;
  readonly name: string;
  readonly repId: number | null;
  readonly rep: string;
  readonly level: string;
  readonly templateId: number | null;
  readonly plan: PayPlan | null;
  /** This territory's part of the rep's target pay, fen. */
  readonly targetFen: number;
  readonly salesWeight: number;
}

/** Attainments the total cost is drawn over: 0 to 200 % in steps of 5 %. */
const costSteps = Array.from({ length: 41 }, (_, step) => step / 20);
const bins = 24;
/** Longest a slice of the simulation keeps the main process busy, milliseconds. */
const slice = 20;

/** Pay of a term at an attainment; nothing without a rep or a plan. */
export function payFen(term: PayTerm, attainment: number, others: number): number {
  if (term.plan === null) return 0;
  return Math.round(term.targetFen * payout(term.plan.curve, kpiScore(term.salesWeight, attainment, others)));
}

/** Terms of every territory of a scenario, in its order. */
export function payTerms(plan: Plan, data: Dataset, { scenarioId, territories }: Alignment): PayTerm[] {
  const plans = readPayPlans(plan);
  const weights = new Map(readTemplates(plan).map(({ id, items }) => [id, salesWeight(items)]));
  const templates = new Map(
    plan
      .where('territory_kpi', { scenario_id: scenarioId })
      .map(({ territory_id, template_id }) => [territory_id, template_id]),
  );
  const shares = new Map<number, number>();
  for (const { repId } of territories) if (repId !== null) shares.set(repId, (shares.get(repId) ?? 0) + 1);
  return territories.map(({ id, name, repId }) => {
    const rep = repId === null ? undefined : data.repById.get(repId);
    const payPlan = rep ? planOfLevel(plans, rep.level) : null;
    const templateId = templates.get(id) ?? null;
    return {
      territoryId: id,
      name,
      repId,
      rep: rep?.name ?? '',
      level: rep?.level ?? '',
      templateId,
      plan: payPlan,
      targetFen: Math.round((payPlan?.targetFen ?? 0) / (shares.get(repId ?? 0) ?? 1)),
      salesWeight: templateId === null ? 1 : (weights.get(templateId) ?? 1),
    };
  });
}

/** What the incentive plans cost at an attainment, and by chance from what the past was like. */
export function createPayoutService({ plan, projection, quota }: PayoutDependencies) {
  const termsOf = (scenarioId: number) =>
    payTerms(plan(), projection.dataset(scenarioId), projection.alignment(scenarioId));

  return {
    payouts(scenarioId: number, attainment: number, others: number): Payouts {
      const terms = termsOf(scenarioId);
      const rows = terms.map(({ plan: payPlan, ...term }): PayRow => {
        const score = kpiScore(term.salesWeight, attainment, others);
        return {
          ...term,
          planId: payPlan?.id ?? null,
          score,
          paid: payPlan ? payout(payPlan.curve, score) : null,
          payFen: payFen({ ...term, plan: payPlan }, attainment, others),
        };
      });
      return {
        rows,
        totalFen: rows.reduce((sum, row) => sum + row.payFen, 0),
        cost: costSteps.map((step) => ({
          attainment: step,
          totalFen: terms.reduce((sum, term) => sum + payFen(term, step, others), 0),
        })),
      };
    },

    /** In slices, so that nothing waits. Null before quotas were spread. @throws AppError JOB_CANCELLED */
    async simulate(
      input: { scenarioId: number; others: number; draws: number; seed: number },
      signal?: AbortSignal,
    ): Promise<PaySimulation | null> {
      const { scenarioId, others, draws, seed } = input;
      const sheet = quota(scenarioId);
      const data = projection.dataset(scenarioId);
      if (sheet === null || data.baseYear === null) return null;
      const terms = termsOf(scenarioId);
      const sales = salesByYear(data, projection.assignment(scenarioId));
      const { territories } = projection.alignment(scenarioId);
      const amounts = new Map(sheet.rows.map((row) => [row.territoryId, row.totalFen]));
      const yearsAhead = Math.min(5, Math.max(1, sheet.settings.year - data.baseYear));
      const simulation = new PayoutSimulation({
        draws,
        seed,
        others,
        yearsAhead,
        baseFen: Float64Array.from(territories, ({ sums }) => sums.salesFen),
        quotaFen: Float64Array.from(terms, ({ territoryId }) => amounts.get(territoryId) ?? 0),
        targetPayFen: Float64Array.from(terms, ({ targetFen }) => targetFen),
        curves: terms.map((term) => term.plan?.curve ?? nothing),
        salesWeight: Float64Array.from(terms, (term) => term.salesWeight),
        growth: pastGrowth(sales.years, sales.sums),
      });
      const rows: PaySimulation['rows'] = [];
      let started = performance.now();
      for (let index = 0; index < terms.length; index++) {
        if (performance.now() - started > slice) {
          await new Promise((resolve) => setImmediate(resolve));
          if (signal?.aborted) throw new AppError('JOB_CANCELLED');
          started = performance.now();
        }
        rows.push({ territoryId: terms[index].territoryId, ...simulation.run(index) });
      }
      const { totalFen } = simulation;
      return {
        draws,
        pairs: consecutive(sales.years),
        yearsAhead,
        total: {
          ...percentiles(totalFen),
          mean: totalFen.reduce((sum, fen) => sum + fen, 0) / draws,
        },
        histogram: histogram(totalFen, bins),
        rows,
      };
    },
  };
}

export type PayoutService = ReturnType<typeof createPayoutService>;

/** Of a territory without a plan; its target pay is 0, so the shape pays nothing. */
const nothing = { threshold: 0, payAtThreshold: 0, accelerators: [], cap: null };

function consecutive(years: readonly number[]): [number, number][] {
  return years.flatMap((year, index): [number, number][] =>
    years[index + 1] === year + 1 ? [[year, year + 1]] : [],
  );
}
