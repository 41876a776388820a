import type { DesignProblem, Reason } from './problem.ts';
import { amount } from './reason-text.ts';

/** Rules that contradict each other by themselves: locks inside groups, groups against keep-apart pairs, locked sums. */
export function lockReasons(problem: DesignProblem): Reason[] {
  if (problem.unitCount < problem.territoryCount) return [tooFew(problem)];
  const groupOf = groupLabels(problem);
  return [...splitGroups(problem, groupOf), ...joinedPairs(problem, groupOf), ...overfullLocks(problem)];
}

function tooFew(problem: DesignProblem): Reason {
  const { unitCount, territoryCount } = problem;
  return {
    code: 'TOO_FEW_UNITS',
    message: `${unitCount} units can't make ${territoryCount} territories.`,
    units: [],
    territories: [],
    relaxBy: territoryCount - unitCount,
    data: { unitCount, territoryCount },
  };
}

/** Group of each unit after merging groups that share units; -1 for units in none. */
function groupLabels(problem: DesignProblem): Int32Array {
  const label = new Int32Array(problem.unitCount).fill(-1);
  problem.together.forEach((group, index) => {
    const known = new Set([...group].map((unit) => label[unit]).filter((each) => each >= 0));
    for (const unit of group) label[unit] = index;
    label.forEach((each, unit) => {
      if (known.has(each)) label[unit] = index;
    });
  });
  return label;
}

function splitGroups(problem: DesignProblem, groupOf: Int32Array): Reason[] {
  const lockOf = new Map<number, number>();
  const reasons: Reason[] = [];
  problem.locks.forEach((territory, unit) => {
    const group = groupOf[unit];
    if (territory < 0 || group < 0) return;
    const first = lockOf.get(group);
    if (first === undefined) lockOf.set(group, unit);
    else if (problem.locks[first] !== territory) reasons.push(contradiction([first, unit], 'group', problem));
  });
  return reasons;
}

function joinedPairs(problem: DesignProblem, groupOf: Int32Array): Reason[] {
  const reasons: Reason[] = [];
  for (let pair = 0; pair + 1 < problem.apart.length; pair += 2) {
    const [first, second] = [problem.apart[pair], problem.apart[pair + 1]];
    const sameGroup = first === second || (groupOf[first] >= 0 && groupOf[first] === groupOf[second]);
    const sameLock = problem.locks[first] >= 0 && problem.locks[first] === problem.locks[second];
    if (sameGroup || sameLock) reasons.push(contradiction([first, second], 'apart', problem));
  }
  return reasons;
}

function contradiction(units: readonly number[], kind: string, problem: DesignProblem): Reason {
  const territories = [...new Set(units.map((unit) => problem.locks[unit]).filter((each) => each >= 0))];
  return {
    code: 'LOCKS_CONTRADICT',
    message:
      kind === 'group'
        ? 'These units must stay together but are locked into different territories.'
        : 'These units must stay apart but a group or locks put them into one territory.',
    units,
    territories,
    relaxBy: null,
    data: { kind },
  };
}

/** What is locked into a territory may not be more than it may hold. */
function overfullLocks(problem: DesignProblem): Reason[] {
  const reasons: Reason[] = [];
  for (const measure of problem.measures) {
    if (!measure.hard) continue;
    const held = new Float64Array(problem.territoryCount);
    problem.locks.forEach((territory, unit) => {
      if (territory >= 0) held[territory] += measure.values[unit];
    });
    held.forEach((sum, territory) => {
      const target = measure.target[territory];
      const over = sum / target - 1 - measure.upperTolerance;
      const under = problem.frozen[territory] === 1 ? 1 - sum / target - measure.lowerTolerance : 0;
      if (Math.max(over, under) <= 1e-9) return;
      reasons.push({
        code: 'LOCKED_TOO_MUCH',
        message:
          over > 0
            ? `What is locked in already holds ${amount(sum)} of ${measure.name}; the target is ${amount(target)}.`
            : `Frozen at ${amount(sum)} of ${measure.name}; the target is ${amount(target)}.`,
        units: [...problem.locks.keys()].filter((unit) => problem.locks[unit] === territory),
        territories: [territory],
        relaxBy: Math.max(over, under),
        data: { measure: measure.name, locked: sum, target },
      });
    });
  }
  return reasons;
}
