import { boundaryPolygons } from '../engine/geo/boundary.ts';
import { boxTree } from '../engine/geo/locator.ts';
import type { PolygonSet } from '../engine/geo/polygon-set.ts';
import { storedBoundary } from '../engine/geo/stored-boundary.ts';
import { answerApart } from './answer-apart.ts';

/** Borders ready for points to be looked up in them: bytes alone, so that they cross between threads as they are. */
export interface BordersIndex {
  /** Unit id by position in the set. */
  readonly ids: Int32Array<ArrayBuffer>;
  readonly set: PolygonSet;
  /** What `Flatbush.from` makes the tree of their boxes of; null without borders. */
  readonly boxes: ArrayBufferLike | null;
}

/** @param topology TopoJSON as the plan keeps it. @throws AppError PLAN_PART_DAMAGED */
export function indexBorders(topology: string): BordersIndex {
  const { ids, set } = boundaryPolygons(storedBoundary(topology));
  return { ids: Int32Array.from(ids), set, boxes: boxTree(set)?.data ?? null };
}

/** The same in a thread of its own. */
export const indexBordersApart = (topology: string): Promise<BordersIndex> =>
  answerApart('borders-index-worker', topology);
