import type { Figure } from './contract/compare.ts';
import { dash, type Format } from './number-format.ts';

/** A figure in its unit's words. */
export function figureText(f: Format, value: number | null, unit: Figure['unit']): string {
  if (unit === 'fen') return f.money(value);
  if (unit === 'minutes') return f.hours(value);
  if (unit === 'ratio') return f.percent(value);
  return unit === 'metres' ? f.distance(value) : f.count(value);
}

/** A difference of figures with its sign; ratios differ by percentage points, which `points` names. */
export function signedFigure(
  f: Format,
  value: number | null,
  unit: Figure['unit'],
  points: (value: string) => string,
): string {
  if (value === null) return dash;
  const size = Math.abs(value);
  const text = unit === 'ratio' ? points(f.number(size * 100, 1)) : figureText(f, size, unit);
  return value > 0 ? `+${text}` : value < 0 ? `−${text}` : text;
}
