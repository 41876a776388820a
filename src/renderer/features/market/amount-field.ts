import { parseAmount } from '../../../shared/domain/amount-text.ts';
import type { MeasureUnit } from '../../../shared/domain/measures.ts';

/** How many of the plan's units one of the shown unit is: yuan, hours, km². Shares are typed in percent or as fractions. */
const planUnits: Readonly<Record<MeasureUnit, number>> = {
  count: 1,
  fen: 100,
  minutes: 60,
  squareMetres: 1e6,
  number: 1,
  ratio: 1,
  fenPerCount: 100,
  fenPerSquareMetre: 100 / 1e6,
  countPerSquareMetre: 1 / 1e6,
};

/** A figure as typed, in the plan's unit; null when unreadable. 25 % may be typed `25%` or `0.25`. */
export function typedValue(text: string, unit: MeasureUnit): number | null {
  const value = parseAmount(text);
  return value === null ? null : Number((value * planUnits[unit]).toPrecision(15));
}

/** A stored figure as it would be typed. */
export function typedText(value: number, unit: MeasureUnit): string {
  if (unit === 'ratio') return `${Number((value * 100).toPrecision(12))}%`;
  return String(Number((value / planUnits[unit]).toPrecision(15)));
}
