import type { PlanState } from '../../../shared/contract/plan.ts';
import { type QuotaSettings, quotaSettings } from '../../../shared/contract/quota.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import type { Amounts } from './amounts.ts';

/** Settings as they are typed: the total is text until it reads as an amount. */
export type QuotaForm = Omit<QuotaSettings, 'totalFen'> & { total: string };

const yuan = 100;

/** Whole units with thousands separators, exact: what the field shows and reads again. */
function grouped(minor: number, amounts: Pick<Amounts, 'text'>): string {
  const [whole = '', rest] = amounts.text(minor).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest === undefined ? '' : `.${rest}`);
}

/** Steps a quota may be rounded to, in minor units of a currency with two digits: 1, 100, 1,000 and 10,000 yuan. */
export const stepChoices = [yuan, 100 * yuan, 1000 * yuan, 10_000 * yuan];

/** Methods that make a total of their own when none is given. */
export const ownTotal: readonly QuotaSettings['method'][] = ['growth', 'baseline', 'penetration', 'bottomup'];

/** Whether the total comes from the method and no field asks for it. */
export const totalIsMade = ({ method, totalFrom }: QuotaForm): boolean =>
  method === 'bottomup' || (totalFrom === 'method' && ownTotal.includes(method));

export function formOf(settings: QuotaSettings, amounts: Pick<Amounts, 'text'>): QuotaForm {
  const { totalFen, ...rest } = settings;
  return { ...rest, total: grouped(totalFen, amounts) };
}

/** The first quota of a scenario: next year, as much as was sold, half by history and half by potential. */
export function firstForm(
  plan: PlanState,
  alignment: Alignment | undefined,
  thisYear: number,
  amounts: Pick<Amounts, 'text'>,
): QuotaForm {
  return {
    year: (plan.baseYear ?? thisYear) + 1,
    total:
      alignment === undefined || alignment.total.salesFen === 0
        ? ''
        : grouped(Math.round(alignment.total.salesFen), amounts),
    method: 'blend',
    weights: { history: 0.5, potential: 0.5, workload: 0 },
    stepFen: yuan,
    season: 'history',
  };
}

/** The settings a form means; null when the total is unreadable, negative, or a weight sum is nothing. */
export function settingsOf(form: QuotaForm, amounts: Pick<Amounts, 'parse'>): QuotaSettings | null {
  const { total, ...rest } = form;
  const totalFen = amounts.parse(total) ?? (totalIsMade(form) ? 0 : null);
  if (totalFen === null) return null;
  const { history, potential, workload } = form.weights;
  if (form.method === 'blend' && history + potential + workload <= 0) return null;
  const parsed = quotaSettings.safeParse({ ...rest, totalFen });
  return parsed.success ? parsed.data : null;
}

/** Weights as shares of 1; equal thirds when all are nothing. */
export function normalised(weights: QuotaForm['weights']): QuotaForm['weights'] {
  const sum = weights.history + weights.potential + weights.workload;
  if (sum <= 0) return { history: 1 / 3, potential: 1 / 3, workload: 1 / 3 };
  return {
    history: weights.history / sum,
    potential: weights.potential / sum,
    workload: weights.workload / sum,
  };
}

/** Sets one weight to a share and shrinks or grows the others in their proportion, so that all add up to 1. */
export function withWeight(
  weights: QuotaForm['weights'],
  key: keyof QuotaForm['weights'],
  share: number,
): QuotaForm['weights'] {
  const now = normalised(weights);
  const others = (['history', 'potential', 'workload'] as const).filter((other) => other !== key);
  const rest = others.reduce((sum, other) => sum + now[other], 0);
  const next = { ...now, [key]: share };
  for (const other of others)
    next[other] = rest > 0 ? (now[other] / rest) * (1 - share) : (1 - share) / others.length;
  return next;
}
