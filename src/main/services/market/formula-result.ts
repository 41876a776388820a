import type { FormulaResult } from '../../../shared/contract/market.ts';
import type { Calculated } from '../../engine/formula/calculate.ts';
import type { FormulaRecord } from '../../plan/rows.ts';
import type { Dataset } from '../dataset.ts';
import { weightingOf } from '../formulas.ts';

const mostIds = 20;
const sampleSize = 8;

/** What a formula gives, as the screen and the terminal tell it. */
export function formulaResult(
  data: Dataset,
  record: Pick<FormulaRecord, 'unit' | 'roll_up' | 'weight' | 'expression'>,
  calculated: Calculated,
): FormulaResult {
  const { error, values } = calculated;
  const valued = Array.from(values.keys()).filter((unit) => !Number.isNaN(values[unit]));
  const largest = valued.toSorted((a, b) => values[b] - values[a] || a - b);
  const some = (units: readonly number[]) => ({
    count: error ? 0 : units.length,
    unitIds: error ? [] : units.slice(0, mostIds).map((unit) => data.units[unit].id),
  });
  return {
    error: error && { code: error.code, params: { ...error.params } },
    expression: record.expression,
    total: totalOf(data, record, calculated, valued),
    least: largest.length === 0 ? null : values[largest[largest.length - 1]],
    most: largest.length === 0 ? null : values[largest[0]],
    valued: valued.length,
    dividedByZero: some(calculated.dividedByZero),
    undefinedAt: some(calculated.undefinedAt),
    missing: some(calculated.missing),
    negative: some(calculated.negative),
    sample: largest.slice(0, sampleSize).map((unit) => ({
      unitId: data.units[unit].id,
      name: data.units[unit].name,
      value: values[unit],
    })),
  };
}

function totalOf(
  data: Dataset,
  record: Pick<FormulaRecord, 'unit' | 'roll_up' | 'weight'>,
  calculated: Calculated,
  valued: readonly number[],
): number | null {
  if (valued.length === 0) return null;
  const weighting = weightingOf(data, record, calculated);
  if (!weighting) return valued.reduce((sum, unit) => sum + calculated.values[unit], 0);
  const { above, below } = weighting;
  const both = valued.filter((unit) => !Number.isNaN(above[unit]) && !Number.isNaN(below[unit]));
  const whole = both.reduce((sum, unit) => sum + below[unit], 0);
  return whole === 0 ? null : both.reduce((sum, unit) => sum + above[unit], 0) / whole;
}
