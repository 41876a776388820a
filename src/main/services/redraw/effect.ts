import type { OperationEffect } from '../../../shared/contract/redraw.ts';
import type { Alignment, TerritoryRow } from '../../../shared/contract/scenario.ts';
import type { GuardRails } from '../../../shared/domain/guard-rails.ts';
import type { Assignment } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { breachesOf } from '../guard.ts';

interface Side {
  readonly assignment: Assignment;
  readonly alignment: Alignment;
}

/** What a draft changes against the scenario as it stands. */
export function effectOf(data: Dataset, before: Side, after: Side, rails: GuardRails): OperationEffect {
  const changes = data.units.flatMap(({ id: unitId }, unit) => {
    const [from, to] = [before.alignment.unitTerritory[unit], after.alignment.unitTerritory[unit]];
    return from === to ? [] : [{ unitId, from, to }];
  });
  const idOf = ({ territories }: Assignment, index: number) => territories[index]?.territory_id ?? 0;
  let accounts = 0;
  let salesFen = 0;
  data.accounts.forEach((_, account) => {
    const from = idOf(before.assignment, before.assignment.accountTerritory[account]);
    if (from === idOf(after.assignment, after.assignment.accountTerritory[account])) return;
    accounts += 1;
    salesFen += data.sales[account];
  });
  return {
    changes,
    accounts,
    salesFen,
    territories: changedRows(before.alignment, after.alignment),
    unassignedUnits: {
      before: before.alignment.unassigned.units,
      after: after.alignment.unassigned.units,
    },
    movedAccounts: { before: before.alignment.movedAccounts, after: after.alignment.movedAccounts },
    breaches: breachesOf(before.alignment, after.alignment, rails),
  };
}

function changedRows(before: Alignment, after: Alignment): OperationEffect['territories'] {
  const former = new Map(before.territories.map((row) => [row.id, row]));
  const rows: OperationEffect['territories'] = [];
  for (const row of after.territories) {
    const was = former.get(row.id) ?? null;
    former.delete(row.id);
    if (was === null || !sameSums(was, row)) rows.push({ before: was, after: row });
  }
  for (const row of former.values()) rows.push({ before: row, after: null });
  return rows;
}

const sameSums = (a: TerritoryRow, b: TerritoryRow): boolean =>
  a.pieces === b.pieces && JSON.stringify(a.sums) === JSON.stringify(b.sums);
