/** What is wrong with an input, as a code and the offending values; nothing is searched. */
export class DesignInputError extends Error {
  readonly code: 'DESIGN_INPUT_INVALID' = 'DESIGN_INPUT_INVALID';
  readonly field: string;
  readonly data: Readonly<Record<string, number | string>>;

  constructor(field: string, message: string, data: Record<string, number | string> = {}) {
    super(`${field}: ${message}`);
    this.name = 'DesignInputError';
    this.field = field;
    this.data = data;
  }
}

export type Numbers = ArrayLike<number>;

export function labelsOf(
  field: string,
  labels: Numbers | null | undefined,
  unitCount: number,
  territoryCount: number,
): Int32Array {
  const result = new Int32Array(unitCount).fill(-1);
  if (!labels) return result;
  requireThat(labels.length === unitCount, field, 'one label per unit is needed', {
    length: labels.length,
    unitCount,
  });
  for (let unit = 0; unit < unitCount; unit++) {
    const label = labels[unit] as number;
    requireThat(
      Number.isInteger(label) && label >= -1 && label < territoryCount,
      field,
      'no such territory',
      { unit, label },
    );
    result[unit] = label;
  }
  return result;
}

export function amountsOf(field: string, values: Numbers, length: number): Float64Array {
  requireThat(values.length === length, field, 'wrong length', { length: values.length, expected: length });
  const result = Float64Array.from(values);
  for (let index = 0; index < length; index++) {
    requireThat(Number.isFinite(result[index]) && result[index] >= 0, field, 'must be a number, 0 or more', {
      index,
      value: result[index],
    });
  }
  return result;
}

export function unitsOf(field: string, units: Numbers, unitCount: number): Int32Array {
  const result = Int32Array.from(units);
  for (const unit of result) requireThat(unit >= 0 && unit < unitCount, field, 'no such unit', { unit });
  return result;
}

export function perTerritory(field: string, value: number | Numbers, territoryCount: number): Float64Array {
  if (typeof value === 'number') return new Float64Array(territoryCount).fill(value);
  requireThat(value.length === territoryCount, field, 'one value per territory is needed', {
    length: value.length,
  });
  const result = Float64Array.from(value);
  for (const each of result) requireThat(!Number.isNaN(each), field, 'is not a number');
  return result;
}

export function fixedCoordinates(
  field: string,
  values: Numbers | undefined,
  territoryCount: number,
): Float64Array {
  const result = new Float64Array(territoryCount).fill(Number.NaN);
  if (!values) return result;
  requireThat(values.length === territoryCount, field, 'one value per territory is needed', {
    length: values.length,
  });
  result.set(values);
  return result;
}

export function requireFinite(field: string, values: Float64Array): void {
  for (let index = 0; index < values.length; index++) {
    requireThat(Number.isFinite(values[index]), field, 'is not a finite number', { index });
  }
}

export function requireThat(
  holds: boolean,
  field: string,
  message: string,
  data: Record<string, number | string> = {},
): asserts holds {
  if (!holds) throw new DesignInputError(field, message, data);
}

export function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
