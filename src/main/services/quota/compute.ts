import type { QuotaBound, QuotaSettings } from '../../../shared/contract/quota.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Cascade, cascade } from '../../engine/quota/cascade.ts';
import { type Grounds, type Method, type Proposal, propose } from '../../engine/quota/methods.ts';
import { firstMonth, monthCount, periodCount } from '../../engine/quota/periods.ts';
import { applyRamp, rampShares } from '../../engine/quota/ramp.ts';
import { isLeaf } from '../../engine/quota/tree.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { Dataset } from '../dataset.ts';
import { readGrounds } from './grounds.ts';
import type { NodeTree } from './nodes.ts';
import { readSeason, type Season } from './season.ts';
import type { StoredComponent, StoredQuota } from './stored.ts';

/** Hand-set amounts of a component: `<node>|<period>` → minor units. */
export type Locks = ReadonlyMap<string, number>;
export const cellKey = (node: string, period: number) => `${node}|${period}`;

export interface Computed {
  readonly table: Cascade;
  readonly season: Season;
  /** Rolled up to every node. */
  readonly history: Float64Array;
  readonly potential: Float64Array;
  readonly floor: Float64Array;
  readonly ceiling: Float64Array;
  /** Per node what its ramp leaves, 1 elsewhere. */
  readonly ramp: Float64Array;
  readonly weights: Float64Array;
  readonly total: number;
  /** Why the method could not be used, and all territories counted alike; null when it could. */
  readonly failure: AppError | null;
}

interface Surroundings {
  readonly plan: PlanReader;
  readonly data: Dataset;
  readonly alignment: Alignment;
  readonly nodes: NodeTree;
  readonly fiscal: StoredQuota['fiscal'];
}

/**
 * One component's whole sheet as it would be now: a function of settings, hand-set cells, the tree and the territories'
 * present figures.
 * @param strict refuse a method without grounds; else territories count alike and `failure` says why
 * @param sums territories' sums to use instead of those the plan has
 * @throws AppError QUOTA_NO_BASIS, QUOTA_WEIGHTS, QUOTA_NEGATIVE
 */
export function compute(
  around: Surroundings,
  component: StoredComponent,
  locks: Locks,
  strict: boolean,
  sums?: Pick<Grounds, 'history' | 'potential' | 'workload'>,
): Computed {
  const { plan, data, alignment, nodes, fiscal } = around;
  const { settings } = component;
  if (alignment.territories.length === 0) throw new AppError('QUOTA_NO_BASIS', { basis: settings.method });
  const grounds = { ...readGrounds(data, alignment, component.filter), ...sums };
  const { proposal, failure } = proposalOf(around, settings, grounds, strict);
  const season = readSeason(plan, fiscal, settings);
  const { tree } = nodes;
  const count = tree.parent.length;
  const onNodes = (values: Float64Array) => rollUp(nodes, values);
  const history = onNodes(grounds.history);
  const ramps = readRamps(around, settings);

  const seasons = new Float64Array(count * monthCount);
  const ramp = new Float64Array(count).fill(1);
  const territoryWeights = proposal.weights.slice();
  nodes.territoryNode.forEach((node, territory) => {
    const own = season.shares.slice();
    const shares = ramps[territory];
    if (shares) {
      ramp[node] = applyRamp(own, shares);
      territoryWeights[territory] *= ramp[node];
    }
    seasons.set(own, node * monthCount);
  });
  const weights = weigh(nodes, settings, onNodes(territoryWeights), grounds, ramp);

  const locked = new Float64Array(count * periodCount).fill(Number.NaN);
  for (const [key, amount] of locks) {
    const [node, period] = key.split('|');
    const at = nodes.indexOf.get(node);
    if (at !== undefined) locked[at * periodCount + Number(period)] = amount;
  }
  const { floor, ceiling } = boundsOf(nodes, settings, proposal, history);
  const amounts = proposal.amounts
    ? onNodes(proposal.amounts.map((amount, at) => amount * ramp[nodes.territoryNode[at]]))
    : null;
  const factor = Float64Array.from(nodes.nodes, ({ depth }) =>
    settings.method === 'bottomup' ? 1 : (settings.hedge?.[depth] ?? 1),
  );
  const total = totalOf(nodes, settings, amounts, locked);
  const table = cascade({
    tree,
    total,
    step: settings.stepFen,
    weights,
    season: seasons,
    locked,
    floor,
    ceiling,
    factor,
  });
  return {
    table,
    season,
    history,
    potential: onNodes(grounds.potential),
    floor,
    ceiling,
    ramp,
    weights,
    total,
    failure,
  };
}

/** The method's proposal; unless `strict`, equal weights where its grounds have failed since it was chosen. */
function proposalOf(
  { data, nodes }: Surroundings,
  settings: QuotaSettings,
  grounds: Grounds,
  strict: boolean,
): { proposal: Proposal; failure: AppError | null } {
  try {
    if (asksPotential(settings)) refuseNegativePotential(data);
    return { proposal: propose(methodOf(settings, nodes), grounds), failure: null };
  } catch (error) {
    if (strict || !(error instanceof AppError)) throw error;
    const none = new Float64Array(grounds.history.length).fill(Number.NaN);
    const alike = { weights: none.map(() => 1), amounts: null, floor: none, ceiling: none };
    return { proposal: alike, failure: error };
  }
}

