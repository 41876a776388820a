import type { Drawing, Mark } from '../drawing.ts';
import { escapeMarkup } from '../plain-text.ts';

/** Fonts of the reader's own system: nothing is fetched. */
export const fontStack =
  "'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif";

/** Numbers without a tail of digits: 12.30 → 12.3. */
const n = (value: number) => String(Math.round(value * 100) / 100);

/** A picture as an SVG element, to stand by itself (`standalone`: with the namespace and its size) or within HTML. No styles, no scripts. */
export function svgOf(drawing: Drawing, { standalone }: { standalone: boolean }): string {
  const { width, height, marks, alt } = drawing;
  const size = standalone
    ? ` xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}"`
    : '';
  return [
    `<svg${size} viewBox="0 0 ${n(width)} ${n(height)}" role="img" aria-label="${escapeMarkup(alt)}" font-family="${fontStack}">`,
    standalone ? `<title>${escapeMarkup(alt)}</title>` : '',
    ...marks.map(markOf),
    '</svg>',
  ].join('\n');
}

function markOf(mark: Mark): string {
  if (mark.kind === 'text') {
    const { text, x, y, size, bold, anchor, fill, halo } = mark;
    const around = halo
      ? ` stroke="${halo}" stroke-width="${n(size * 0.28)}" stroke-linejoin="round" paint-order="stroke"`
      : '';
    const weight = bold ? ' font-weight="600"' : '';
    return `<text x="${n(x)}" y="${n(y)}" dy="0.36em" font-size="${n(size)}"${weight} text-anchor="${anchor}" fill="${fill}"${around}>${escapeMarkup(text)}</text>`;
  }
  const name = mark.name === undefined ? '' : `<title>${escapeMarkup(mark.name)}</title>`;
  const close = (tag: string) => (name === '' ? '/>' : `>${name}</${tag}>`);
  if (mark.kind === 'circle')
    return `<circle cx="${n(mark.x)}" cy="${n(mark.y)}" r="${n(mark.radius)}" fill="${mark.fill}"${strokeOf(mark)}${close('circle')}`;
  const d = mark.lines.map((line) => pathOf(line, mark.closed)).join('');
  return `<path d="${d}" fill="${mark.fill ?? 'none'}" fill-rule="evenodd"${strokeOf(mark)}${close('path')}`;
}

function strokeOf({ stroke, strokeWidth = 1, ...mark }: Exclude<Mark, { kind: 'text' }>): string {
  if (stroke === undefined) return '';
  const dash = 'dash' in mark && mark.dash ? ` stroke-dasharray="${mark.dash.join(' ')}"` : '';
  return ` stroke="${stroke}" stroke-width="${n(strokeWidth)}" stroke-linejoin="round"${dash}`;
}

function pathOf(line: Float64Array, closed: boolean): string {
  let d = '';
  for (let at = 0; at < line.length; at += 2)
    d += `${at === 0 ? 'M' : 'L'}${n(line[at] ?? 0)} ${n(line[at + 1] ?? 0)}`;
  return closed ? `${d}Z` : d;
}
