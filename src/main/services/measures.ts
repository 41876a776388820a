import type { MeasureInfo } from '../../shared/contract/plan.ts';
import { derivedMeasures, derivedMeasureUnit } from '../../shared/domain/measures.ts';
import type { PlanReader } from '../plan/plan.ts';
import type { FormulaRecord, MeasureRecord } from '../plan/rows.ts';

/** Imported measures in their order. */
export const measureRecords = (plan: PlanReader): MeasureRecord[] =>
  plan.all('measure').sort((a, b) => a.position - b.position);

/** Units of measures whose figures are not the plain ones of their kind, by key. */
export const measureProfiles = (plan: PlanReader) =>
  new Map(plan.all('measure_profile').map(({ measure_key, unit }) => [measure_key, unit]));

/** The measures every plan has, then the imported ones. */
export function givenMeasures(plan: PlanReader): MeasureInfo[] {
  const derived: MeasureInfo[] = derivedMeasures.map((key) => ({
    key,
    name: '',
    unit: derivedMeasureUnit[key],
    derived: true,
  }));
  const profile = measureProfiles(plan);
  return derived.concat(
    measureRecords(plan).map(({ key, name, unit }) => ({
      key,
      name,
      unit: profile.get(key) ?? unit,
      derived: false,
    })),
  );
}

/** The measures that formulas give. */
export const formulaMeasures = (records: readonly FormulaRecord[]): MeasureInfo[] =>
  records.map(({ key, name, unit }) => ({ key, name, unit, derived: false, calculated: true }));
