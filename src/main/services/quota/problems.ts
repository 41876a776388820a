import type { QuotaSheet } from '../../../shared/contract/quota.ts';
import { AppError } from '../../../shared/errors.ts';
import { periodCount } from '../../engine/quota/periods.ts';
import { isLeaf } from '../../engine/quota/tree.ts';
import type { Computed } from './compute.ts';
import type { NodeTree } from './nodes.ts';

type Problem = QuotaSheet['problems'][number];

/** Territories named with a problem, the worst first. */
const namedTerritories = 5;

/** What a computed sheet could not keep, in the words of its nodes. */
export function problemsOf(nodes: NodeTree, computed: Computed): Problem[] {
  return computed.table.contradictions.map(({ node, period, least, most }) => ({
    node: nodes.nodes[node].key,
    name: nodes.nodes[node].name,
    period,
    leastFen: least,
    mostFen: Number.isFinite(most) ? most : 0,
    pressing: period === 0 ? pressing(nodes, computed, node, least, most) : [],
  }));
}

/** Territories below a node whose floor lies farthest above (or ceiling below) their share of what there is. */
function pressing(
  nodes: NodeTree,
  computed: Computed,
  node: number,
  least: number,
  most: number,
): Problem['pressing'] {
  const { tree } = nodes;
  const { floor, ceiling, weights } = computed;
  const leaves: number[] = [];
  const collect = (at: number) => {
    if (isLeaf(tree, at)) leaves.push(at);
    for (let child = tree.start[at]; child < tree.start[at + 1]; child++) collect(tree.children[child]);
  };
  collect(node);
  const whole = leaves.reduce((sum, leaf) => sum + weights[leaf], 0);
  // the total of all is asked for: floors above it press down, ceilings below it hold up
  const tooMuch = node !== tree.root || most >= computed.total;
  const asked = tooMuch ? most : least;
  return leaves
    .map((leaf) => {
      const share = whole > 0 ? (asked * weights[leaf]) / whole : asked / leaves.length;
      const by = tooMuch ? floor[leaf] - share : share - ceiling[leaf];
      return { node: nodes.nodes[leaf].key, name: nodes.nodes[leaf].name, byFen: Math.round(by) };
    })
    .filter(({ byFen }) => byFen > 0)
    .sort((a, b) => b.byFen - a.byFen)
    .slice(0, namedTerritories);
}

/** Refuses a sheet that cannot be: QUOTA_IMPOSSIBLE with the first place, by how much, and the territories that press. */
export function refuseProblems(nodes: NodeTree, computed: Computed): void {
  const [problem] = problemsOf(nodes, computed);
  if (!problem) return;
  const at = nodes.indexOf.get(problem.node) ?? 0;
  const isRoot = at === nodes.tree.root;
  const asked = isRoot && problem.period === 0 ? computed.total : null;
  const under = asked !== null && problem.mostFen < asked && problem.leastFen === asked;
  const locked = under ? problem.mostFen : problem.leastFen;
  const total = under ? problem.leastFen : problem.mostFen;
  throw new AppError('QUOTA_IMPOSSIBLE', {
    locked,
    total,
    over: locked - total,
    ...(isRoot ? {} : { territory: problem.name }),
    ...(problem.period > 0 ? { period: problem.period } : {}),
    ...(problem.pressing.length > 0
      ? { names: problem.pressing.map(({ name, byFen }) => `${name} ${plain(byFen)}`).join('; ') }
      : {}),
  });
}

const plain = (fen: number) => (fen / 100).toLocaleString('en-US', { maximumFractionDigits: 2 });

/** Year of a node. */
export const yearOf = (table: Float64Array, node: number) => table[node * periodCount];
