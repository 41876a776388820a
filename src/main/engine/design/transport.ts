import { buildMetric } from './metric.ts';
import type { DesignProblem } from './problem.ts';

/**
 * The transportation relaxation for fixed centres (Hess et al. 1965): parts of units go to territories at
 * travel × kilometres, every hard band holds, locks are kept; contiguity and wholeness of units are dropped, so its
 * optimum is a lower bound on every plan with these centres.
 */
export interface Transport {
  readonly unitCount: number;
  readonly territoryCount: number;
  /** Unit × territory: kilometres of mean travel when the whole unit goes there. */
  readonly cost: Float64Array;
  readonly locks: Int32Array;
  readonly bands: readonly {
    readonly values: Float64Array;
    readonly lower: Float64Array;
    readonly upper: Float64Array;
  }[];
}

/** Null when any centre is free. */
export function buildTransport(problem: DesignProblem): Transport | null {
  const { unitCount, territoryCount, travelWeight } = problem;
  if (problem.fixedCentres.x.some((x) => Number.isNaN(x))) return null;
  const metric = buildMetric(problem);
  const total = travelWeight.reduce((sum, weight) => sum + weight, 0) || 1;
  const cost = new Float64Array(unitCount * territoryCount);
  for (let unit = 0; unit < unitCount; unit++) {
    for (let territory = 0; territory < territoryCount; territory++) {
      cost[unit * territoryCount + territory] =
        (travelWeight[unit] * metric.toFixed(unit, territory)) / total;
    }
  }
  const bands = [
    ...problem.measures
      .filter((measure) => measure.hard)
      .map((measure) => ({
        values: measure.values,
        lower: measure.target.map((target) => target * (1 - measure.lowerTolerance)),
        upper: measure.target.map((target) => target * (1 + measure.upperTolerance)),
      })),
    ...problem.limits.map((limit) => ({ values: limit.values, lower: limit.least, upper: limit.most })),
  ];
  return { unitCount, territoryCount, cost, locks: problem.locks, bands };
}

/** The program in CPLEX LP format, which HiGHS reads. Weights are scaled to targets near 1 for the solver's sake. */
export function transportText(transport: Transport): string {
  const { unitCount, territoryCount, cost, locks, bands } = transport;
  const allowed = (unit: number) =>
    locks[unit] >= 0 ? [locks[unit]] : Array.from({ length: territoryCount }, (_, territory) => territory);
  const lines: string[] = ['Minimize', ' travel:'];
  for (let unit = 0; unit < unitCount; unit++) {
    lines.push(
      ` ${allowed(unit)
        .map((territory) => `+ ${cost[unit * territoryCount + territory]} x${unit}_${territory}`)
        .join(' ')}`,
    );
  }
  lines.push('Subject To');
  for (let unit = 0; unit < unitCount; unit++) {
    lines.push(
      ` u${unit}: ${allowed(unit)
        .map((territory) => `x${unit}_${territory}`)
        .join(' + ')} = 1`,
    );
  }
  bands.forEach((band, index) => {
    const scale = band.values.reduce((sum, value) => sum + value, 0) / territoryCount || 1;
    for (let territory = 0; territory < territoryCount; territory++) {
      const terms: string[] = [];
      for (let unit = 0; unit < unitCount; unit++) {
        if (band.values[unit] === 0 || (locks[unit] >= 0 && locks[unit] !== territory)) continue;
        terms.push(`+ ${band.values[unit] / scale} x${unit}_${territory}`);
      }
      if (terms.length === 0) continue;
      const sum = chunk(terms);
      if (Number.isFinite(band.upper[territory]))
        lines.push(` h${index}_${territory}: ${sum} <= ${band.upper[territory] / scale}`);
      if (band.lower[territory] > 0)
        lines.push(` l${index}_${territory}: ${sum} >= ${band.lower[territory] / scale}`);
    }
  });
  lines.push('End');
  return lines.join('\n');
}

/** Long sums over several lines: the reader has a line limit. */
function chunk(terms: readonly string[]): string {
  const rows: string[] = [];
  for (let index = 0; index < terms.length; index += 20) rows.push(terms.slice(index, index + 20).join(' '));
  return rows.join('\n ');
}
