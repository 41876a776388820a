/** Figures per unit; potential and sales in the same unit (fen), effort in calls a year. */
export interface MarketFigures {
  readonly potential: Float64Array;
  readonly sales: Float64Array;
  readonly calls: Float64Array;
  /** Competitors' sites in the unit. */
  readonly sites: Float64Array;
  readonly squareMetres: Float64Array;
}

export interface LadderThresholds {
  /** Demand exists above this potential. */
  readonly potentialAbove: number;
  /** Calls a year all reps can make, as much of it as may be planned. */
  readonly capacity: number;
  /** What the capacity is given to first: most potential, or most potential a call. */
  readonly rankBy: 'potential' | 'potentialPerCall';
  /** Local advantage: own share (sales ÷ potential) at least this … */
  readonly shareAtLeast: number;
  /** … or at most this many competitors' sites. */
  readonly sitesAtMost: number;
  /** Present base: sales above this. */
  readonly salesAbove: number;
}

export interface Ladder {
  /** Rung per unit: index of `ladderSteps`. */
  readonly step: Uint8Array;
  /** Place in the order that capacity is given out, 1 = first; 0 for units without demand. */
  readonly rank: Int32Array;
  /** Calls of this unit and all before it in that order. */
  readonly callsSoFar: Float64Array;
  /** Sales ÷ potential; NaN without potential. */
  readonly share: Float64Array;
  /** Conditions met, whatever the rung: bit 0 demand, 1 capacity, 2 advantage, 3 base. */
  readonly met: Uint8Array;
}

/**
 * Priority of regions (domain.md §4): 备选 → 首选 → 目标 → 重点 → 关键, with the figures that decided. Each rung needs the ones
 * below it: demand exists; the unit lies within the selling capacity; a local advantage; a present base. Resources are given
 * highest first. Unknown figures (NaN) count as 0.
 */
export function priorityLadder(figures: MarketFigures, thresholds: LadderThresholds): Ladder {
  const count = figures.potential.length;
  const share = ownShares(figures);
  const { rank, callsSoFar } = giveCapacity(figures, thresholds);
  const step = new Uint8Array(count);
  const met = new Uint8Array(count);
  for (let unit = 0; unit < count; unit++) {
    const conditions = [
      rank[unit] > 0,
      rank[unit] > 0 && callsSoFar[unit] <= thresholds.capacity,
      share[unit] >= thresholds.shareAtLeast || figures.sites[unit] <= thresholds.sitesAtMost,
      figures.sales[unit] > thresholds.salesAbove,
    ];
    conditions.forEach((is, at) => {
      if (is) met[unit] |= 1 << at;
    });
    const first = conditions.indexOf(false);
    step[unit] = first < 0 ? conditions.length : first;
  }
  return { step, rank, callsSoFar, share, met };
}

/** Sales ÷ potential; NaN where there is no potential. */
export function ownShares({ potential, sales }: MarketFigures): Float64Array {
  return potential.map((value, unit) => (value > 0 ? orZero(sales[unit]) / value : Number.NaN));
}

const orZero = (value: number) => (Number.isNaN(value) ? 0 : value);

/** Orders the units with demand and adds up their calls; equal ones keep the order of the plan. */
function giveCapacity(
  { potential, calls }: MarketFigures,
  { potentialAbove, rankBy }: LadderThresholds,
): Pick<Ladder, 'rank' | 'callsSoFar'> {
  const count = potential.length;
  const worth = (unit: number) =>
    rankBy === 'potential' ? potential[unit] : potential[unit] / Math.max(orZero(calls[unit]), 1e-9);
  const order = Array.from({ length: count }, (_, unit) => unit)
    .filter((unit) => potential[unit] > potentialAbove)
    .sort((a, b) => worth(b) - worth(a) || a - b);
  const rank = new Int32Array(count);
  const callsSoFar = new Float64Array(count);
  let sum = 0;
  order.forEach((unit, index) => {
    sum += orZero(calls[unit]);
    rank[unit] = index + 1;
    callsSoFar[unit] = sum;
  });
  return { rank, callsSoFar };
}
