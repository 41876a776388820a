/** How long quotas of 5,000 territories × 12 months × 3 components take to be spread anew. Seeded: the same figures each time. */
import { type CascadeProblem, cascade } from '../src/main/engine/quota/cascade.ts';
import { periodCount } from '../src/main/engine/quota/periods.ts';
import { buildTree } from '../src/main/engine/quota/tree.ts';
import { type Figures, measure, printFigures } from './support/measure.ts';

const territories = 5000;
const regions = 8;
const areas = 100;
const components = 3;

/** A firm of regions of areas of territories, with irregular weights and a season per territory. */
function firm(seed: number): CascadeProblem {
  const inner = 1 + regions + areas;
  const parent = Int32Array.from({ length: inner + territories }, (_, node) => {
    if (node === 0) return -1;
    if (node <= regions) return 0;
    if (node < inner) return 1 + (node % regions);
    return 1 + regions + (node % areas);
  });
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const weights = Float64Array.from(parent, () => random() ** 3 + 0.01);
  return {
    tree: buildTree(parent),
    total: 70_000_000_000,
    step: 100,
    weights,
    season: Float64Array.from({ length: parent.length * 12 }, () => 0.5 + random()),
    locked: new Float64Array(parent.length * periodCount).fill(Number.NaN),
    floor: new Float64Array(parent.length).fill(Number.NaN),
    ceiling: new Float64Array(parent.length).fill(Number.NaN),
    factor: new Float64Array(parent.length).fill(1),
  };
}

/** Locks some cells to nine tenths of what they were: 50 years, 200 months of territories, a region's March. */
function withLocks(problem: CascadeProblem): CascadeProblem {
  const { amounts } = cascade(problem);
  const locked = problem.locked.slice();
  const lock = (cell: number) => {
    locked[cell] = Math.round((amounts[cell] * 0.9) / 100) * 100;
  };
  for (let each = 0; each < 50; each++) lock((200 + each * 90) * periodCount);
  for (let each = 0; each < 200; each++) lock((201 + each * 23) * periodCount + 1 + (each % 12));
  lock(3 * periodCount + 3);
  return { ...problem, locked };
}

function withBounds(problem: CascadeProblem): CascadeProblem {
  const { amounts } = cascade(problem);
  const years = problem.floor.map((_, node) => amounts[node * periodCount]);
  const inner = 1 + regions + areas;
  return {
    ...problem,
    weights: problem.weights.map((weight, node) => weight * (node % 7 === 0 ? 2 : 1)),
    floor: years.map((year, node) => (node < inner ? Number.NaN : year * 0.9)),
    ceiling: years.map((year, node) => (node < inner ? Number.NaN : year * 1.3)),
  };
}

export async function benchQuota(): Promise<void> {
  const plain = Array.from({ length: components }, (_, component) => firm(component + 1));
  const kinds: [string, CascadeProblem[]][] = [
    ['free', plain],
    ['50 years, 200 months and a region’s March locked', plain.map(withLocks)],
    ['floors and ceilings on every territory', plain.map(withBounds)],
  ];
  const figures: Figures[] = [];
  for (const [name, problems] of kinds) {
    const broken = problems.reduce((sum, problem) => sum + cascade(problem).contradictions.length, 0);
    if (broken > 0) throw new Error(`${name}: ${broken} contradictions`);
    figures.push(await measure(name, 15, () => problems.map(cascade)));
  }
  printFigures('quota: 5,000 territories in 4 levels × 12 months × 3 components', figures);
}
