import type { DesignResult } from '../../../shared/contract/design.ts';
import type { DesignSolution, ProvenBound } from '../../engine/design/problem.ts';
import { type Assignment, repOfAccounts } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import type { Label } from './labels.ts';

/** The engine's solution in the words of the contract: unit ids, metres, fen. */
export function designResult(
  solution: DesignSolution,
  bound: ProvenBound | null,
  data: Dataset,
  labels: readonly Label[],
  presentState: Assignment | null,
): DesignResult {
  return {
    feasible: solution.feasible,
    maxDeviation: solution.measures.map(({ maxDeviation }) => maxDeviation),
    nonContiguous: solution.nonContiguous,
    travelMetres: solution.travelKilometres * 1000,
    lowerBoundMetres: bound === null ? null : bound.kilometres * 1000,
    ...movedBy(solution.assignment, data, labels, presentState),
    iterations: solution.iterations,
    seconds: solution.seconds,
    reasons: solution.reasons.map((reason) => ({
      code: reason.code,
      params: Object.fromEntries(
        Object.entries(reason.data).flatMap(([key, value]) =>
          typeof value === 'number' || typeof value === 'string' ? [[key, value]] : [],
        ),
      ),
      unitIds: reason.units.map((unit) => data.units[unit].id),
      relaxBy: reason.relaxBy,
    })),
  };
}

/** Accounts that a rep has at present and whose unit the design gives to another rep, and their sales. */
function movedBy(
  assignment: Int32Array,
  data: Dataset,
  labels: readonly Label[],
  presentState: Assignment | null,
): { movedAccounts: number; movedSalesFen: number } {
  let movedAccounts = 0;
  let movedSalesFen = 0;
  if (!presentState) return { movedAccounts, movedSalesFen };
  const repBefore = repOfAccounts(presentState);
  for (let account = 0; account < repBefore.length; account++) {
    const unit = data.accountUnit[account];
    if (repBefore[account] < 0 || unit < 0) continue;
    if (labels[assignment[unit]].repId === repBefore[account]) continue;
    movedAccounts += 1;
    movedSalesFen += data.sales[account];
  }
  return { movedAccounts, movedSalesFen };
}
