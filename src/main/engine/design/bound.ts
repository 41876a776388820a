import { CentreFills } from './centre-fills.ts';
import { buildMetric } from './metric.ts';
import type { DesignProblem, DesignSolution, ProvenBound, SearchControls } from './problem.ts';

/**
 * A proven lower bound on mean travel for free unit centres, by Lagrangean relaxation of "every unit is served once"
 * in Hess's model (Validi, Buchanan and Lykhovyd 2022 use the same relaxation to fix variables). At any prices the
 * bound is Σ prices + the K lowest centre fills; prices rise by deflected subgradient steps of Polyak length
 * (Polyak 1969; Camerini, Fratta and Maffioli 1975) toward the incumbent's travel.
 *
 * Valid for every plan whose centres are units and whose banded measure lies in its band (widened to hold the
 * incumbent where that lies outside); contiguity, locks and other
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
  const relaxation = buildRelaxation(problem, measure, incumbent);
  const end = controls.now() + seconds;
  let slowest = 0;
  const ascent = new Ascent(relaxation, problem, incumbent);
  for (let round = 0; round < mostRounds; round++) {
    const before = controls.now();
    if (before + 2 * slowest >= end || controls.shouldStop() || ascent.settled()) break;
    ascent.step(round % FULL_EVERY === 0);
    slowest = Math.max(slowest, controls.now() - before);
  }
  ascent.conclude();
  if (ascent.best <= 0) return null;
  return { kind: 'lagrangean', kilometres: ascent.best / ascent.travelTotal, measure };
}

/** The measure that travel is weighted by, else the first hard one, else the first. */
function boundMeasure(problem: DesignProblem): number {
  const same = problem.measures.findIndex((measure) =>
    measure.values.every((value, unit) => value === problem.travelWeight[unit]),
  );
  if (same >= 0) return same;
  const hard = problem.measures.findIndex((measure) => measure.hard);
  return Math.max(0, hard);
}

function buildRelaxation(problem: DesignProblem, index: number, incumbent: DesignSolution): CentreFills {
  const measure = problem.measures[index];
  if (!measure) throw new RangeError('no such measure');
  // unequal targets: one band wide enough for all of them
  const least = measure.target.reduce((low, each) => Math.min(low, each), Number.POSITIVE_INFINITY);
  const most = measure.target.reduce((high, each) => Math.max(high, each), 0);
  // a plan outside the band (soft, or none found) is only bounded when the band is widened to hold it
  const { deviation } = incumbent.measures[index];
  const lowest = deviation.reduce((low, each) => Math.min(low, each), -measure.lowerTolerance);
  const highest = deviation.reduce((high, each) => Math.max(high, each), measure.upperTolerance);
  const fills = new CentreFills(
    problem,
    buildMetric(problem),
    measure.values,
    least * (1 + lowest),
    most * (1 + highest),
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

/** Rounds without progress before the step is halved. */
const PATIENCE = 20;
/** Only a look at every candidate centre proves anything; in between, the promising ones steer the prices. */
const FULL_EVERY = 10;

class Ascent {
  /** Best proven value so far, in weight × km. */
  best = Number.NEGATIVE_INFINITY;
  readonly travelTotal: number;
  private readonly fills: CentreFills;
  private readonly goal: number;
  private readonly centres: number;
  private readonly everyUnit: Int32Array;
  /** Candidates worth a look, from the last full evaluation. */
  private promising: Int32Array;
  private readonly bestPrice: Float64Array;
  private bestGuess = Number.NEGATIVE_INFINITY;
  private readonly direction: Float64Array;
  private readonly served: Float64Array;
  private boldness = 1;
  private idle = 0;

  constructor(fills: CentreFills, problem: DesignProblem, incumbent: DesignSolution) {
    this.fills = fills;
    this.travelTotal = problem.travelWeight.reduce((sum, each) => sum + each, 0);
    this.goal = incumbent.travelKilometres * this.travelTotal;
    this.centres = problem.territoryCount;
    this.everyUnit = Int32Array.from({ length: problem.unitCount }, (_, unit) => unit);
    this.promising = this.everyUnit;
    this.bestPrice = fills.price.slice();
    this.direction = new Float64Array(problem.unitCount);
    this.served = new Float64Array(problem.unitCount);
  }

  settled(): boolean {
    return this.boldness < 1e-3;
  }

  /** One evaluation at the present prices, then one move of them. */
  step(full: boolean): void {
    const { fills, served } = this;
    const value = this.evaluate(full);
    this.watch(value);
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

  /** Proves the value of the best prices met. */
  conclude(): void {
    this.fills.price.set(this.bestPrice);
    this.evaluate(true);
  }

  /** Remembers the best prices; after a while without progress returns to them with half the step. */
  private watch(value: number): void {
    const { fills } = this;
    this.idle = value > this.bestGuess + 1e-5 * Math.abs(value) ? 0 : this.idle + 1;
    if (value > this.bestGuess) {
      this.bestGuess = value;
      this.bestPrice.set(fills.price);
    }
    if (this.idle <= PATIENCE) return;
    this.idle = 0;
    this.boldness /= 2;
    fills.price.set(this.bestPrice);
    this.direction.fill(0);
    // candidates overlooked since may have made the best guess too good
    this.bestGuess = this.evaluate(true);
  }

  /** The bound at the present prices; `served` becomes how often each unit is taken by the K lowest fills. */
  private evaluate(full: boolean): number {
    const { fills, served, centres } = this;
    fills.refresh();
    const candidates = full ? this.everyUnit : this.promising;
    const values = Float64Array.from(candidates, (unit) => fills.fill(unit, false));
    const order = candidates.map((_, index) => index).sort((a, b) => values[a] - values[b] || a - b);
    if (full) {
      const kept = Math.min(candidates.length, Math.max(6 * centres, candidates.length >> 3));
      this.promising = order.slice(0, kept).map((index) => candidates[index]);
    }
    served.fill(0);
    let total = 0;
    for (const index of order.subarray(0, centres)) {
      total += fills.fill(candidates[index], true);
      for (let taken = 0; taken < fills.takenCount; taken++)
        served[fills.takenUnit[taken]] += fills.takenPart[taken];
    }
    for (let unit = 0; unit < served.length; unit++) total += fills.weight[unit] * fills.price[unit];
    if (full) this.best = Math.max(this.best, total);
    return total;
  }
}
