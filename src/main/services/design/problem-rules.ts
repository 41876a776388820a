import type { DesignSettings } from '../../../shared/contract/design.ts';
import { AppError } from '../../../shared/errors.ts';
import type { DesignMode } from '../../engine/design/problem.ts';
import type { DisruptionInput, TerritoryLimitInput } from '../../engine/design/problem-builder.ts';
import type { Assignment } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { derivedUnitValues } from '../rows-view.ts';
import type { Label } from './labels.ts';

/** Values per unit of a measure, nothing below 0 and nothing unknown. */
export function unitValues(data: Dataset): (key: string) => Float64Array {
  const index = new Map(data.measures.map(({ key }, position) => [key, position]));
  const derived = derivedUnitValues(data);
  return (key) => {
    const position = index.get(key);
    if (position === undefined) throw new AppError('NOT_FOUND', { what: 'measure', id: key });
    const values = position < derived.length ? derived[position] : data.imported[position - derived.length];
    return values.map((value) => (Number.isNaN(value) ? 0 : Math.max(0, value)));
  };
}

type AskedMeasure = DesignSettings['measures'][number];

export function measureInput(asked: AskedMeasure, values: Float64Array, labels: readonly Label[]) {
  if (!values.some((value) => value > 0)) throw new AppError('DESIGN_NOTHING_TO_DO', { measure: asked.key });
  return {
    name: asked.key,
    values,
    share: Float64Array.from(labels, ({ territory }) => territory?.share ?? 1),
    upperTolerance: asked.tolerance,
    lowerTolerance: asked.lowerTolerance ?? asked.tolerance,
    hard: asked.soft !== true,
    weight: asked.weight,
  };
}

export function limitsOf({ limits }: DesignSettings, data: Dataset, accounts: Float64Array) {
  if (!limits) return {};
  const { leastAccounts, mostAccounts, mostAreaKm2, mostDiameterKm } = limits;
  const area = Float64Array.from(data.units, (unit) => unit.area_m2);
  const wanted: TerritoryLimitInput[] = [];
  if (leastAccounts !== null || mostAccounts !== null) {
    wanted.push({
      name: 'accounts',
      values: accounts,
      least: leastAccounts ?? -Infinity,
      most: mostAccounts ?? Infinity,
    });
  }
  if (mostAreaKm2 !== null) wanted.push({ name: 'area', values: area, most: mostAreaKm2 * 1e6 });
  return { limits: wanted, diameter: mostDiameterKm };
}

/**
 * What a change of hands costs, or may not exceed. `keepPresent` is a weight, the budgets are limits; both may be used at once.
 * @param usual kilometres of mean travel that "keep all of the present" is worth
 */
export function disruptionOf(
  { keepPresent, budget }: DesignSettings,
  values: (key: string) => Float64Array,
  usual: number,
  present: Int32Array,
  territoryCount: number,
): DisruptionInput[] {
  const total = (amounts: Float64Array) => amounts.reduce((sum, value) => sum + value, 0);
  const accounts = values('accounts');
  const disruption: DisruptionInput[] = [];
  const accountsBudget = budget?.accounts ?? null;
  const salesBudget = budget?.sales ?? null;
  const perRep = budget?.perRep ?? null;
  if (keepPresent > 0 || accountsBudget !== null || perRep !== null) {
    disruption.push({
      name: 'accounts',
      values: accounts,
      weight: keepPresent * usual,
      totalBudget: accountsBudget === null ? Infinity : accountsBudget * total(accounts),
      territoryBudget:
        perRep === null ? Infinity : held(present, accounts, territoryCount).map((sum) => perRep * sum),
    });
  }
  if (salesBudget !== null) {
    const sales = values('sales');
    disruption.push({ name: 'sales', values: sales, weight: 0, totalBudget: salesBudget * total(sales) });
  }
  return disruption;
}

/** What each territory holds at present. */
function held(present: Int32Array, values: Float64Array, territoryCount: number): Float64Array {
  const sums = new Float64Array(territoryCount);
  present.forEach((territory, unit) => {
    if (territory >= 0) sums[territory] += values[unit];
  });
  return sums;
}

/** With more or fewer territories than the scenario has, "the present" means the least change that gets there. */
export function modeOf(settings: DesignSettings, labels: readonly Label[], scenario: Assignment): DesignMode {
  if (settings.start === 'new') return 'nothing';
  if (settings.start !== 'present') return settings.start;
  const kept = labels.filter(({ territory }) => territory !== null).length;
  if (kept < labels.length) return 'add';
  return kept < scenario.territories.length ? 'remove' : 'improve';
}
