import { MergeSplit } from './merge-split.ts';
import { Pressure } from './pressure.ts';
import type { Random } from './random.ts';
import { type PlanState, violation } from './state.ts';

/** Most steps of one walk. */
const LONGEST_WALK = 10;

/**
 * Redraws two territories at a time (merge-split) along a random walk from territory to neighbour that begins at one
 * outside its hard bands, whatever it costs: each step takes the best cut of a random tree, so the trouble is passed on
 * rather than made worse, to where single moves are not stuck between heavy units. Centres and costs must be current.
 */
export function escapeByMergeSplit(state: PlanState, random: Random): void {
  const broken = [...state.size.keys()].filter((territory) => isBroken(state, territory));
  if (broken.length === 0) return;
  const move = new MergeSplit(state);
  // prices of violations begin anew
  new Pressure(state).excess();
  let at = broken[random.below(broken.length)];
  for (let steps = 1 + random.below(LONGEST_WALK); steps > 0; steps--) {
    const other = randomNeighbour(state, at, random);
    if (other < 0) return;
    move.tryMove(at, other, Number.POSITIVE_INFINITY, random);
    at = other;
  }
}

function isBroken(state: PlanState, territory: number): boolean {
  const { bandCount, hard, lower, upper } = state.model;
  for (let band = 0; band < bandCount; band++) {
    const cell = territory * bandCount + band;
    if (hard[band] === 1 && violation(state.sums[cell], lower[cell], upper[cell]) > 0) return true;
  }
  return false;
}

/** A territory that adjoins, each in proportion to the length of the common border; -1 when none does. */
function randomNeighbour(state: PlanState, territory: number, random: Random): number {
  const { offsets, neighbours } = state.model.adjacency;
  const others: number[] = [];
  for (let node = state.first[territory]; node >= 0; node = state.next[node]) {
    for (let edge = offsets[node]; edge < offsets[node + 1]; edge++) {
      const other = state.assignment[neighbours[edge]];
      if (other !== territory) others.push(other);
    }
  }
  return others.length === 0 ? -1 : others[random.below(others.length)];
}
