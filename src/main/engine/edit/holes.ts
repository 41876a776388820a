import { territoryPieces } from '../measures/pieces.ts';
import { type EditMap, isLocked, neighboursOf, unassigned } from './redraw.ts';

/**
 * Fills holes: groups of unassigned units, and detached pieces of a territory, that one other territory surrounds alone, go
 * to it. The largest piece of a territory is never a hole; an edge of the map does not surround.
 * @param into fills only holes inside this territory; null = inside any
 */
export function fillHoles(map: EditMap, into: number | null): Int32Array {
  const territoryOf = map.territoryOf.slice();
  for (const hole of holes(map)) {
    const around = surrounding(map, hole);
    if (around === null || isLocked(map, around) || (into !== null && around !== into)) continue;
    for (const unit of hole) territoryOf[unit] = around;
  }
  return territoryOf;
}

/** Groups of units that could be holes: each in one piece, of one owner, locked owners left out. */
function holes(map: EditMap): number[][] {
  const { territoryOf, adjacency, locked } = map;
  // The unassigned bucket is cut into its pieces like a territory of its own, behind all others.
  const bucket = locked.length;
  const owner = territoryOf.map((territory) => (territory === unassigned ? bucket : territory));
  const { pieceOf } = territoryPieces(adjacency, owner, locked.length + 1);
  const pieces = new Map<number, number[]>();
  pieceOf.forEach((piece, unit) => {
    const units = pieces.get(piece);
    if (units) units.push(unit);
    else pieces.set(piece, [unit]);
  });
  const largest = new Map<number, number>();
  for (const [piece, units] of pieces) {
    const territory = owner[units[0]];
    const known = largest.get(territory);
    if (known === undefined || (pieces.get(known)?.length ?? 0) < units.length) largest.set(territory, piece);
  }
  return [...pieces].flatMap(([piece, units]) => {
    const territory = owner[units[0]];
    if (territory === bucket) return [units];
    return largest.get(territory) === piece || isLocked(map, territory) ? [] : [units];
  });
}

/** The one territory that all neighbours of a group belong to; null when there are several, none, or unassigned ones. */
function surrounding({ adjacency, territoryOf }: EditMap, group: readonly number[]): number | null {
  const own = territoryOf[group[0]];
  let around: number | null = null;
  for (const unit of group) {
    for (const next of neighboursOf(adjacency, unit)) {
      const owner = territoryOf[next];
      if (owner === own) continue;
      if (owner === unassigned || (around !== null && around !== owner)) return null;
      around = owner;
    }
  }
  return around;
}
