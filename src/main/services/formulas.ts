import { isNamedByCatalogue, withoutUnit } from '../../shared/domain/measure-name.ts';
import { isAdditive } from '../../shared/domain/measures.ts';
import { languages, translate } from '../../shared/i18n/index.ts';
import { type Calculated, calculateFormulas } from '../engine/formula/calculate.ts';
import type { Formula, Source } from '../engine/formula/names.ts';
import type { PlanReader } from '../plan/plan.ts';
import type { FormulaRecord } from '../plan/rows.ts';
import type { Figures } from './dataset.ts';
import { formulaMeasures } from './measures.ts';
import { derivedUnitValues } from './rows-view.ts';

/** Σ above ÷ Σ below gives a territory's figure of a measure that does not add up. Per unit. */
export interface Weighting {
  readonly above: Float64Array;
  readonly below: Float64Array;
}

export interface CalculatedMeasures {
  readonly records: readonly FormulaRecord[];
  readonly results: readonly Calculated[];
}

export const readFormulas = (plan: PlanReader): FormulaRecord[] =>
  plan.all('formula').sort((a, b) => a.position - b.position);

/** The calculated measure that stands for potential where no account has any; null when none was chosen. */
export function readPotentialSource(plan: PlanReader): string | null {
  const key = plan.setting('potentialSource');
  return key !== undefined && plan.get('formula', { key }) ? key : null;
}

export const asFormula = ({ key, name, unit, expression }: FormulaRecord): Formula => ({
  key,
  names: [name, key],
  unit,
  expression,
});

/** Every measure and parameter a formula may name, with the values of now. */
export function formulaSources(plan: PlanReader, data: Figures): Source[] {
  const derived = derivedUnitValues(data);
  const potentialSource = takesPotential(data) ? readPotentialSource(plan) : null;
  let imported = 0;
  const measures = data.measures.flatMap(
    ({ key, name, unit, derived: isDerived, calculated }, index): Source[] => {
      if (calculated) return [];
      const value = isDerived ? derived[index] : data.imported[imported++];
      const names = measureNames({ key, name, derived: isDerived });
      const from = key === 'potential' && potentialSource !== null ? { takenFrom: potentialSource } : {};
      return [{ key, names, unit, value, ...from }];
    },
  );
  return [
    ...measures,
    {
      key: 'unitArea',
      names: catalogueNames('unitArea'),
      unit: 'squareMetres',
      value: Float64Array.from(data.units, ({ area_m2 }) => area_m2),
    },
    { key: 'sites', names: catalogueNames('sites'), unit: 'count', value: siteCounts(plan, data) },
    ...plan
      .all('parameter')
      .map(({ key, name, unit, value }): Source => ({ key, names: [name], unit, value })),
  ];
}

const catalogueNames = (key: string): string[] =>
  languages.map((language) => translate(language, 'measures', key)).concat(key);

/** All a measure answers to: its names in both languages, the file's heading with and without its unit, its key. */
export function measureNames(measure: { key: string; name: string; derived: boolean }): string[] {
  const { key, name } = measure;
  if (isNamedByCatalogue(measure)) return [...catalogueNames(key), name];
  return [withoutUnit(name), name, key];
}

/** Competitors' sites per unit. */
export function siteCounts(plan: PlanReader, data: Figures): Float64Array {
  const counts = new Float64Array(data.units.length);
  for (const { unit_id } of plan.all('competitor')) {
    const index = unit_id === null ? undefined : data.unitIndex.get(unit_id);
    if (index !== undefined) counts[index]++;
  }
  return counts;
}

/** Whether potential may come from a calculated measure: no account has any of its own. */
export const takesPotential = (data: Figures): boolean => !data.potential.some((value) => value > 0);

/** The dataset with its calculated measures: after the imported ones, in their order. */
export function withFormulas(plan: PlanReader, data: Figures): Figures {
  const records = readFormulas(plan);
  if (records.length === 0) return data;
  const results = calculateFormulas(
    records.map(asFormula),
    formulaSources(plan, data),
    data.units.length,
    data.adjacency,
  );
  const source = takesPotential(data) ? readPotentialSource(plan) : null;
  const potential = results.find(({ key, error }) => key === source && error === null);
  const full: Figures = {
    ...data,
    measures: data.measures.concat(formulaMeasures(records)),
    imported: data.imported.concat(results.map(({ values }) => values)),
    calculated: { records, results },
    unitPotential: potential ? potential.values.map((value) => (value > 0 ? value : 0)) : null,
  };
  const weighting = results.map((result, index) => weightingOf(full, records[index], result));
  return { ...full, weighting: data.weighting.concat(weighting) };
}

/** How a measure's figures come together in a territory; null = they add up. */
export function weightingOf(
  data: Figures,
  { unit, roll_up, weight }: Pick<FormulaRecord, 'unit' | 'roll_up' | 'weight'>,
  { values, parts }: Pick<Calculated, 'values' | 'parts'>,
): Weighting | null {
  if (roll_up === 'sum') return null;
  if (roll_up === 'quotient' && parts) return parts;
  if (isAdditive(unit) && roll_up === 'quotient') return null;
  return mean(values, weight === null ? null : measureValues(data, weight));
}

/** Mean over units, each counting as much as its weight. */
export function mean(values: Float64Array, weights: Float64Array | null): Weighting {
  const below = values.map((value, unit) => (Number.isNaN(value) ? Number.NaN : (weights?.[unit] ?? 1)));
  return { above: values.map((value, unit) => value * below[unit]), below };
}

/** Values per unit of any measure of the plan; null when there is none of that key. */
export function measureValues(data: Figures, key: string): Float64Array | null {
  const position = data.measures.findIndex((measure) => measure.key === key);
  if (position < 0) return null;
  const derived = derivedUnitValues(data);
  return position < derived.length ? derived[position] : data.imported[position - derived.length];
}
