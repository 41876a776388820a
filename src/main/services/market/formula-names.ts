import type { FormulaName } from '../../../shared/contract/market.ts';
import { isNamedByCatalogue, withoutUnit } from '../../../shared/domain/measure-name.ts';
import type { MeasureUnit } from '../../../shared/domain/measures.ts';
import { translate } from '../../../shared/i18n/index.ts';
import { nameKey } from '../../engine/formula/names.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Dataset } from '../dataset.ts';
import { measureNames } from '../formulas.ts';

/** Everything a formula may name, with the name each language shows. */
export function formulaNames(plan: Plan, data: Dataset): FormulaName[] {
  const catalogued = (key: string) => ({
    zh: translate('zh', 'measures', key),
    en: translate('en', 'measures', key),
  });
  const measures = data.measures.map((measure): FormulaName => {
    const { key, name, unit, derived, calculated } = measure;
    const own = calculated ? name : withoutUnit(name);
    return {
      key,
      unit,
      kind: derived ? 'derived' : calculated ? 'calculated' : 'imported',
      ...(!calculated && isNamedByCatalogue(measure) ? catalogued(key) : { zh: own, en: own }),
    };
  });
  return [
    ...measures,
    { key: 'unitArea', unit: 'squareMetres', kind: 'derived', ...catalogued('unitArea') },
    { key: 'sites', unit: 'count', kind: 'derived', ...catalogued('sites') },
    ...plan
      .all('parameter')
      .map(({ key, name, unit }): FormulaName => ({ key, unit, kind: 'parameter', zh: name, en: name })),
  ];
}

/** Unit of whatever answers to a name; null when nothing does. */
export function unitOfName(plan: Plan, data: Dataset): (name: string) => MeasureUnit | null {
  const units = new Map(
    allNames(plan, data).flatMap(({ names, unit }) => names.map((name) => [nameKey(name), unit] as const)),
  );
  return (name) => units.get(nameKey(name)) ?? null;
}

/** Whether a name is taken by anything but the thing with `key`. */
export function isNameTaken(plan: Plan, data: Dataset, name: string, key: string | null): boolean {
  const wanted = nameKey(name);
  return allNames(plan, data).some(
    (one) => one.key !== key && one.names.some((other) => nameKey(other) === wanted),
  );
}

function allNames(plan: Plan, data: Dataset): { key: string; unit: MeasureUnit; names: string[] }[] {
  const more = formulaNames(plan, data).map(({ key, unit, zh, en }) => ({ key, unit, names: [zh, en, key] }));
  const measures = data.measures.map((measure) => ({
    key: measure.key,
    unit: measure.unit,
    names: measure.calculated ? [measure.name] : measureNames(measure),
  }));
  return [...measures, ...more];
}
