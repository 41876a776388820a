import type { QuotaNode } from '../../../shared/contract/quota.ts';

/** Nodes to show: those whose every node above is open. */
export function openNodes(nodes: readonly QuotaNode[], closed: ReadonlySet<string>): QuotaNode[] {
  const hidden = new Set<string>();
  return nodes.filter(({ node, parent }) => {
    const isHidden = parent !== null && (hidden.has(parent) || closed.has(parent));
    if (isHidden) hidden.add(node);
    return !isHidden;
  });
}

/** Keys of the nodes that have something below them. */
export const parentsOf = (nodes: readonly QuotaNode[]): ReadonlySet<string> =>
  new Set(nodes.flatMap(({ parent }) => parent ?? []));

export const isLocked = (node: QuotaNode, period: number): boolean =>
  Math.floor(node.locked / 2 ** period) % 2 === 1;

/** What parts of a node add up to beyond it, in the order of a waterfall: each starts where the one before ended. */
export function waterfall(
  nodes: readonly QuotaNode[],
  of: string,
  period: number,
): { node: QuotaNode; start: number; end: number }[] {
  let at = 0;
  return nodes
    .filter(({ parent }) => parent === of)
    .map((node) => {
      const start = at;
      at += node.amountsFen[period] ?? 0;
      return { node, start, end: at };
    });
}
