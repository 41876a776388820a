import { buildModel } from './model.ts';
import type { DesignProblem, Reason } from './problem.ts';
import { budgetReasons } from './reason-budget.ts';
import { deadEndReasons } from './reason-dead-ends.ts';
import { groupReasons, islandReasons } from './reason-islands.ts';
import { lockReasons } from './reason-locks.ts';
import { targetReasons } from './reason-targets.ts';
import { bigUnitReasons } from './reason-units.ts';

/** Codes that are notes on a plan, not proofs that none exists. */
const NOTES: readonly Reason['code'][] = ['ISLAND', 'GROUP_NOT_CONNECTED', 'NOT_FOUND', 'MEASURES_CONFLICT'];

/**
 * What can be said of a problem before any search: proofs that no plan meets all that is hard, and notes on the map.
 * Each reason carries its evidence and by how much the named rule must give way. Takes well under a second.
 *
 * @param effort most connected sets to enumerate in all; fewer proofs are found with less
 * @param mayContinue asked before each survey; false ends the enumeration with what is proven so far
 */
export function diagnose(problem: DesignProblem, effort = 60_000, mayContinue = () => true): Reason[] {
  const locks = lockReasons(problem);
  if (locks.length > 0) return locks;
  const model = buildModel(problem);
  const big = bigUnitReasons(model);
  const found = [
    ...islandReasons(model),
    ...groupReasons(problem),
    ...targetReasons(model),
    ...budgetReasons(problem),
    ...big,
  ];
  const bigUnits = new Set(big.flatMap((reason) => reason.units));
  return [...found, ...deadEndReasons(model, bigUnits, effort, mayContinue)];
}

/** True when a reason proves that no plan meets everything hard. */
export function isProof(reason: Reason): boolean {
  return !NOTES.includes(reason.code);
}
