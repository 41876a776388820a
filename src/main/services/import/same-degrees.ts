/** Degrees, a tenth of a millimetre: spreadsheet programs keep 15 or 16 digits of a number when they save. */
const tolerance = 1e-9;

/** Whether an imported coordinate is the one that stands. */
export const sameDegrees = (a: number | null | undefined, b: number | null | undefined): boolean =>
  a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) < tolerance);
