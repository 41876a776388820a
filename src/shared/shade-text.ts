import type { MeasureUnit } from './domain/measures.ts';
import type { ShadeClass } from './domain/shading.ts';
import type { Format } from './number-format.ts';

/** The values of a class of a measure. */
export function rangeText(one: ShadeClass, unit: MeasureUnit, format: Format): string {
  return one.from === one.to
    ? format.measure(one.from, unit)
    : `${format.measure(one.from, unit)} – ${format.measure(one.to, unit)}`;
}

/** The deviations of a class, with a sign for the side it lies on. */
export function deviationRangeText(one: ShadeClass, format: Format): string {
  const edge = (value: number) => `${value > 0 ? '+' : ''}${format.percent(value, 0)}`;
  if (one.from === Number.NEGATIVE_INFINITY) return `▼ < ${edge(one.to)}`;
  if (one.to === Number.POSITIVE_INFINITY) return `▲ > ${edge(one.from)}`;
  const mark = one.from >= 0 ? '▲' : one.to <= 0 ? '▼' : '●';
  return one.from < 0 && one.to > 0
    ? `${mark} ± ${format.percent(one.to, 0)}`
    : `${mark} ${edge(one.from)} – ${edge(one.to)}`;
}
