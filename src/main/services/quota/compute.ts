import type { Alignment } from '../../../shared/contract/scenario.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Cascade, cascade } from '../../engine/quota/cascade.ts';
import type { Grounds } from '../../engine/quota/methods.ts';
import { monthCount, periodCount } from '../../engine/quota/periods.ts';
import { applyRamp } from '../../engine/quota/ramp.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { Dataset } from '../dataset.ts';
import { boundsOf } from './bounds.ts';
import { readGrounds } from './grounds.ts';
import type { NodeTree } from './nodes.ts';
import { proposalOf } from './proposal.ts';
import { readRamps } from './ramps.ts';
import { readSeason, type Season } from './season.ts';
import type { StoredComponent, StoredQuota } from './stored.ts';
import { totalOf } from './total.ts';
import { rollUp, weigh } from './weights.ts';

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

/** What a sheet is a function of beside its component. */
export interface Surroundings {
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
