import type { BarChart } from '../page.ts';
import { valueText } from './bar-chart.ts';

/** All values of a chart as a sentence, for those who cannot see it. */
export const chartText = (caption: string, { categories, series, format, unit }: BarChart): string =>
  `${caption}${unit === '' ? '' : ` (${unit})`}: ${categories
    .map((name, at) => {
      const values = series.flatMap(({ name: one, values: all }) => {
        const value = all[at];
        return value === null || value === undefined ? [] : `${one} ${valueText(value, format)}`;
      });
      return `${name} ${values.join(', ')}`;
    })
    .join('; ')}`;
