import type { QuotaBound, QuotaSettings } from '../../../shared/contract/quota.ts';
import type { Proposal } from '../../engine/quota/methods.ts';
import type { NodeTree } from './nodes.ts';

/** Least and most per node, minor units; NaN = none. A node's own bound goes before the method's. `history` is rolled up. */
export function boundsOf(
  { nodes, territoryNode }: NodeTree,
  settings: QuotaSettings,
  proposal: Proposal,
  history: Float64Array,
): { floor: Float64Array; ceiling: Float64Array } {
  const floor = new Float64Array(nodes.length).fill(Number.NaN);
  const ceiling = new Float64Array(nodes.length).fill(Number.NaN);
  const amount = (bound: QuotaBound, node: number) => {
    if (bound.kind === 'amount') return bound.fen;
    // growth on nothing sold says nothing
    return history[node] > 0 ? Math.max(0, Math.round(history[node] * (1 + bound.rate))) : Number.NaN;
  };
  territoryNode.forEach((node, territory) => {
    floor[node] = settings.floor ? amount(settings.floor, node) : proposal.floor[territory];
    ceiling[node] = settings.ceiling ? amount(settings.ceiling, node) : proposal.ceiling[territory];
  });
  nodes.forEach(({ key }, node) => {
    const least = settings.nodeFloors?.[key];
    const most = settings.nodeCeilings?.[key];
    if (least) floor[node] = amount(least, node);
    if (most) ceiling[node] = amount(most, node);
  });
  return { floor, ceiling };
}
