import { buildMetric } from './metric.ts';
import type { DesignProblem, DesignSolution, ProvenBound, SearchControls } from './problem.ts';

/** Territories a unit chooses from between two full evaluations; the cheapest at the prices of the last one. */
const CHOICES = 16;
/** Only a full evaluation (every unit against every territory) proves anything. */
const FULL_EVERY = 60;
/** Rounds without progress before the step is halved. */
const PATIENCE = 12;
/** Most rounds; far more than it takes to settle. */
const MOST_ROUNDS = 4000;

/**
 * A proven lower bound on mean travel for the centres a plan has: the transportation relaxation (Hess et al. 1965), its
 * bands priced instead of solved by an LP. At any prices Σ over units of the cheapest travel + charges, less what the
 * bands give back, is a bound; deflected subgradient steps of Polyak length (Polyak 1969; Camerini, Fratta and Maffioli
 * 1975) raise it to within a fraction of a percent of the LP, at a cost of milliseconds a round and little memory.
 *
 * Bounds every plan with exactly these centres whose measures deviate from target no more than their tolerance, or than
 * this plan does where that is more. Contiguity, limits and wholeness of units are dropped: they only make plans longer.
 * Null for mean-point centres and when the time does not allow one full evaluation.
 *
 * @param seconds on the injected clock
 */
export function ownCentresBound(
  problem: DesignProblem,
  plan: DesignSolution,
  seconds: number,
  controls: SearchControls,
): ProvenBound | null {
  const free = plan.centreUnit.some((unit) => unit >= 0);
  if (seconds <= 0 || (free && problem.centreKind !== 'unit')) return null;
  const end = controls.now() + seconds;
  const prices = new TransportPrices(problem, plan);
  let slowest = 0;
  for (let round = 0; round < MOST_ROUNDS && !prices.settled(); round++) {
    const before = controls.now();
    if (round > 0 && (before + 2 * slowest >= end || controls.shouldStop())) break;
    prices.step(round % FULL_EVERY === 0);
    slowest = Math.max(slowest, controls.now() - before);
  }
  prices.conclude();
  if (!(prices.best > 0)) return null;
  return { kind: 'transport', kilometres: prices.best, measure: -1 };
}

class TransportPrices {
  /** Best proven value so far, mean km. */
  best = Number.NEGATIVE_INFINITY;
  private readonly problem: DesignProblem;
  private readonly bands: number;
  private readonly goal: number;
  /** Unit × territory: kilometres of mean travel; Infinity where a lock forbids. */
  private readonly cost: Float64Array;
  /** Territory × band: km of mean travel that one whole target costs; above 0 at a ceiling, below 0 at a floor. */
  private readonly price: Float64Array;
  private readonly charge: Float64Array;
  private readonly bestPrice: Float64Array;
  private bestGuess = Number.NEGATIVE_INFINITY;
  /** Floor and ceiling relative to target, per band. */
  private readonly floor: Float64Array;
  private readonly ceiling: Float64Array;
  /** Unit × choice. */
  private readonly choices: Int32Array;
  private readonly width: number;
  private readonly sums: Float64Array;
  private readonly direction: Float64Array;
  private boldness = 1;
  private idle = 0;

  constructor(problem: DesignProblem, plan: DesignSolution) {
    const { unitCount, territoryCount, measures } = problem;
    this.problem = problem;
    this.bands = measures.length;
    this.goal = plan.travelKilometres;
    this.cost = travelCosts(problem, plan.centreUnit);
    const cells = territoryCount * this.bands;
    this.price = new Float64Array(cells);
    this.charge = new Float64Array(cells);
    this.bestPrice = new Float64Array(cells);
    this.sums = new Float64Array(cells);
    this.direction = new Float64Array(cells);
    this.width = Math.min(CHOICES, territoryCount);
    this.choices = new Int32Array(unitCount * this.width);
    const widest = plan.measures.map(({ deviation }) => ({
      low: deviation.reduce((least, each) => Math.min(least, each), 0),
      high: deviation.reduce((most, each) => Math.max(most, each), 0),
    }));
    this.floor = Float64Array.from(measures, ({ lowerTolerance }, band) =>
      Math.max(0, 1 + Math.min(-lowerTolerance, widest[band].low)),
    );
    this.ceiling = Float64Array.from(
      measures,
      ({ upperTolerance }, band) => 1 + Math.max(upperTolerance, widest[band].high),
    );
  }

  settled(): boolean {
    return this.boldness < 1e-3;
  }

