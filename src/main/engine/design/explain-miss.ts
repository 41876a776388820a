import type { DesignProblem, DesignSolution, Measure, Reason, SearchControls } from './problem.ts';
import { percent } from './reason-text.ts';
import { search } from './search.ts';
import { isLarge } from './size.ts';
import { judgedBy } from './solution.ts';

/** Bisection steps on the tolerance; each is a short search. */
const STEPS = 4;
/** A single measure gets up to so many times the share of a bisection step; it ends with its first plan inside the bands. */
const ALONE_SHARE = 3;
/** Tolerance (part of the target) not worth another search. */
const NO_MATTER = 0.002;
/** Measures conflict when each alone comes so much nearer its band than all together. */
const MUCH_NEARER = 0.25;

/** Why a search missed, and the plan whose worst territory is least far outside its bands, where one beats the search's own. */
export interface Miss {
  readonly reasons: Reason[];
  readonly tradeOff: DesignSolution | null;
}

/**
 * Why no plan inside the bands was found although none was proven impossible: each hard measure is tried alone (if all
 * can be had alone, they conflict), and the tolerance at which a plan is found is bisected down from what the best
 * plan reached. `relaxBy` is therefore enough, not proven least.
 *
 * @param seconds what all these searches may take together
 */
export function explainMiss(
  problem: DesignProblem,
  best: DesignSolution,
  seconds: number,
  controls: SearchControls,
): Miss {
  if (isLarge(problem)) return { reasons: [plainMiss(problem, best)], tradeOff: null };
  const hard = problem.measures.filter((measure) => measure.hard);
  const quiet: SearchControls = { now: controls.now, shouldStop: controls.shouldStop };
  const each = seconds / (STEPS + (hard.length > 1 ? ALONE_SHARE * hard.length : 0));
  const alone =
    hard.length > 1
      ? hard.map((measure) => firstPlan(onlyHard(problem, measure), ALONE_SHARE * each, controls))
      : [];
  const nearest = nearestPlan(problem, best, each, quiet);
  const relaxBy = overrun(problem, nearest);
  const together = overrun(problem, best);
  const conflict =
    alone.length > 0 &&
    alone.every(
      (solution, index) => overrun(onlyHard(problem, hard[index]), solution) < MUCH_NEARER * together,
    );
  const names = hard.map((measure) => measure.name);
  const described = alone.map(
    (solution, index) =>
      `${names[index]} alone: ${solution.travelKilometres.toFixed(1)} km, ${names.length > 1 ? `with the others up to ${percent(otherDeviation(solution, names[index]))} off` : ''}`,
  );
  const reasons: Reason[] = [
    {
      code: conflict ? 'MEASURES_CONFLICT' : 'NOT_FOUND',
      message: conflict
        ? `Each measure can be held alone but they pull apart (${described.join('; ')}). The plan given is the best trade-off found: every territory is inside bands ${percent(relaxBy)} wider.`
        : `No plan inside the bands was found in the time given, and none was proven impossible. The plan given needs ${percent(relaxBy)} more tolerance.`,
      units: denseUnits(problem, best),
      territories: missedTerritories(problem, best),
      relaxBy,
      data: {
        measures: names.join(', '),
        aloneKilometres: alone.map((solution) => solution.travelKilometres),
        aloneOthersOff: alone.map((solution, index) => otherDeviation(solution, names[index])),
        bestKilometres: nearest.travelKilometres,
        bestDeviation: nearest.measures.map((measure) => measure.maxDeviation),
      },
    },
  ];
  return { reasons, tradeOff: nearest === best ? null : judgedBy(problem, nearest) };
}

/** A search that ends as soon as a plan lies inside the bands. */
function firstPlan(problem: DesignProblem, seconds: number, controls: SearchControls): DesignSolution {
  let found = false;
  return search(
    problem,
    { seconds },
    {
      now: controls.now,
      shouldStop: () => found || controls.shouldStop(),
      wantsImproved: () => !found,
      onImproved: (solution) => {
        found = solution.feasible;
      },
    },
  );
}

