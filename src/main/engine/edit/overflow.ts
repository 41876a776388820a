import { canLeave, type EditMap, isLocked, neighboursOf, unassigned } from './redraw.ts';

export interface OverflowInput {
  /** The territory that has too much. */
  readonly from: number;
  /** What each unit brings with it, 0 or more; any measure. */
  readonly unitLoad: Float64Array;
  /** What each territory carries now. */
  readonly territoryLoad: Float64Array;
  /** What each territory should carry. */
  readonly target: Float64Array;
  /** Ratio, 0.1 = 10 %. */
  readonly tolerance: number;
}

export interface Overflow {
  readonly territoryOf: Int32Array;
  /** False when no neighbour could take more before the territory was inside its tolerance. */
  readonly inside: boolean;
}

/**
 * Gives units at the border of an overloaded territory to its neighbours until its load is at most target × (1 + tolerance).
 * No neighbour is taken beyond its own tolerance, no territory is parted or emptied; the neighbour with most room takes first.
 * `onGiven` is told how much of the load that is too much is given.
 */
export function giveOverflow(
  map: EditMap,
  input: OverflowInput,
  onGiven: (done: number, total: number) => void = () => {},
): Overflow {
  const { from, unitLoad, target, tolerance } = input;
  const territoryOf = map.territoryOf.slice();
  const load = input.territoryLoad.slice();
  const most = (territory: number) => target[territory] * (1 + tolerance);
  const excess = load[from] - most(from);
  while (load[from] > most(from)) {
    onGiven(excess - (load[from] - most(from)), excess);
    const move = bestMove(map, input, territoryOf, load);
    if (move === null) return { territoryOf, inside: false };
    territoryOf[move.unit] = move.to;
    load[from] -= unitLoad[move.unit];
    load[move.to] += unitLoad[move.unit];
  }
  return { territoryOf, inside: true };
}

interface Move {
  readonly unit: number;
  readonly to: number;
  /** Compared in order, smaller first. */
  readonly rank: readonly number[];
}

function bestMove(
  map: EditMap,
  { from, unitLoad, target, tolerance }: OverflowInput,
  territoryOf: Int32Array,
  load: Float64Array,
): Move | null {
  const moves: Move[] = [];
  for (let unit = 0; unit < territoryOf.length; unit++) {
    if (territoryOf[unit] !== from) continue;
    const edges = new Map<number, number>();
    for (const next of neighboursOf(map.adjacency, unit)) {
      const owner = territoryOf[next];
      edges.set(owner, (edges.get(owner) ?? 0) + 1);
    }
    for (const [to, held] of edges) {
      if (to === from || to === unassigned || isLocked(map, to)) continue;
      const after = load[to] + unitLoad[unit];
      if (after > target[to] * (1 + tolerance)) continue;
      const falls = load[from] - unitLoad[unit] < target[from] * (1 - tolerance);
      const rank = [
        Number(unitLoad[unit] === 0),
        Number(falls),
        target[to] > 0 ? after / target[to] : after,
        (edges.get(from) ?? 0) - held,
        unit,
      ];
      moves.push({ unit, to, rank });
    }
  }
  moves.sort(byRank);
  return moves.find(({ unit }) => canLeave(map.adjacency, territoryOf, unit)) ?? null;
}

function byRank(a: Move, b: Move): number {
  for (let place = 0; place < a.rank.length; place++)
    if (a.rank[place] !== b.rank[place]) return a.rank[place] - b.rank[place];
  return a.to - b.to;
}
