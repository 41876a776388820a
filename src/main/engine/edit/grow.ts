import { type EditMap, isLocked, touching, unassigned } from './redraw.ts';

export interface Growth {
  readonly territoryOf: Int32Array;
  /** Units nobody could take because they touch no open territory. */
  readonly left: readonly number[];
}

/**
 * Gives units away one by one to territories they touch, so that whoever takes stays in one piece: the taker with the least
 * load for its share goes first and takes the unit it shares most neighbours with. Same input, same answer.
 * @param units unit indices to give away; locked territories and those in `except` take none
 * @param unitLoad load a unit brings, any measure, 0 or more
 * @param territoryLoad load each territory has, without the units given away
 * @param share relative share of each territory, more than 0
 */
export function giveToNeighbours(
  map: EditMap,
  units: readonly number[],
  unitLoad: Float64Array,
  territoryLoad: Float64Array,
  share: Float64Array,
  except: ReadonlySet<number> = new Set(),
): Growth {
  const { adjacency } = map;
  const territoryOf = map.territoryOf.slice();
  for (const unit of units) territoryOf[unit] = unassigned;
  const load = territoryLoad.slice();
  const waiting = new Set(units);
  const offers = new Map<number, Map<number, number>>();
  const offer = (unit: number) => {
    const found = touching(adjacency, territoryOf, unit);
    for (const taker of [...found.keys()]) if (isLocked(map, taker) || except.has(taker)) found.delete(taker);
    if (found.size > 0) offers.set(unit, found);
  };
  for (const unit of units) offer(unit);
  while (offers.size > 0) {
    const { unit, taker } = lightestTaker(offers, load, share);
    territoryOf[unit] = taker;
    load[taker] += unitLoad[unit];
    offers.delete(unit);
    waiting.delete(unit);
    for (let edge = adjacency.offsets[unit]; edge < adjacency.offsets[unit + 1]; edge++) {
      const next = adjacency.neighbours[edge];
      if (waiting.has(next)) offer(next);
    }
  }
  return { territoryOf, left: [...waiting] };
}

function lightestTaker(
  offers: ReadonlyMap<number, ReadonlyMap<number, number>>,
  load: Float64Array,
  share: Float64Array,
): { unit: number; taker: number } {
  let best = { unit: -1, taker: -1 };
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const [unit, takers] of offers) {
    for (const [taker, edges] of takers) {
      const weight = load[taker] / share[taker];
      const isBetter =
        weight < least ||
        (weight === least &&
          (edges > most ||
            (edges === most && (taker < best.taker || (taker === best.taker && unit < best.unit)))));
      if (!isBetter) continue;
      best = { unit, taker };
      least = weight;
      most = edges;
    }
  }
  return best;
}
