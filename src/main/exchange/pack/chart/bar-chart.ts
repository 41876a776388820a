import { type Drawing, type Mark, rectangle } from '../drawing.ts';
import type { BarChart } from '../page.ts';
import { ink } from '../style.ts';
import { fitText, textWidth } from '../text-width.ts';
import { niceTicks } from './ticks.ts';

const labelSize = 7.2;
const axisSize = 6.5;
const legendHeight = 14;

/** How a value of a chart is written. */
export function valueText(value: number, { percent, decimals }: BarChart['format']): string {
  const shown = percent ? value * 100 : value;
  const text = Math.abs(shown).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return `${shown < 0 && Number(text.replaceAll(',', '')) !== 0 ? '−' : ''}${text}${percent ? ' %' : ''}`;
}

/** Lying bars with the categories' names on the left, an axis in round steps below, and a legend above. */
export function drawBars(chart: BarChart, width: number, height: number, alt: string): Drawing {
  const { categories, series } = chart;
  const names = Math.min(
    width * 0.34,
    Math.max(30, ...categories.map((name) => textWidth(name, labelSize) + 6)),
  );
  const top = series.length > 1 ? legendHeight : 2;
  const bottom = height - 14;
  const ticks = niceTicks(extent(chart), 5);
  const [least, most] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  // Figures of bars to the left of 0 stand before them, clear of the names.
  const left = names + (least < 0 ? 30 : 0);
  const right = width - 32;
  const x = (value: number) => left + ((value - least) / (most - least || 1)) * (right - left);
  const marks: Mark[] = [];
  if (chart.band !== null)
    marks.push({
      kind: 'path',
      lines: [rectangle(x(-chart.band), top, x(chart.band) - x(-chart.band), bottom - top)],
      closed: true,
      fill: ink.accentSoft,
    });
  for (const tick of ticks) {
    const strong = tick === 0;
    marks.push(line(x(tick), top, x(tick), bottom, strong ? ink.quiet : ink.line, strong ? 0.8 : 0.5));
    marks.push(words(tickText(tick, ticks, chart), x(tick), bottom + 7, axisSize, 'middle', ink.quiet));
  }
  if (chart.unit !== '') marks.push(words(chart.unit, width, bottom + 7, axisSize, 'end', ink.quiet));
  const step = (bottom - top) / Math.max(1, categories.length);
  categories.forEach((name, at) => {
    const middle = top + (at + 0.5) * step;
    marks.push(
      words(
        fitText(name, names - 6, labelSize),
        names - 5,
        middle,
        Math.min(labelSize, step),
        'end',
        ink.text,
      ),
    );
    marks.push(...bars(chart, at, middle, Math.min(step * 0.78, 22), x));
  });
  if (series.length > 1) marks.push(...legend(series, left));
  return { width, height, marks, alt };
}

/** What the axis has to reach: sums of what is stacked on either side of 0. */
function extent({ series, categories, stacked, band }: BarChart): [number, number] {
  let [least, most] = [Math.min(0, -(band ?? 0)), Math.max(0, band ?? 0)];
  categories.forEach((_, at) => {
    const values = series.flatMap(({ values: all }) => all[at] ?? []);
    const up = values.filter((value) => value > 0);
    const down = values.filter((value) => value < 0);
    const join = (list: number[]) =>
      stacked
        ? list.reduce((sum, value) => sum + value, 0)
        : list.sort((a, b) => Math.abs(b) - Math.abs(a))[0];
    most = Math.max(most, join(up) ?? 0);
    least = Math.min(least, join(down) ?? 0);
  });
  return [least, most];
}

function bars(
  chart: BarChart,
  at: number,
  middle: number,
  thick: number,
  x: (value: number) => number,
): Mark[] {
  const { series, stacked, format } = chart;
  const marks: Mark[] = [];
  const each = stacked ? thick : thick / series.length;
  const size = Math.min(6.4, Math.max(4.5, each));
  let [up, down] = [0, 0];
  series.forEach(({ values, colour }, index) => {
    const value = values[at];
    if (value === null || value === undefined) return;
    const from = stacked ? (value < 0 ? down : up) : 0;
    const to = from + value;
    if (value < 0) down = to;
    else up = to;
    const y = stacked ? middle - thick / 2 : middle - thick / 2 + index * each;
    const [a, b] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))];
    if (b - a > 0.05)
      marks.push({ kind: 'path', lines: [rectangle(a, y, b - a, each * 0.92)], closed: true, fill: colour });
    const text = valueText(value, format);
    if (value === 0 && stacked) return;
    marks.push(
      words(text, value < 0 ? a - 2 : b + 2, y + each * 0.46, size, value < 0 ? 'end' : 'start', ink.quiet),
    );
  });
  return marks;
}

function legend(series: BarChart['series'], left: number): Mark[] {
  let at = left;
  return series.flatMap(({ name, colour }) => {
    const x = at;
    at += 14 + textWidth(name, labelSize) + 14;
    return [
      { kind: 'path' as const, lines: [rectangle(x, 1.5, 8, 7)], closed: true, fill: colour },
      words(name, x + 11, 5, labelSize, 'start', ink.text),
    ];
  });
}

function tickText(value: number, ticks: readonly number[], { format }: BarChart): string {
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0)) * (format.percent ? 100 : 1);
  const decimals = step >= 1 ? 0 : Math.min(4, Math.ceil(-Math.log10(step)));
  return valueText(value, { ...format, decimals });
}

const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, strokeWidth: number): Mark => ({
  kind: 'path',
  lines: [Float64Array.of(x1, y1, x2, y2)],
  closed: false,
  stroke,
  strokeWidth,
});

const words = (
  text: string,
  x: number,
  y: number,
  size: number,
  anchor: 'start' | 'middle' | 'end',
  fill: string,
): Mark => ({ kind: 'text', text, x, y, size, anchor, fill });
