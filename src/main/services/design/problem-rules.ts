import type { DesignSettings } from '../../../shared/contract/design.ts';
import { isAdditive } from '../../../shared/domain/measures.ts';
import { AppError } from '../../../shared/errors.ts';
import type { DesignMode } from '../../engine/design/problem.ts';
import type { TerritoryLimitInput } from '../../engine/design/problem-builder.ts';
import type { Assignment } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { derivedUnitValues } from '../rows-view.ts';
import { isLimited } from './disruption.ts';
import type { Label } from './labels.ts';

/** Values per unit of a measure, nothing below 0 and nothing unknown. */
export function unitValues(data: Dataset): (key: string) => Float64Array {
  const index = new Map(data.measures.map(({ key }, position) => [key, position]));
  const derived = derivedUnitValues(data);
  return (key) => {
    const position = index.get(key);
    if (position === undefined) throw new AppError('NOT_FOUND', { what: 'measure', id: key });
    if (!isAdditive(data.measures[position].unit))
      throw new AppError('DESIGN_NOT_ADDITIVE', { measure: data.measures[position].name });
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

export function limitsOf(
  { limits }: DesignSettings,
  data: Dataset,
  accounts: Float64Array,
): { limits: TerritoryLimitInput[]; diameter: number | null } {
  if (!limits) return { limits: [], diameter: null };
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

/** With more or fewer territories than the scenario has, "the present" means the least change that gets there. */
export function modeOf(settings: DesignSettings, labels: readonly Label[], scenario: Assignment): DesignMode {
  // Under a budget nothing is drawn from nothing: a plan with little change lies near the present.
  if (settings.start === 'new' && !isLimited(settings)) return 'nothing';
  if (settings.start === 'grow' || settings.start === 'rebalance') return settings.start;
  const kept = labels.filter(({ territory }) => territory !== null).length;
  if (kept < labels.length) return 'add';
  return kept < scenario.territories.length ? 'remove' : 'improve';
}
