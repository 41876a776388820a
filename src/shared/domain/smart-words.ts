import type { SmartReason } from '../contract/fairness.ts';

interface Formats {
  money: (fen: number) => string;
  percent: (ratio: number) => string;
}

/**
 * The figures of a SMART reason in words: `quotaFen` fills the placeholder `quota` as money, `overRatio` the placeholder `over`
 * as percent, `ratio` itself as percent.
 */
export function smartReasonParams({ params }: SmartReason, formats: Formats): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (name.endsWith('Fen')) return [name.slice(0, -3), formats.money(value)];
      return [name === 'ratio' ? name : name.replace(/Ratio$/, ''), formats.percent(value)];
    }),
  );
}
