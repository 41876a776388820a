import type { Format } from '../../../../shared/number-format.ts';
import type { Mark } from '../drawing.ts';
import { ink } from '../style.ts';

/** A bar of a round length (1, 2 or 5 × 10ⁿ metres) of at most `widest` points, its right end at `x`. */
export function scaleBar(metresPerPoint: number, x: number, y: number, widest: number, f: Format): Mark[] {
  const most = metresPerPoint * widest;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = power * ([5, 2, 1].find((times) => times * power <= most) ?? 1);
  const width = metres / metresPerPoint;
  const text = metres >= 1000 ? `${f.count(metres / 1000)} km` : `${f.count(metres)} m`;
  return [
    {
      kind: 'path',
      lines: [Float64Array.of(x - width, y - 3, x - width, y, x, y, x, y - 3)],
      closed: false,
      stroke: ink.quiet,
      strokeWidth: 0.8,
    },
    { kind: 'text', text, x: x - width - 4, y: y - 1.5, size: 6.5, anchor: 'end', fill: ink.quiet },
  ];
}