  /** One evaluation at the present prices, then one move of them. */
  step(full: boolean): void {
    const value = this.evaluate(full);
    this.watch(value, full);
    const { direction, price, sums, floor, ceiling, bands } = this;
    let norm = 0;
    for (let cell = 0; cell < price.length; cell++) {
      const held = sums[cell];
      const high = ceiling[cell % bands];
      const low = floor[cell % bands];
      const miss =
        price[cell] > 0
          ? held - high
          : price[cell] < 0
            ? held - low
            : Math.max(0, held - high) - Math.max(0, low - held);
      direction[cell] = miss + 0.6 * direction[cell];
      norm += direction[cell] ** 2;
    }
    if (norm === 0) {
      this.boldness = 0;
      return;
    }
    const length = (this.boldness * Math.max(this.goal - value, 1e-6 * this.goal)) / norm;
    for (let cell = 0; cell < price.length; cell++) {
      const next = price[cell] + length * direction[cell];
      // the value bends at 0: a price stops there before it turns from ceiling to floor
      price[cell] = next * price[cell] < 0 ? 0 : next;
    }
  }

  /** Proves the value of the best prices met. */
  conclude(): void {
    this.price.set(this.bestPrice);
    this.evaluate(true);
  }

  private watch(value: number, full: boolean): void {
    // a full look corrects a guess that overlooked a choice
    if (full && this.bestGuess > value && this.idle === 0) this.bestGuess = value;
    this.idle = value > this.bestGuess + 1e-6 * Math.abs(value) ? 0 : this.idle + 1;
    if (value > this.bestGuess) {
      this.bestGuess = value;
      this.bestPrice.set(this.price);
    }
    if (this.idle <= PATIENCE) return;
    this.idle = 0;
    this.boldness /= 2;
    this.price.set(this.bestPrice);
    this.direction.fill(0);
    this.bestGuess = this.evaluate(true);
  }

  /** The bound at the present prices; `sums` becomes what each territory attracts, relative to its target. */
  private evaluate(full: boolean): number {
    const { problem, price, charge, bands, sums, floor, ceiling } = this;
    let value = 0;
    for (let cell = 0; cell < price.length; cell++) {
      const target = problem.measures[cell % bands].target[Math.floor(cell / bands)];
      charge[cell] = target > 0 ? price[cell] / target : 0;
      value -= price[cell] * (price[cell] > 0 ? ceiling[cell % bands] : floor[cell % bands]);
    }
    sums.fill(0);
    for (let unit = 0; unit < problem.unitCount; unit++) {
      if (full) this.choose(unit);
      value += this.serve(unit);
    }
    for (let cell = 0; cell < sums.length; cell++) {
      const target = problem.measures[cell % bands].target[Math.floor(cell / bands)];
      sums[cell] = target > 0 ? sums[cell] / target : 0;
    }
    if (full) this.best = Math.max(this.best, value);
    return value;
  }

  private dearness(unit: number, territory: number): number {
    const { problem, bands, charge, cost } = this;
    let total = cost[unit * problem.territoryCount + territory];
    for (let band = 0; band < bands; band++)
      total += problem.measures[band].values[unit] * charge[territory * bands + band];
    return total;
  }

  /** The unit's cheapest territories at the present prices, the cheapest first. */
  private choose(unit: number): void {
    const { problem, choices, width } = this;
    const base = unit * width;
    const dear = new Float64Array(width);
    let filled = 0;
    for (let territory = 0; territory < problem.territoryCount; territory++) {
      const total = this.dearness(unit, territory);
      if (filled === width && total >= dear[width - 1]) continue;
      let slot = filled < width ? filled++ : width - 1;
      for (; slot > 0 && dear[slot - 1] > total; slot--) {
        dear[slot] = dear[slot - 1];
        choices[base + slot] = choices[base + slot - 1];
      }
      dear[slot] = total;
      choices[base + slot] = territory;
    }
  }

  private serve(unit: number): number {
    const { problem, choices, width, bands, sums } = this;
    let chosen = choices[unit * width];
    let least = Number.POSITIVE_INFINITY;
    for (let index = unit * width; index < (unit + 1) * width; index++) {
      const total = this.dearness(unit, choices[index]);
      if (total >= least) continue;
      least = total;
      chosen = choices[index];
    }
    for (let band = 0; band < bands; band++)
      sums[chosen * bands + band] += problem.measures[band].values[unit];
    return least;
  }
}

function travelCosts(problem: DesignProblem, centreUnit: Int32Array): Float64Array {
  const { unitCount, territoryCount, travelWeight, locks } = problem;
  const metric = buildMetric(problem);
  const total = travelWeight.reduce((sum, weight) => sum + weight, 0) || 1;
  const cost = new Float64Array(unitCount * territoryCount);
  for (let unit = 0; unit < unitCount; unit++) {
    for (let territory = 0; territory < territoryCount; territory++) {
      const centre = centreUnit[territory];
      const kilometres = centre >= 0 ? metric.between(unit, centre) : metric.toFixed(unit, territory);
      const allowed = locks[unit] < 0 || locks[unit] === territory;
      cost[unit * territoryCount + territory] = allowed
        ? (travelWeight[unit] * kilometres) / total
        : Number.POSITIVE_INFINITY;
    }
  }
  return cost;
}
