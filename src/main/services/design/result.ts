import type { DesignReason, DesignResult } from '../../../shared/contract/design.ts';
import { isProof } from '../../engine/design/diagnose.ts';
import type { DesignSolution, ProvenBound, Reason } from '../../engine/design/problem.ts';
import { type Assignment, repOfAccounts } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import type { Floor } from './disruption.ts';
import type { Label } from './labels.ts';

/** The engine's solution in the words of the contract: unit ids, metres, fen. */
export function designResult(
  solution: DesignSolution,
  bound: ProvenBound | null,
  data: Dataset,
  labels: readonly Label[],
  presentState: Assignment | null,
  floors: readonly Floor[],
  travelBeforeMetres: number | null,
): DesignResult {
  const impossible = floors.filter(({ unavoidable, budget }) => unavoidable > budget);
  return {
    feasible: solution.feasible && impossible.length === 0,
    maxDeviation: solution.measures.map(({ maxDeviation }) => maxDeviation),
    nonContiguous: solution.nonContiguous,
    travelMetres: solution.travelKilometres * 1000,
    travelBeforeMetres,
    lowerBoundMetres: bound === null ? null : bound.kilometres * 1000,
    boundOf:
      bound === null ? null : { kind: bound.kind, measure: solution.measures[bound.measure]?.name ?? null },
    ...movedBy(solution.assignment, data, labels, presentState),
    iterations: solution.iterations,
    seconds: solution.seconds,
    impossible: impossible.length > 0 || solution.reasons.some(isProof),
    reasons: [
      ...impossible.map(floorReason),
      ...solution.reasons.map((reason) => ({
        code: reason.code,
        params: {
          ...scalars(withUnitIds(wholeBudget(reason, floors), data)),
          ...territoryName(reason, data, labels),
        },
        unitIds: reason.units.map((unit) => data.units[unit].id),
        relaxBy: reason.relaxBy,
      })),
    ],
  };
}

/** The budget does not even cover what moves in any case. */
function floorReason({ quantity, unavoidable, budget }: Floor): DesignReason {
  return {
    code: 'BUDGET_TOO_SMALL',
    params: { quantity, needed: unavoidable, budget, unavoidable: 1 },
    unitIds: [],
    relaxBy: unavoidable - budget,
  };
}

/** The search was given what the budget leaves after all that moves in any case; people are told of the whole. */
function wholeBudget({ code, data, territories }: Reason, floors: readonly Floor[]): Reason['data'] {
  const floor = floors.find(({ quantity }) => quantity === data.quantity);
  if (code !== 'BUDGET_TOO_SMALL' || territories.length > 0 || !floor) return data;
  return { ...data, needed: Number(data.needed) + floor.unavoidable, budget: floor.budget };
}

/** The search numbers units densely; people's units have ids. */
function withUnitIds(reason: Reason['data'], { units }: Dataset): Reason['data'] {
  const { split } = reason;
  return typeof split === 'object' ? { ...reason, split: split.map((unit) => units[unit].id) } : reason;
}

/** The wire carries no lists in parameters: `loads: [a, b]` becomes `loads0` and `loads1`. */
function scalars(data: Reason['data']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]): [string, string | number][] =>
      typeof value === 'object' ? value.map((one, index) => [`${key}${index}`, one]) : [[key, value]],
    ),
  );
}

/** Names the territory a reason is about, where it has a name yet. */
function territoryName(
  { territories }: Reason,
  data: Dataset,
  labels: readonly Label[],
): { territory?: string } {
  const label = labels[territories[0]];
  if (label === undefined) return {};
  const rep = label.repId === null ? undefined : data.repById.get(label.repId)?.name;
  const name = label.territory?.name ?? rep;
  return name === undefined ? {} : { territory: name };
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