const asksPotential = ({ method, weights, nodeBasis }: QuotaSettings): boolean =>
  method === 'potential' ||
  method === 'penetration' ||
  (method === 'blend' && weights.potential > 0) ||
  Object.values(nodeBasis ?? {}).includes('potential');

/** Potentials looked through and found without a negative one. */
const sound = new WeakSet<Float64Array>();

function refuseNegativePotential({ accounts, potential }: Dataset): void {
  if (sound.has(potential)) return;
  let below = 0;
  while (below < potential.length && !(potential[below] < 0)) below++;
  if (below === potential.length) {
    sound.add(potential);
    return;
  }
  const count = potential.reduce((sum, fen) => (fen < 0 ? sum + 1 : sum), 0);
  const { ref, name } = accounts[below];
  throw new AppError('QUOTA_NEGATIVE', { account: name || ref, ref, yuan: potential[below] / 100, count });
}

function methodOf(settings: QuotaSettings, { nodes, tree, territoryNode }: NodeTree): Method {
  switch (settings.method) {
    case 'blend':
      return { kind: 'blend', weights: settings.weights };
    case 'growth': {
      const rate = (node: number): number => {
        for (let at = node; at >= 0; at = tree.parent[at]) {
          const own = settings.nodeGrowth?.[nodes[at].key];
          if (own !== undefined) return own;
        }
        return settings.growth ?? 0;
      };
      return { kind: 'growth', rates: Float64Array.from(territoryNode, rate) };
    }
    case 'baseline':
      return { kind: 'baseline', band: settings.band ?? null };
    case 'penetration':
      return { kind: 'penetration', share: settings.targetShare ?? 0, pace: settings.pace ?? 1 };
    default:
      return { kind: settings.method };
  }
}

/** Sums of territories' values at every node. */
function rollUp({ tree, territoryNode }: NodeTree, values: Float64Array): Float64Array {
  const sums = new Float64Array(tree.parent.length);
  territoryNode.forEach((node, territory) => {
    sums[node] = values[territory];
  });
  for (let at = tree.order.length - 1; at > 0; at--) {
    const node = tree.order[at];
    sums[tree.parent[node]] += sums[node];
  }
  return sums;
}

/** Weights of the method; below a node with a basis of its own, that basis. */
function weigh(
  nodes: NodeTree,
  { nodeBasis }: QuotaSettings,
  weights: Float64Array,
  grounds: Grounds,
  ramp: Float64Array,
): Float64Array {
  if (!nodeBasis || Object.keys(nodeBasis).length === 0) return weights;
  const { tree } = nodes;
  const ramped = (values: Float64Array) =>
    rollUp(
      nodes,
      values.map((value, territory) => Math.max(0, value) * ramp[nodes.territoryNode[territory]]),
    );
  const choices = {
    history: ramped(grounds.history),
    potential: ramped(grounds.potential),
    workload: ramped(grounds.workload),
    even: ramped(new Float64Array(grounds.history.length).fill(1)),
  };
  const basis: (keyof typeof choices | undefined)[] = [];
  const chosen = weights.slice();
  for (const node of tree.order) {
    const above = tree.parent[node];
    const ofParent = above < 0 ? undefined : basis[above];
    if (ofParent) chosen[node] = choices[ofParent][node];
    basis[node] = nodeBasis[nodes.nodes[node].key] ?? ofParent;
  }
  return chosen;
}

function boundsOf(
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

/** Twelve ramp shares per territory whose rep is new, from the month of hiring; a rep known by the year alone begins with that year. */
function readRamps(
  { data, alignment, fiscal }: Surroundings,
  { ramp, year }: QuotaSettings,
): (Float64Array | null)[] {
  return alignment.territories.map(({ repId }) => {
    if (!ramp || repId === null) return null;
    const hired = data.profiles.get(repId)?.hired_on ?? null;
    const since = hired === null ? (data.repById.get(repId)?.since_year ?? null) : Number(hired.slice(0, 4));
    if (since === null) return null;
    const month = hired === null ? 0 : Number(hired.slice(5, 7)) - 1;
    const start = (since - year) * 12 + month - (fiscal.startMonth - 1);
    return start + ramp.months <= 0 ? null : rampShares(ramp, start);
  });
}

function totalOf(
  { tree }: NodeTree,
  { method, totalFrom, totalFen, stepFen }: QuotaSettings,
  amounts: Float64Array | null,
  locked: Float64Array,
): number {
  if (amounts === null || (method !== 'bottomup' && totalFrom !== 'method')) return totalFen;
  const whole = (node: number): number => {
    const own = node * periodCount;
    if (!Number.isNaN(locked[own])) return locked[own];
    if (isLeaf(tree, node)) {
      const proposed = Math.round(amounts[node] / stepFen) * stepFen;
      return Math.max(proposed, heldByPeriods(locked, own));
    }
    let sum = 0;
    for (let at = tree.start[node]; at < tree.start[node + 1]; at++) sum += whole(tree.children[at]);
    return Math.max(sum, heldByPeriods(locked, own));
  };
  return whole(tree.root);
}

/** What locks on a node's quarters and months hold of its year. */
function heldByPeriods(locked: Float64Array, own: number): number {
  let sum = 0;
  for (let quarter = 13; quarter <= 16; quarter++) {
    if (!Number.isNaN(locked[own + quarter])) {
      sum += locked[own + quarter];
      continue;
    }
    for (let month = firstMonth(quarter); month < firstMonth(quarter) + 3; month++)
      if (!Number.isNaN(locked[own + month])) sum += locked[own + month];
  }
  return sum;
}
