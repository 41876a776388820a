import type { Alignment } from '../../../shared/contract/scenario.ts';
import type { Plan } from '../../plan/plan.ts';
import { alignmentOf } from '../alignment.ts';
import { type Assignment, readAssignment, repOfAccounts, repOfUnits } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { type Outcome, outcomeOf, payGround, type QuotaPreview } from '../pay/expected-pay.ts';
import type { Projection } from '../projection.ts';

/** One scenario of a comparison, over the accounts both are compared by. */
export interface Side {
  readonly assignment: Assignment;
  readonly alignment: Alignment;
  /** Rep id per account and per unit, −1 = nobody's. */
  readonly accountRep: Int32Array;
  readonly unitRep: Int32Array;
  /** Per territory. All null where the scenario is about other accounts than those compared: its quotas are for more. */
  readonly outcomes: readonly Outcome[];
}

const unknown: Outcome = { quotaFen: null, attainment: null, payFen: null };

export function readSide(
  plan: Plan,
  projection: Projection,
  data: Dataset,
  scenarioId: number,
  quota: QuotaPreview,
): Side {
  const isWhole =
    projection.dataset(scenarioId) === data || sameAccounts(projection.dataset(scenarioId), data);
  const assignment = isWhole ? projection.assignment(scenarioId) : readAssignment(plan, data, scenarioId);
  const alignment = isWhole
    ? projection.alignment(scenarioId)
    : alignmentOf(plan, plan.revision, data, assignment);
  const ground = isWhole ? payGround(plan, data, assignment, alignment, quota) : null;
  return {
    assignment,
    alignment,
    accountRep: repOfAccounts(assignment),
    unitRep: repOfUnits(assignment),
    outcomes: alignment.territories.map((row, index) =>
      ground ? outcomeOf(row, ground.terms[index], ground) : unknown,
    ),
  };
}

/** Two views of the plan hold the same accounts: views keep the order of the data. */
function sameAccounts(a: Dataset, b: Dataset): boolean {
  return (
    a.accounts.length === b.accounts.length && a.accounts.every(({ id }, at) => id === b.accounts[at].id)
  );
}
