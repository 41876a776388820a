/** How measures become colours: classes with their limits and counts, for the fill and for the legend alike. */

export interface ShadeClass {
  from: number;
  to: number;
  colour: string;
  count: number;
}

export interface Shade {
  classes: readonly ShadeClass[];
  /** Units without a figure. */
  missing: number;
  /** Class of a value; null = no figure. */
  classOf(value: number | null): number | null;
}

/** Quantile classes: about as many units in each; fewer classes when values repeat. */
export function quantileShade(values: readonly (number | null)[], ramp: readonly string[]): Shade {
  const sorted = values.filter((value): value is number => value !== null).sort((a, b) => a - b);
  const limits: number[] = [];
  for (let step = 1; step < ramp.length; step++) {
    const limit = sorted[Math.floor((step * sorted.length) / ramp.length)];
    if (limit !== undefined && limit > (limits.at(-1) ?? sorted[0] ?? 0)) limits.push(limit);
  }
  const classOf = (value: number | null) => {
    if (value === null) return null;
    let index = 0;
    while (index < limits.length && value >= (limits[index] ?? 0)) index++;
    return index;
  };
  const count = new Array<number>(limits.length + 1).fill(0);
  for (const value of sorted) {
    const index = classOf(value) ?? 0;
    count[index] = (count[index] ?? 0) + 1;
  }
  const edges = [sorted[0] ?? 0, ...limits, sorted.at(-1) ?? 0];
  return {
    classes:
      sorted.length === 0
        ? []
        : count.map((units, index) => ({
            from: edges[index] ?? 0,
            to: edges[index + 1] ?? 0,
            // Few classes still span the whole ramp.
            colour: ramp[Math.round((index * (ramp.length - 1)) / Math.max(1, limits.length))] ?? '',
            count: units,
          })),
    missing: values.length - sorted.length,
    classOf,
  };
}

/** Inside ± this a territory counts as on target; domain.md leaves it to the user, ±10 % is the default. */
export const toleranceBand = 0.1;

/** Symmetric classes around 0: the tolerance band flat, then up to three times and beyond on either side. */
export function deviationShade(values: readonly (number | null)[], ramp: readonly string[]): Shade {
  const limits = [-3, -2, -1, 1, 2, 3].map((times) => times * toleranceBand);
  const known = values.filter((value): value is number => value !== null);
  const classOf = (value: number | null) => {
    if (value === null) return null;
    if (Math.abs(value) <= toleranceBand) return 3;
    const steps = Math.min(3, Math.ceil(Math.abs(value) / toleranceBand - 1e-9) - 1);
    return value < 0 ? 3 - steps : 3 + steps;
  };
  const count = new Array<number>(7).fill(0);
  for (const value of known) {
    const index = classOf(value) ?? 0;
    count[index] = (count[index] ?? 0) + 1;
  }
  return {
    classes: count.map((units, index) => ({
      from: index === 0 ? Number.NEGATIVE_INFINITY : (limits[index - 1] ?? 0),
      to: index === 6 ? Number.POSITIVE_INFINITY : (limits[index] ?? 0),
      colour: ramp[index] ?? '',
      count: units,
    })),
    missing: values.length - known.length,
    classOf,
  };
}
