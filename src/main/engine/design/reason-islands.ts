import type { Model } from './model.ts';
import type { DesignProblem, Reason } from './problem.ts';

/** Parts of the map that had to be linked to the nearest unit: notes, since a plan is still made. */
export function islandReasons(model: Model): Reason[] {
  return model.islandUnits.map((units) => ({
    code: 'ISLAND' as const,
    message: `${units.length === 1 ? 'This unit touches' : 'These units touch'} nothing else and can't be a territory alone. It was given to a near territory as an exception; add a link (bridge, ferry) to make it part of the map.`,
    units: [...units],
    territories: [],
    relaxBy: null,
    data: { count: units.length },
  }));
}

/** Keep-together groups that are in several pieces by themselves: they are moved as one all the same. */
export function groupReasons(problem: DesignProblem): Reason[] {
  return problem.together
    .filter((group) => group.length > 1 && !isConnected(problem, group))
    .map((group) => ({
      code: 'GROUP_NOT_CONNECTED' as const,
      message:
        'These units are kept together but do not all touch one another: their territory may be in pieces.',
      units: [...group],
      territories: [],
      relaxBy: null,
      data: { count: group.length },
    }));
}

function isConnected(problem: DesignProblem, group: Int32Array): boolean {
  const { offsets, neighbours } = problem.adjacency;
  const inside = new Set(group);
  const met = new Set([group[0]]);
  for (const unit of met) {
    for (let edge = offsets[unit]; edge < offsets[unit + 1]; edge++) {
      if (inside.has(neighbours[edge])) met.add(neighbours[edge]);
    }
  }
  return met.size === inside.size;
}