function plainMiss(problem: DesignProblem, best: DesignSolution): Reason {
  const relaxBy = overrun(problem, best);
  return {
    code: 'NOT_FOUND',
    message: `No plan inside the bands was found in the time given, and none was proven impossible. The best needs ${percent(relaxBy)} more tolerance.`,
    units: denseUnits(problem, best),
    territories: missedTerritories(problem, best),
    relaxBy,
    data: {},
  };
}

/** Territories of the best plan that lie outside a hard band. */
function missedTerritories(problem: DesignProblem, best: DesignSolution): number[] {
  return [...Array(problem.territoryCount).keys()].filter((territory) =>
    problem.measures.some((measure, index) => {
      const deviation = best.measures[index].deviation[territory];
      return measure.hard && (deviation > measure.upperTolerance || -deviation > measure.lowerTolerance);
    }),
  );
}

/** A unit of this part of a target is hard to place. */
const DENSE = 0.3;

/** Units worth splitting: large, and in or beside a territory outside its band; largest first, at most eight. */
function denseUnits(problem: DesignProblem, best: DesignSolution): number[] {
  const { adjacency, measures, territoryCount } = problem;
  const missed = new Set(missedTerritories(problem, best));
  const size = (unit: number) =>
    measures.reduce((most, measure) => {
      const mean = measure.target.reduce((sum, each) => sum + each, 0) / territoryCount;
      return measure.hard ? Math.max(most, measure.values[unit] / mean) : most;
    }, 0);
  const isNear = (unit: number) => {
    if (missed.has(best.assignment[unit])) return true;
    const around = adjacency.neighbours.subarray(adjacency.offsets[unit], adjacency.offsets[unit + 1]);
    return around.some((other) => missed.has(best.assignment[other]));
  };
  return [...Array(problem.unitCount).keys()]
    .filter((unit) => size(unit) >= DENSE && isNear(unit))
    .sort((a, b) => size(b) - size(a) || a - b)
    .slice(0, 8);
}

/** Largest deviation of the measures other than the named one. */
function otherDeviation(solution: DesignSolution, name: string): number {
  return solution.measures.reduce(
    (most, each) => (each.name === name ? most : Math.max(most, each.maxDeviation)),
    0,
  );
}

function onlyHard(problem: DesignProblem, kept: Measure): DesignProblem {
  return {
    ...problem,
    measures: problem.measures.map((measure) =>
      measure === kept || !measure.hard ? measure : { ...measure, hard: false, weight: 0 },
    ),
  };
}

/** The plan that needs the bands widened least, `best` or one found inside bands widened by bisection. */
function nearestPlan(
  problem: DesignProblem,
  best: DesignSolution,
  seconds: number,
  controls: SearchControls,
): DesignSolution {
  let nearest = best;
  let tooLittle = 0;
  for (let step = 0; step < STEPS; step++) {
    const enough = overrun(problem, nearest);
    if (enough <= Math.max(tooLittle, NO_MATTER)) break;
    const middle = (enough + tooLittle) / 2;
    const solution = search(widened(problem, middle), { seconds }, controls);
    if (solution.nonContiguous <= nearest.nonContiguous && overrun(problem, solution) < enough)
      nearest = solution;
    if (!solution.feasible) tooLittle = middle;
  }
  return nearest;
}

/** How much wider the hard bands must be for the plan to lie inside them; 0.1 = by 10 % of the target. */
export function overrun(problem: DesignProblem, solution: DesignSolution): number {
  let most = 0;
  problem.measures.forEach((measure, index) => {
    if (!measure.hard) return;
    for (const deviation of solution.measures[index].deviation) {
      most = Math.max(most, deviation - measure.upperTolerance, -deviation - measure.lowerTolerance);
    }
  });
  return most;
}

/** The problem with every hard band wider by `extra` of its target both ways. */
export function widened(problem: DesignProblem, extra: number): DesignProblem {
  return {
    ...problem,
    measures: problem.measures.map((measure) =>
      measure.hard
        ? {
            ...measure,
            lowerTolerance: measure.lowerTolerance + extra,
            upperTolerance: measure.upperTolerance + extra,
          }
        : measure,
    ),
  };
}
