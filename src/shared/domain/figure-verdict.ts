import type { Figure } from '../contract/compare.ts';

export type Verdict = 'better' | 'worse' | 'same' | 'neither';

/** Right minus left; null when either is unknown. */
export function difference({ left, right }: Figure): number | null {
  return left === null || right === null ? null : right - left;
}

/** Differences smaller than what the eye can read count as none: a tenth of a percent point for ratios. */
const noise: Readonly<Record<Figure['unit'], number>> = {
  count: 0,
  fen: 0,
  minutes: 0.5,
  ratio: 0.0005,
  metres: 0.5,
};

export function verdict(figure: Figure): Verdict {
  const by = difference(figure);
  if (by === null) return 'neither';
  if (Math.abs(by) <= noise[figure.unit]) return 'same';
  if (figure.better === 'neither') return 'neither';
  return by > 0 === (figure.better === 'more') ? 'better' : 'worse';
}
