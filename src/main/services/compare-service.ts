import type { Comparison, Figure } from '../../shared/contract/scenario.ts';
import type { Plan } from '../plan/plan.ts';
import { type Assignment, readAssignment, repOfAccounts, repOfUnits } from './assignment.ts';
import { affectedReps, flowsBetween } from './compare-flows.ts';
import type { Dataset } from './dataset.ts';
import { changedHands } from './moved.ts';
import type { Projection } from './projection.ts';
import { derivedUnitValues } from './rows-view.ts';
import { summarise } from './scenario-service.ts';

/**
 * Two scenarios side by side: figures, territories by rep, and all that changes hands from the left to the right. What nobody
 * has on the left changes no hands (`moved.ts`); the figure `newlyCovered` counts it.
 */
export function createCompareService(plan: () => Plan, projection: Projection) {
  return {
    compare(leftId: number, rightId: number): Comparison {
      // Where one side has a layer's accounts only, those are what both are compared by.
      const [data] = [leftId, rightId]
        .map((scenarioId) => projection.dataset(scenarioId))
        .sort((a, b) => a.accounts.length - b.accounts.length);
      const left = readAssignment(plan(), data, leftId);
      const right = readAssignment(plan(), data, rightId);
      return {
        left: summarise(plan(), left.scenario),
        right: summarise(plan(), right.scenario),
        figures: figures(projection, data, left, right),
        territories: territoriesByRep(projection, data, left, right),
        units: movedUnits(data, left, right),
        accounts: movedAccounts(data, left, right),
        flows: flowsBetween(data, left, right),
        affected: affectedReps(data, left, right),
      };
    },
  };
}

const spread = (deviations: readonly (number | null)[]): number | null => {
  const known = deviations.flatMap((value) => (value === null ? [] : Math.abs(value)));
  return known.length === 0 ? null : Math.max(...known);
};

function figures(projection: Projection, data: Dataset, left: Assignment, right: Assignment): Figure[] {
  const sides = [left, right].map((side) => {
    const alignment = projection.alignment(side.scenario.id);
    const used = alignment.territories.flatMap(({ utilisation }) => utilisation ?? []);
    return {
      territories: alignment.territories.length,
      unassignedAccounts: alignment.unassigned.accounts,
      largestWorkloadDeviation: spread(alignment.territories.map((row) => row.workloadDeviation)),
      largestPotentialDeviation: spread(alignment.territories.map((row) => row.potentialDeviation)),
      largestSalesDeviation: spread(alignment.territories.map((row) => row.salesDeviation)),
      highestUtilisation: used.length === 0 ? null : Math.max(...used),
      lowestUtilisation: used.length === 0 ? null : Math.min(...used),
      splitTerritories: alignment.territories.filter(({ pieces }) => pieces > 1).length,
      heldApart: alignment.exceptions.length,
    };
  });
  const repBefore = repOfAccounts(left);
  const repAfter = repOfAccounts(right);
  const accountsMoved = [...changedHands(repBefore, repAfter)];
  const newlyCovered = repBefore.filter((rep, index) => rep < 0 && repAfter[index] >= 0).length;
  const salesMoved = accountsMoved.reduce((sum, index) => sum + data.sales[index], 0);
  const figure = (
    key: keyof (typeof sides)[number],
    unit: Figure['unit'],
    better: Figure['better'],
  ): Figure => ({
    key,
    unit,
    left: sides[0][key],
    right: sides[1][key],
    better,
  });
  return [
    figure('territories', 'count', 'neither'),
    figure('unassignedAccounts', 'count', 'less'),
    figure('largestWorkloadDeviation', 'ratio', 'less'),
    figure('largestPotentialDeviation', 'ratio', 'less'),
    figure('largestSalesDeviation', 'ratio', 'less'),
    figure('highestUtilisation', 'ratio', 'less'),
    figure('lowestUtilisation', 'ratio', 'more'),
    figure('splitTerritories', 'count', 'less'),
    figure('heldApart', 'count', 'less'),
    { key: 'accountsMoved', unit: 'count', left: null, right: accountsMoved.length, better: 'less' },
    { key: 'salesMoved', unit: 'fen', left: null, right: salesMoved, better: 'less' },
    { key: 'newlyCovered', unit: 'count', left: null, right: newlyCovered, better: 'more' },
  ];
}

function territoriesByRep(
  projection: Projection,
  data: Dataset,
  left: Assignment,
  right: Assignment,
): Comparison['territories'] {
  const leftRows = projection.alignment(left.scenario.id).territories;
  const rightRows = projection.alignment(right.scenario.id).territories;
  const unmatched = new Map(rightRows.map((row) => [row.id, row]));
  const pairs: [(typeof leftRows)[number] | null, (typeof leftRows)[number] | null][] = [];
  for (const row of leftRows) {
    const match =
      [...unmatched.values()].find((other) => row.repId !== null && other.repId === row.repId) ??
      (row.repId === null ? unmatched.get(row.id) : undefined);
    if (match) unmatched.delete(match.id);
    pairs.push([row, match ?? null]);
  }
  for (const row of unmatched.values()) pairs.push([null, row]);
  return pairs.map(([before, after]) => {
    const repId = after?.repId ?? before?.repId ?? null;
    return {
      repId,
      repName: repId === null ? '' : (data.repById.get(repId)?.name ?? ''),
      leftName: before?.name ?? null,
      rightName: after?.name ?? null,
      left: before?.sums ?? null,
      right: after?.sums ?? null,
    };
  });
}

/** Name and rep of a territory index; both '' for unassigned. */
function holder(data: Dataset, side: Assignment, territory: number) {
  if (territory < 0) return { id: 0, name: '', rep: '' };
  const record = side.territories[territory];
  const rep = record.rep_id === null ? '' : (data.repById.get(record.rep_id)?.name ?? '');
  return { id: record.territory_id, name: record.name, rep };
}

function movedUnits(data: Dataset, left: Assignment, right: Assignment): Comparison['units'] {
  const [accounts, , , potential, sales] = derivedUnitValues(data);
  return [...changedHands(repOfUnits(left), repOfUnits(right))].map((index) => {
    const from = holder(data, left, left.unitTerritory[index]);
    const to = holder(data, right, right.unitTerritory[index]);
    return {
      unitId: data.units[index].id,
      from: from.id,
      fromName: from.name,
      fromRep: from.rep,
      to: to.id,
      toName: to.name,
      toRep: to.rep,
      accounts: accounts[index],
      salesFen: sales[index],
      potentialFen: potential[index],
    };
  });
}

function movedAccounts(data: Dataset, left: Assignment, right: Assignment): Comparison['accounts'] {
  return [...changedHands(repOfAccounts(left), repOfAccounts(right))].map((index) => {
    const from = holder(data, left, left.accountTerritory[index]);
    const to = holder(data, right, right.accountTerritory[index]);
    return {
      accountId: data.accounts[index].id,
      ref: data.accounts[index].ref,
      name: data.accounts[index].name,
      fromName: from.name,
      fromRep: from.rep,
      toName: to.name,
      toRep: to.rep,
      salesFen: data.sales[index],
      potentialFen: data.potential[index],
    };
  });
}

export type CompareService = ReturnType<typeof createCompareService>;
