import { components, compress } from './adjacency.ts';
import type { Metric } from './metric.ts';
import type { Adjacency, DesignProblem } from './problem.ts';

/**
 * A part of the map that touches nothing and is too light to be a territory of its own can't be served contiguously.
 * Rather than fail, the model links it to the nearest unit outside; the solution still counts the territory as split
 * on the true graph and names the island, so nothing is hidden.
 */
export function linkIslands(
  problem: DesignProblem,
  metric: Metric,
): { adjacency: Adjacency; islandUnits: Int32Array[] } {
  const { count, of } = components(problem.adjacency);
  if (count === 1) return { adjacency: problem.adjacency, islandUnits: [] };
  const members = Array.from({ length: count }, () => [] as number[]);
  of.forEach((component, unit) => {
    members[component].push(unit);
  });
  const islands = members.filter((units) => isTooLight(problem, units));
  const isIsland = new Uint8Array(count);
  for (const units of islands) isIsland[of[units[0]]] = 1;
  if (islands.length === count) isIsland[of[largest(members)[0]]] = 0;
  const lists = neighbourSets(problem.adjacency);
  const islandUnits: Int32Array[] = [];
  for (const units of islands) {
    if (isIsland[of[units[0]]] === 0) continue;
    const [from, to] = nearestOutside(units, problem.unitCount, (unit) => isIsland[of[unit]] === 0, metric);
    lists[from].add(to);
    lists[to].add(from);
    islandUnits.push(Int32Array.from(units));
  }
  return { adjacency: compress(lists), islandUnits };
}

/** Too light to reach the smallest floor of some measure. */
function isTooLight(problem: DesignProblem, units: readonly number[]): boolean {
  return problem.measures.some((measure) => {
    const least = measure.target.reduce((low, target) => Math.min(low, target), Number.POSITIVE_INFINITY);
    const held = units.reduce((total, unit) => total + measure.values[unit], 0);
    return held < least * (1 - measure.lowerTolerance);
  });
}

function largest(groups: readonly number[][]): number[] {
  return groups.reduce((most, group) => (group.length > most.length ? group : most));
}

function neighbourSets(adjacency: Adjacency): Set<number>[] {
  const { offsets, neighbours } = adjacency;
  return Array.from(
    { length: offsets.length - 1 },
    (_, unit) => new Set(neighbours.subarray(offsets[unit], offsets[unit + 1])),
  );
}

function nearestOutside(
  units: readonly number[],
  unitCount: number,
  isOutside: (unit: number) => boolean,
  metric: Metric,
): [number, number] {
  let best: [number, number] = [units[0], units[0]];
  let least = Number.POSITIVE_INFINITY;
  for (let other = 0; other < unitCount; other++) {
    if (!isOutside(other)) continue;
    for (const unit of units) {
      const kilometres = metric.between(unit, other);
      if (kilometres < least) {
        least = kilometres;
        best = [unit, other];
      }
    }
  }
  return best;
}
