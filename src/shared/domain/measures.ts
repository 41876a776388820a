/** Measures every plan has; imported unit properties add to them under their own key. */
export const derivedMeasures = [
  'accounts',
  'calls',
  'workload',
  'potential',
  'sales',
  'previousSales',
] as const;
export type DerivedMeasure = (typeof derivedMeasures)[number];

/** How a measure's number is to be read: fen, minutes, square metres, or a plain count. */
export type MeasureUnit = 'count' | 'fen' | 'minutes' | 'squareMetres' | 'number';

export const derivedMeasureUnit: Readonly<Record<DerivedMeasure, MeasureUnit>> = {
  accounts: 'count',
  calls: 'count',
  workload: 'minutes',
  potential: 'fen',
  sales: 'fen',
  previousSales: 'fen',
};
