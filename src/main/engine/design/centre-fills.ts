import { type Blocks, cutBlocks } from './blocks.ts';
import type { Metric } from './metric.ts';
import type { DesignProblem } from './problem.ts';

/**
 * The inner problem of the Lagrangean bound: for a candidate centre, the cheapest fractional fill of one territory's
 * band at given unit prices. With reduced cost r = travel·km/weight − price (per unit of weight), units are taken in
 * rising r while negative, at least up to the floor and at most up to the ceiling.
 */
export class CentreFills {
  readonly weight: Float64Array;
  /** Price per unit of weight, km-like; the dual variables. */
  readonly price: Float64Array;
  readonly floor: number;
  readonly ceiling: number;
  /** The last fill: units, their part taken (0 to 1), and how many. */
  readonly takenUnit: Int32Array;
  readonly takenPart: Float64Array;
  takenCount = 0;
  private readonly ratio: Float64Array;
  private readonly metric: Metric;
  private readonly blocks: Blocks;
  private readonly dearest: Float64Array;
  private readonly leastRatio: Float64Array;
  /** Reduced cost at which each centre's last fill ended: a first guess for the next. */
  private readonly level: Float64Array;
  private readonly reduced: Float64Array;
  private readonly gathered: Int32Array;
  private readonly prunes: boolean;

  /** @param weights the banded measure's values; floor and ceiling in its unit */
  constructor(problem: DesignProblem, metric: Metric, weights: Float64Array, floor: number, ceiling: number) {
    const count = problem.unitCount;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    // weightless units get a sliver of weight, and the ceiling as much room: only ever loosens the bound
    const sliver = (1e-9 * total) / count;
    this.weight = weights.map((weight) => Math.max(weight, sliver));
    this.ratio = problem.travelWeight.map((travel, unit) => travel / this.weight[unit]);
    this.floor = Math.max(0, floor);
    this.ceiling = ceiling + sliver * count;
    this.price = new Float64Array(count);
    this.metric = metric;
    this.blocks = cutBlocks(problem.place, metric, 24);
    this.dearest = new Float64Array(this.blocks.count);
    this.leastRatio = new Float64Array(this.blocks.count);
    this.level = new Float64Array(count);
    this.reduced = new Float64Array(count);
    this.gathered = new Int32Array(count);
    this.takenUnit = new Int32Array(count);
    this.takenPart = new Float64Array(count);
    // an imported matrix need not obey the triangle inequality that skipping blocks relies on
    this.prunes = problem.distances === null;
    this.refreshBlocks(this.leastRatio, this.ratio, Math.min);
  }

  /** To be called after prices changed. */
  refresh(): void {
    this.refreshBlocks(this.dearest, this.price, Math.max);
  }

  private refreshBlocks(
    into: Float64Array,
    values: Float64Array,
    pick: (a: number, b: number) => number,
  ): void {
    const { offsets, units, count } = this.blocks;
    for (let block = 0; block < count; block++) {
      let best = values[units[offsets[block]]];
      for (let index = offsets[block] + 1; index < offsets[block + 1]; index++)
        best = pick(best, values[units[index]]);
      into[block] = best;
    }
  }

  /**
   * Value of the cheapest fill at a centre (at most 0 unless the floor forces more). Exact: a unit is skipped only when
   * its block can't hold a reduced cost below the level at which the fill ends. `take` records the fill itself.
   */
  fill(centre: number, take: boolean): number {
    // the level only ever needs to be positive when the floor is not met by bargains
    let level = Math.max(0, this.level[centre] + 1e-6);
    for (;;) {
      const { held, count } = this.gather(centre, level);
      if (held >= this.floor || count === this.price.length) return this.settle(centre, count, take);
      level = Math.max(2 * level, 1e-3 + level + this.meanPrice() * 0.1);
    }
  }

  private meanPrice(): number {
    let total = 0;
    for (let block = 0; block < this.blocks.count; block++) total += Math.abs(this.dearest[block]);
    return total / this.blocks.count;
  }

  /** Units with reduced cost below `level`, with their weight. */
  private gather(centre: number, level: number): { held: number; count: number } {
    const { offsets, units, middle, radius, count: blockCount } = this.blocks;
    const { metric, dearest, leastRatio, price, ratio, weight, reduced, gathered, prunes } = this;
    let held = 0;
    let count = 0;
    for (let block = 0; block < blockCount; block++) {
      if (prunes) {
        const nearest = metric.between(middle[block], centre) - radius[block];
        if (nearest > 0 && nearest * leastRatio[block] - dearest[block] >= level) continue;
        if (nearest <= 0 && -dearest[block] >= level) continue;
      }
      for (let index = offsets[block]; index < offsets[block + 1]; index++) {
        const unit = units[index];
        const cost = ratio[unit] * metric.between(unit, centre) - price[unit];
        if (cost >= level) continue;
        reduced[count] = cost;
        gathered[count++] = unit;
        held += weight[unit];
      }
    }
    return { held, count };
  }

  /** Takes gathered units in rising reduced cost: bargains up to the ceiling, others only up to the floor. */
  private settle(centre: number, count: number, take: boolean): number {
    const { reduced, gathered, weight } = this;
    let value = 0;
    let held = 0;
    let bargains = 0;
    for (let index = 0; index < count; index++) {
      if (reduced[index] >= 0) continue;
      bargains += weight[gathered[index]];
      value += weight[gathered[index]] * reduced[index];
    }
    this.takenCount = 0;
    if (bargains >= this.floor && bargains <= this.ceiling) {
      this.level[centre] = 0;
      if (take)
        for (let index = 0; index < count; index++) if (reduced[index] < 0) this.record(gathered[index], 1);
      return value;
    }
    const goal = bargains > this.ceiling ? this.ceiling : this.floor;
    sortPairs(reduced, gathered, count);
    value = 0;
    for (let index = 0; index < count && held < goal; index++) {
      const unit = gathered[index];
      const part = Math.min(1, (goal - held) / weight[unit]);
      value += part * weight[unit] * reduced[index];
      held += part * weight[unit];
      this.level[centre] = reduced[index];
      if (take) this.record(unit, part);
    }
    return value;
  }

  private record(unit: number, part: number): void {
    this.takenUnit[this.takenCount] = unit;
    this.takenPart[this.takenCount++] = part;
  }
}

/** Sorts the first `count` keys ascending, carrying the values along (Shell sort with Ciura's gaps: short, no allocation). */
function sortPairs(keys: Float64Array, values: Int32Array, count: number): void {
  for (const gap of [1750, 701, 301, 132, 57, 23, 10, 4, 1]) {
    for (let index = gap; index < count; index++) {
      const key = keys[index];
      const value = values[index];
      let hole = index;
      while (hole >= gap && keys[hole - gap] > key) {
        keys[hole] = keys[hole - gap];
        values[hole] = values[hole - gap];
        hole -= gap;
      }
      keys[hole] = key;
      values[hole] = value;
    }
  }
}
