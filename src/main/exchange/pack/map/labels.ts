import polylabel from 'polylabel';
import type { Box } from '../../../../shared/domain/label-placer.ts';
import type { Mark } from '../drawing.ts';
import { mapInk } from '../style.ts';
import { textWidth } from '../text-width.ts';

/** A name on the map, and where it would like to stand. */
export interface Label {
  text: string;
  /** Second, lighter line; '' = none. */
  figure: string;
  x: number;
  y: number;
  /** Larger ones are placed first. */
  weight: number;
  /** Sizes to try, the preferred one first. */
  sizes: readonly number[];
  bold: boolean;
  colour?: string;
}

/** Twice the area of a ring, flat x, y. */
export function ringArea(ring: Float64Array): number {
  let twice = 0;
  for (let at = 0, last = ring.length - 2; at < ring.length; last = at, at += 2)
    twice += (ring[last] ?? 0) * (ring[at + 1] ?? 0) - (ring[at] ?? 0) * (ring[last + 1] ?? 0);
  return Math.abs(twice);
}

/** The point of the largest ring farthest from its border; null without one. */
export function anchorOf(rings: readonly Float64Array[]): { x: number; y: number } | null {
  let best: Float64Array | null = null;
  let largest = 0;
  for (const ring of rings) {
    const size = ringArea(ring);
    if (size > largest) {
      largest = size;
      best = ring;
    }
  }
  if (!best) return null;
  const points: [number, number][] = [];
  for (let at = 0; at < best.length; at += 2) points.push([best[at] ?? 0, best[at + 1] ?? 0]);
  const [x = 0, y = 0] = polylabel([points], Math.max(0.5, Math.sqrt(largest) / 60));
  return { x, y };
}

/** Steps aside that are tried, in line heights. */
const asides = [
  [0, 0],
  [0, -0.9],
  [0, 0.9],
  [0, -1.7],
  [0, 1.7],
] as const;

/** Places labels that neither meet nor leave the picture; with their second line where there is room for it. */
export function placeLabels(
  labels: readonly Label[],
  free: (box: Box) => boolean,
  width: number,
  height: number,
): Mark[] {
  const marks: Mark[] = [];
  const order = [...labels].sort((a, b) => b.weight - a.weight);
  for (const label of order) {
    const place = findPlace(label, free, width, height);
    if (!place) continue;
    const { x, y, size, withFigure } = place;
    const look = { kind: 'text', anchor: 'middle', halo: mapInk.halo, x } as const;
    const fill = label.colour ?? mapInk.label;
    marks.push({
      ...look,
      text: label.text,
      size,
      bold: label.bold,
      y: withFigure ? y - size * 0.5 : y,
      fill,
    });
    if (withFigure) marks.push({ ...look, text: label.figure, size: size * 0.82, y: y + size * 0.6, fill });
  }
  return marks;
}

function findPlace(label: Label, free: (box: Box) => boolean, width: number, height: number) {
  for (const size of label.sizes) {
    const nameWidth = textWidth(label.text, size, label.bold) + 3;
    const figureWidth = label.figure === '' ? 0 : textWidth(label.figure, size * 0.82) + 3;
    for (const withFigure of label.figure === '' ? [false] : [true, false]) {
      const w = withFigure ? Math.max(nameWidth, figureWidth) : nameWidth;
      const h = size * (withFigure ? 2.2 : 1.15);
      for (const [, step] of asides) {
        const y = label.y + step * size;
        const box = { x: label.x - w / 2, y: y - h / 2, width: w, height: h };
        if (box.x < 1 || box.y < 1 || box.x + w > width - 1 || box.y + h > height - 1) continue;
        if (free(box)) return { x: label.x, y, size, withFigure };
      }
    }
  }
  return null;
}
