import type { DesignProblem, DesignSolution, SearchControls } from './problem.ts';
import { search } from './search.ts';

/** What a number of territories gives. */
export interface CurvePoint {
  readonly territoryCount: number;
  readonly maxDeviation: number;
  readonly travelKilometres: number;
  /** Share of the first disruption quantity that changes hands; 0 without one. */
  readonly disruption: number;
  readonly feasible: boolean;
  readonly solution: DesignSolution;
}

/**
 * Balance, travel and disruption against the number of territories: one short search each.
 *
 * @param problemFor the problem with that many territories (shares, centres and labels are the caller's to set)
 * @param seconds for each number
 */
export function territoryCurve(
  counts: readonly number[],
  problemFor: (territoryCount: number) => DesignProblem,
  seconds: number,
  controls: SearchControls,
): CurvePoint[] {
  const quiet: SearchControls = { now: controls.now, shouldStop: controls.shouldStop };
  const points: CurvePoint[] = [];
  for (const territoryCount of counts) {
    if (controls.shouldStop()) break;
    const solution = search(problemFor(territoryCount), { seconds }, quiet);
    points.push({
      territoryCount,
      maxDeviation: solution.measures.reduce((most, measure) => Math.max(most, measure.maxDeviation), 0),
      travelKilometres: solution.travelKilometres,
      disruption: solution.disruption[0]?.share ?? 0,
      feasible: solution.feasible,
      solution,
    });
  }
  return points;
}
