import type { FormulaInput } from '../../../shared/contract/market.ts';
import { templateExpression } from '../../../shared/domain/market-templates.ts';
import { isAdditive, type MeasureUnit } from '../../../shared/domain/measures.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Plan } from '../../plan/plan.ts';
import type { FormulaRecord, MeasureProfileRecord } from '../../plan/rows.ts';
import type { Dataset } from '../dataset.ts';
import { unitOfName } from './formula-names.ts';

/** A formula as asked for; `key` = the one being changed, null = a new one. */
export type SaveFormula = FormulaInput & { key: string | null };

/** @throws AppError FORMULA_INPUT_MISSING, FORMULA_INPUT_RANGE for a template's gap */
export function recordOf(plan: Plan, data: Dataset, input: SaveFormula): FormulaRecord {
  const { name, unit, kind, inputs, weight } = input;
  let { expression } = input;
  if (kind !== 'custom') {
    const made = templateExpression(kind, unit, inputs, unitOfName(plan, data));
    if ('gap' in made) {
      const { input: gap, problem, value } = made.gap;
      throw problem === 'missing'
        ? new AppError('FORMULA_INPUT_MISSING', { input: `input:${kind}.${gap}` })
        : new AppError('FORMULA_INPUT_RANGE', { input: `input:${kind}.${gap}`, value: value ?? 0 });
    }
    expression = made.expression;
  }
  const stands = input.key === null ? undefined : plan.get('formula', { key: input.key });
  return {
    key: input.key ?? `formula:${nextNumber(plan.all('formula'))}`,
    name: name.trim(),
    unit,
    expression,
    kind,
    inputs: JSON.stringify(kind === 'custom' ? {} : inputs),
    roll_up:
      isAdditive(unit) && unit !== 'number'
        ? 'sum'
        : isAdditive(unit) || input.rollUp !== 'sum'
          ? input.rollUp
          : 'quotient',
    weight,
    position: stands?.position ?? plan.max('formula', 'position') + 1,
  };
}

/** The next number of keys like `formula:3`. */
export const nextNumber = (rows: readonly { key: string }[]): number =>
  rows.reduce((most, { key }) => Math.max(most, Number(key.split(':')[1]) || 0), 0) + 1;

/** A unit that table `measure` has no word for; null for the others. */
export const profileOf = (unit: MeasureUnit): MeasureProfileRecord['unit'] | null =>
  unit === 'ratio' || unit === 'fenPerCount' || unit === 'fenPerSquareMetre' || unit === 'countPerSquareMetre'
    ? unit
    : null;

export const storedUnit = (unit: MeasureUnit): 'count' | 'fen' | 'minutes' | 'squareMetres' | 'number' =>
  unit === 'count' || unit === 'fen' || unit === 'minutes' || unit === 'squareMetres' ? unit : 'number';
