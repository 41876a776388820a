import type { DesignSolution } from './problem.ts';

/**
 * Orders plans, best first: feasible before not; then fewer broken territories; then less hard violation; then the
 * objective. One function, so that search, pool and screens never disagree.
 */
export function comparePlans(first: DesignSolution, second: DesignSolution): number {
  if (first.feasible !== second.feasible) return first.feasible ? -1 : 1;
  if (!first.feasible) {
    if (first.brokenTerritories !== second.brokenTerritories)
      return first.brokenTerritories - second.brokenTerritories;
    if (first.hardExcess !== second.hardExcess) return first.hardExcess - second.hardExcess;
  }
  return first.objective.total - second.objective.total;
}
