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

/** How a measure's number is to be read: fen, minutes, square metres, a plain count, a share 0..1, or one of these by another. */
export const measureUnits = [
  'count',
  'fen',
  'minutes',
  'squareMetres',
  'number',
  'ratio',
  'fenPerCount',
  'fenPerSquareMetre',
  'countPerSquareMetre',
] as const;
export type MeasureUnit = (typeof measureUnits)[number];

const intensive: ReadonlySet<MeasureUnit> = new Set([
  'ratio',
  'fenPerCount',
  'fenPerSquareMetre',
  'countPerSquareMetre',
]);

/** Whether units' figures add up to a territory's. Shares and figures by head or by area do not. */
export const isAdditive = (unit: MeasureUnit): boolean => !intensive.has(unit);

export const derivedMeasureUnit: Readonly<Record<DerivedMeasure, MeasureUnit>> = {
  accounts: 'count',
  calls: 'count',
  workload: 'minutes',
  potential: 'fen',
  sales: 'fen',
  previousSales: 'fen',
};
