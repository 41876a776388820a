import type { DesignForm } from './settings.ts';

/** Rules that are one number: shares are held as 0..1 and shown in percent. */
export const budgetRules = ['sales', 'accounts', 'perRep'] as const;
export const limitRules = ['leastAccounts', 'mostAccounts', 'mostAreaKm2', 'mostDiameterKm'] as const;
export type BudgetRule = (typeof budgetRules)[number];
export type LimitRule = (typeof limitRules)[number];

export type Rule =
  | { kind: 'budget'; name: BudgetRule; share: number }
  | { kind: 'limit'; name: LimitRule; value: number }
  | { kind: 'together'; index: number; unitIds: readonly number[] }
  | { kind: 'apart'; index: number; unitIds: readonly [number, number] };

const noBudget = { accounts: null, sales: null, perRep: null };
const noLimits = { leastAccounts: null, mostAccounts: null, mostAreaKm2: null, mostDiameterKm: null };

/** What a new budget starts with: about what a sales force takes in a year without unrest. */
export const usualBudget = 0.15;

/** Every rule of a form, in the order they are listed. */
export function rulesOf({ budget, limits, together, apart }: DesignForm): Rule[] {
  const rules: Rule[] = [];
  for (const name of budgetRules) {
    const share = budget?.[name] ?? null;
    if (share !== null) rules.push({ kind: 'budget', name, share });
  }
  for (const name of limitRules) {
    const value = limits?.[name] ?? null;
    if (value !== null) rules.push({ kind: 'limit', name, value });
  }
  together?.forEach((unitIds, index) => {
    rules.push({ kind: 'together', index, unitIds });
  });
  apart?.forEach((unitIds, index) => {
    rules.push({ kind: 'apart', index, unitIds });
  });
  return rules;
}

export function setBudget(form: DesignForm, name: BudgetRule, share: number | null): DesignForm {
  const budget = { ...noBudget, ...form.budget, [name]: share };
  const { budget: _, ...rest } = form;
  return Object.values(budget).every((one) => one === null) ? rest : { ...form, budget };
}

export function setLimit(form: DesignForm, name: LimitRule, value: number | null): DesignForm {
  const limits = { ...noLimits, ...form.limits, [name]: value };
  const { limits: _, ...rest } = form;
  return Object.values(limits).every((one) => one === null) ? rest : { ...form, limits };
}

export function addTogether(form: DesignForm, unitIds: readonly number[]): DesignForm {
  return { ...form, together: [...(form.together ?? []), [...unitIds]] };
}

export function addApart(form: DesignForm, pair: readonly [number, number]): DesignForm {
  return { ...form, apart: [...(form.apart ?? []), [...pair]] };
}

export function removeRule(form: DesignForm, rule: Rule): DesignForm {
  if (rule.kind === 'budget') return setBudget(form, rule.name, null);
  if (rule.kind === 'limit') return setLimit(form, rule.name, null);
  const { together: _together, apart: _apart, ...rest } = form;
  const together =
    rule.kind === 'together' ? form.together?.filter((_, index) => index !== rule.index) : form.together;
  const apart = rule.kind === 'apart' ? form.apart?.filter((_, index) => index !== rule.index) : form.apart;
  return {
    ...rest,
    ...(together && together.length > 0 ? { together } : {}),
    ...(apart && apart.length > 0 ? { apart } : {}),
  };
}
