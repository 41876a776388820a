/**
 * A picture as a list of marks, painted in order: what maps and charts are before a writer turns them into SVG, PDF or slide
 * shapes. Points from the top left corner, y downwards; colours are `#rrggbb` without transparency, so that every writer and
 * printer shows the same.
 */
export interface Drawing {
  width: number;
  height: number;
  marks: readonly Mark[];
  /** For those who cannot see it. */
  alt: string;
}

export type Mark = PathMark | TextMark | CircleMark;

export interface PathMark {
  kind: 'path';
  /** Flat x, y, x, y … per line or ring; filled by the even-odd rule. */
  lines: readonly Float64Array[];
  closed: boolean;
  fill?: string;
  stroke?: string;
  strokeWidth?: number;
  dash?: readonly number[];
  /** What it is, where a person may ask: a tooltip, the name of a shape on a slide. */
  name?: string;
}

export interface TextMark {
  kind: 'text';
  text: string;
  x: number;
  /** Of the middle of the letters. */
  y: number;
  size: number;
  bold?: boolean;
  anchor: 'start' | 'middle' | 'end';
  fill: string;
  /** A band of this colour around the letters, so that they read on a busy ground. */
  halo?: string;
}

export interface CircleMark {
  kind: 'circle';
  x: number;
  y: number;
  radius: number;
  fill: string;
  stroke?: string;
  strokeWidth?: number;
  name?: string;
}

export const rectangle = (x: number, y: number, width: number, height: number): Float64Array =>
  Float64Array.of(x, y, x + width, y, x + width, y + height, x, y + height);

/** The same picture elsewhere. */
export function shifted(marks: readonly Mark[], dx: number, dy: number): Mark[] {
  return marks.map((mark): Mark => {
    if (mark.kind !== 'path') return { ...mark, x: mark.x + dx, y: mark.y + dy };
    return { ...mark, lines: mark.lines.map((line) => line.map((value, at) => value + (at % 2 ? dy : dx))) };
  });
}
