import type { Adjacency } from '../design/problem.ts';

export interface TerritoryPieces {
  /** Connected pieces per territory: 0 = no units, 1 = contiguous. */
  readonly count: Int32Array;
  /** Piece number per unit, counted over all territories; -1 for unassigned units. */
  readonly pieceOf: Int32Array;
}

/**
 * Connected pieces of each territory's units over the adjacency (links joined, barriers cut).
 * @param territoryOf territory index per unit, -1 = unassigned
 */
export function territoryPieces(
  adjacency: Adjacency,
  territoryOf: Int32Array,
  territoryCount: number,
): TerritoryPieces {
  const { offsets, neighbours } = adjacency;
  const unitCount = territoryOf.length;
  const count = new Int32Array(territoryCount);
  const pieceOf = new Int32Array(unitCount).fill(-1);
  const queue = new Int32Array(unitCount);
  let piece = 0;
  for (let start = 0; start < unitCount; start++) {
    const territory = territoryOf[start];
    if (territory < 0 || pieceOf[start] >= 0) continue;
    let tail = 0;
    queue[tail++] = start;
    pieceOf[start] = piece;
    for (let head = 0; head < tail; head++) {
      const unit = queue[head];
      for (let edge = offsets[unit]; edge < offsets[unit + 1]; edge++) {
        const next = neighbours[edge];
        if (territoryOf[next] !== territory || pieceOf[next] >= 0) continue;
        pieceOf[next] = piece;
        queue[tail++] = next;
      }
    }
    count[territory]++;
    piece++;
  }
  return { count, pieceOf };
}

/** Which territories touch: neighbour lists over territory indices, from units that touch across a border. */
export function territoryNeighbours(
  adjacency: Adjacency,
  territoryOf: Int32Array,
  territoryCount: number,
): Set<number>[] {
  const { offsets, neighbours } = adjacency;
  const touching = Array.from({ length: territoryCount }, () => new Set<number>());
  for (let unit = 0; unit < territoryOf.length; unit++) {
    const territory = territoryOf[unit];
    if (territory < 0) continue;
    for (let edge = offsets[unit]; edge < offsets[unit + 1]; edge++) {
      const other = territoryOf[neighbours[edge]];
      if (other >= 0 && other !== territory) touching[territory].add(other);
    }
  }
  return touching;
}
