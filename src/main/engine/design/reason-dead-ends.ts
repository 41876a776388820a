import { type SetSurvey, splitsFor, surveySets } from './connected-sets.ts';
import type { Model } from './model.ts';
import type { Reason } from './problem.ts';
import { percent } from './reason-text.ts';

/** Sets tried around a node in the first, quick look and in the second. */
const EFFORT_PER_NODE = [400, 5_000];
/** Sets looked at for what to split. */
const SPLIT_EFFORT = 1_000;
/** Most dead ends reported: one proof is enough, a few show the pattern. */
const MOST_REASONS = 4;
/** A dead end is made of units that weigh something: the unit itself, or one beside it. */
const HEAVY = 0.08;
const HEAVY_NEIGHBOUR = 0.2;

/**
 * Nodes whose connected sets all miss the bands: a proof that no plan exists. Dead-end and heavy nodes first, since
 * few sets hold them; the others are left alone (millions of sets hold each, and nearly surely one fits).
 */
export function deadEndReasons(
  model: Model,
  skip: ReadonlySet<number>,
  effort: number,
  mayContinue: () => boolean,
): Reason[] {
  const reasons: Reason[] = [];
  let open = suspects(model).filter((node) => !unitsOf(model, node).some((unit) => skip.has(unit)));
  let left = effort;
  for (const most of EFFORT_PER_NODE) {
    const unsure: number[] = [];
    for (const node of open) {
      if (left <= 0 || reasons.length >= MOST_REASONS || !mayContinue()) break;
      const survey = surveySets(model, node, Math.min(most, left));
      left -= survey.tried;
      if (survey.verdict === 'unknown') unsure.push(node);
      if (survey.verdict === 'none') reasons.push(deadEnd(model, node, survey));
    }
    open = unsure;
  }
  return reasons;
}

function unitsOf(model: Model, node: number): number[] {
  return [...model.units.subarray(model.unitOffsets[node], model.unitOffsets[node + 1])];
}

function deadEnd(model: Model, node: number, survey: SetSurvey): Reason {
  const completing = splitsFor(model, node, SPLIT_EFFORT);
  const split = completing.length > 0 ? completing : survey.blockers;
  const strands = survey.nearest === 0;
  const loads = survey.loads.map((load) => load.toFixed(2)).join(', ');
  const verdict = strands
    ? 'The ones inside the band cut off a part of the map too small for a territory.'
    : `The nearest needs ${percent(survey.nearest)} more tolerance.`;
  return {
    code: 'DEAD_END',
    message: `Every connected set of units that holds this one was tried and none can be a territory: they hold ${loads} of a target. ${verdict} Split a neighbour, add a link, or relax the tolerance.`,
    units: unitsOf(model, node),
    territories: [],
    relaxBy: strands ? null : survey.nearest,
    data: {
      tried: survey.tried,
      loads: survey.loads,
      strandsPocket: strands ? 1 : 0,
      split: split.flatMap((each) => unitsOf(model, each)),
    },
  };
}

/** Nodes with some weight at the end of few ways out, fewest and heaviest first. */
function suspects(model: Model): number[] {
  const { nodeCount, adjacency } = model;
  const { offsets, neighbours } = adjacency;
  const heavy = Float64Array.from({ length: nodeCount }, (_, node) => heaviness(model, node));
  const degree = (node: number) => offsets[node + 1] - offsets[node];
  const beside = (node: number) => neighbours.subarray(offsets[node], offsets[node + 1]);
  const ease = heavy.map((weight, node) => degree(node) * (1 - Math.min(0.95, weight)));
  return [...ease.keys()]
    .filter(
      (node) =>
        heavy[node] >= HEAVY ||
        (degree(node) <= 3 && beside(node).some((next) => heavy[next] >= HEAVY_NEIGHBOUR)),
    )
    .sort((a, b) => ease[a] - ease[b] || a - b);
}

/** Largest part of a target of a hard measure that the node is. */
function heaviness(model: Model, node: number): number {
  const { bandCount, weights, scale, hard, problem } = model;
  let most = 0;
  for (let band = 0; band < problem.measures.length; band++) {
    if (hard[band] === 1) most = Math.max(most, weights[node * bandCount + band] / scale[band]);
  }
  return most;
}
