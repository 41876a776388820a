/** Which unit wins where several were drawn: the one with the larger area, or the first in the file. */
export const overlapRules = ['larger', 'first'] as const;
export type OverlapRule = (typeof overlapRules)[number];

/** How borders are to be cleaned. */
export interface BorderCleaning {
  /** Gaps narrower than this are closed, metres. */
  gapMetres: number;
  overlaps: OverlapRule;
  /** Slivers apart from their unit go to the neighbour. */
  slivers: boolean;
}

/** A sliver is narrower than a gap that is closed, by this: an islet of some metres is none. */
export const sliverShare = 1 / 6;

export const gapMetresLimits = { least: 0.1, most: 2000 } as const;
