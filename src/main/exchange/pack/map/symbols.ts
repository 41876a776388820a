import type { Mark } from '../drawing.ts';
import { mapInk } from '../style.ts';

type CustomerClass = 'A' | 'B' | 'C';

/** Half size of the marks, points: told apart by shape and size as on screen. */
const reach: Record<CustomerClass, number> = { A: 2.6, B: 2.2, C: 1.6 };

/** A: disc, B: diamond, C: triangle. */
export function accountMark(
  customerClass: CustomerClass,
  x: number,
  y: number,
  colour: string = mapInk.point,
): Mark {
  const r = reach[customerClass];
  const edge = { stroke: mapInk.halo, strokeWidth: 0.5 };
  if (customerClass === 'A') return { kind: 'circle', x, y, radius: r, fill: colour, ...edge };
  const corners =
    customerClass === 'B'
      ? Float64Array.of(x, y - r, x + r, y, x, y + r, x - r, y)
      : Float64Array.of(x, y - r, x + r, y + r * 0.8, x - r, y + r * 0.8);
  return { kind: 'path', lines: [corners], closed: true, fill: colour, ...edge };
}

/** A rep's home: a square with a roof. */
export function homeMark(x: number, y: number, r = 3.6): Mark {
  return {
    kind: 'path',
    lines: [Float64Array.of(x - r, y + r, x - r, y - r * 0.2, x, y - r, x + r, y - r * 0.2, x + r, y + r)],
    closed: true,
    fill: mapInk.home,
    stroke: mapInk.halo,
    strokeWidth: 0.8,
  };
}

/** A number in a disc: what a table beside the map explains. */
export function numberMarks(number: number, x: number, y: number): Mark[] {
  return [
    { kind: 'circle', x, y, radius: 5.2, fill: mapInk.home, stroke: mapInk.halo, strokeWidth: 0.8 },
    { kind: 'text', text: String(number), x, y, size: 6.4, bold: true, anchor: 'middle', fill: '#ffffff' },
  ];
}
