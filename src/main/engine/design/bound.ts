import { CentreFills } from './centre-fills.ts';
import { buildMetric } from './metric.ts';
import type { DesignProblem, DesignSolution, ProvenBound, SearchControls } from './problem.ts';

/**
 * A proven lower bound on mean travel for free unit centres, by Lagrangean relaxation of "every unit is served once"
 * in Hess's model (Validi, Buchanan and Lykhovyd 2022 use the same relaxation to fix variables). At any prices the
 * bound is Σ prices + the K lowest centre fills; prices rise by deflected subgradient steps of Polyak length
 * (Polyak 1969; Camerini, Fratta and Maffioli 1975) toward the incumbent's travel.
 *
 * Valid for every plan whose centres are units and whose banded measure lies in its band; contiguity, locks and other
 * measures can only make plans longer. Null when centres are fixed or mean points: the bound would not speak of them.
 */
export function freeCentreBound(
  problem: DesignProblem,
  incumbent: DesignSolution,
  seconds: number,
  controls: SearchControls,
  mostRounds = 3000,
): ProvenBound | null {
  if (problem.centreKind !== 'unit' || problem.fixedCentres.x.some((x) => !Number.isNaN(x))) return null;
  const measure = boundMeasure(problem);
  if (measure < 0) return null;
  const relaxation = buildRelaxation(problem, measure, incumbent);
  const end = controls.now() + seconds;
  let slowest = 0;
  const ascent = new Ascent(relaxation, problem, incumbent);
  for (let round = 0; round < mostRounds; round++) {
    const before = controls.now();
    if (before + slowest >= end || controls.shouldStop() || ascent.settled()) break;
    ascent.step();
    slowest = Math.max(slowest, controls.now() - before);
  }
  if (ascent.best <= 0) return null;
  return { kind: 'lagrangean', kilometres: ascent.best / ascent.travelTotal, measure };
}

/** The hard measure that travel is weighted by, else the first hard one; -1 when none is hard. */
function boundMeasure(problem: DesignProblem): number {
  const same = problem.measures.findIndex(
    (measure) => measure.hard && measure.values.every((value, unit) => value === problem.travelWeight[unit]),
  );
  return same >= 0 ? same : problem.measures.findIndex((measure) => measure.hard);
}

function buildRelaxation(problem: DesignProblem, index: number, incumbent: DesignSolution): CentreFills {
  const measure = problem.measures[index];
  if (!measure) throw new RangeError('no such measure');
  // unequal targets: one band wide enough for all of them
  const least = measure.target.reduce((low, each) => Math.min(low, each), Number.POSITIVE_INFINITY);
  const most = measure.target.reduce((high, each) => Math.max(high, each), 0);
  const fills = new CentreFills(
    problem,
    buildMetric(problem),
    measure.values,
    least * (1 - measure.lowerTolerance),
    most * (1 + measure.upperTolerance),
  );
  startPrices(problem, fills, incumbent);
  return fills;
}

/**
 * Each territory's mean travel plus half the mean over all, which makes all fills about equally good (the half was
 * measured: 135.46 km proven on us-hp-k48 in 9 s, against 134.1 with the whole), smoothed over the
 * adjacency: a jump at a border would only invite centres to sit there.
 */
function startPrices(problem: DesignProblem, fills: CentreFills, incumbent: DesignSolution): void {
  const metric = buildMetric(problem);
  const travel = new Float64Array(problem.territoryCount);
  const held = new Float64Array(problem.territoryCount);
  incumbent.assignment.forEach((territory, unit) => {
    travel[territory] += problem.travelWeight[unit] * metric.between(unit, incumbent.centreUnit[territory]);
    held[territory] += fills.weight[unit];
  });
  const mean = travel.reduce((sum, each) => sum + each, 0) / problem.territoryCount;
  incumbent.assignment.forEach((territory, unit) => {
    fills.price[unit] = (travel[territory] + 0.5 * mean) / held[territory];
  });
  for (let sweep = 0; sweep < SMOOTHING_SWEEPS; sweep++) smooth(problem, fills.price);
}

/** About the number of units a territory is across. */
const SMOOTHING_SWEEPS = 40;

function smooth(problem: DesignProblem, values: Float64Array): void {
  const { offsets, neighbours } = problem.adjacency;
  const before = values.slice();
  for (let unit = 0; unit < values.length; unit++) {
    let total = before[unit];
    for (let edge = offsets[unit]; edge < offsets[unit + 1]; edge++) total += before[neighbours[edge]];
    values[unit] = total / (1 + offsets[unit + 1] - offsets[unit]);
  }
}

/** Rounds without a better bound before the step is halved. */
const PATIENCE = 12;

class Ascent {
  best = Number.NEGATIVE_INFINITY;
  readonly travelTotal: number;
  private readonly fills: CentreFills;
  private readonly goal: number;
  private readonly centres: number;
  private readonly bestPrice: Float64Array;
  private readonly direction: Float64Array;
  private readonly served: Float64Array;
  private boldness = 1;
  private idle = 0;

  constructor(fills: CentreFills, problem: DesignProblem, incumbent: DesignSolution) {
    this.fills = fills;
    this.travelTotal = problem.travelWeight.reduce((sum, each) => sum + each, 0);
    this.goal = incumbent.travelKilometres * this.travelTotal;
    this.centres = problem.territoryCount;
    this.bestPrice = fills.price.slice();
    this.direction = new Float64Array(problem.unitCount);
    this.served = new Float64Array(problem.unitCount);
  }

  settled(): boolean {
    return this.boldness < 1e-3;
  }

  /** One evaluation at the present prices, then one move of them. */
  step(): void {
    const { fills, served } = this;
    const value = this.evaluate();
    if (value > this.best) {
      if (value > this.best + 1e-5 * Math.abs(value)) this.idle = 0;
      else this.idle++;
      this.best = value;
      this.bestPrice.set(fills.price);
    } else this.idle++;
    if (this.idle > PATIENCE) {
      this.idle = 0;
      this.boldness /= 2;
      fills.price.set(this.bestPrice);
      this.direction.fill(0);
      this.evaluate();
    }
    let norm = 0;
    for (let unit = 0; unit < served.length; unit++) {
      this.direction[unit] = 1 - served[unit] + 0.6 * this.direction[unit];
      norm += fills.weight[unit] * this.direction[unit] ** 2;
    }
    if (norm === 0) {
      this.boldness = 0;
      return;
    }
    const length = (this.boldness * Math.max(this.goal - value, 1e-6 * this.goal)) / norm;
    for (let unit = 0; unit < served.length; unit++) fills.price[unit] += length * this.direction[unit];
  }

  /** The bound at the present prices; `served` becomes how often each unit is taken by the K lowest fills. */
  private evaluate(): number {
    const { fills, served } = this;
    fills.refresh();
    const values = served.map((_, unit) => fills.fill(unit, false));
    const chosen = lowest(values, this.centres);
    served.fill(0);
    let total = 0;
    for (const centre of chosen) {
      total += fills.fill(centre, true);
      for (let index = 0; index < fills.takenCount; index++)
        served[fills.takenUnit[index]] += fills.takenPart[index];
    }
    for (let unit = 0; unit < served.length; unit++) total += fills.weight[unit] * fills.price[unit];
    return total;
  }
}

/** Indices of the `count` lowest values. */
function lowest(values: Float64Array, count: number): Int32Array {
  const order = Int32Array.from(values.keys());
  order.sort((a, b) => values[a] - values[b] || a - b);
  return order.subarray(0, count);
}
