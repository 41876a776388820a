import { useMemo } from 'react';
import type { AccountRow } from '../../shared/contract/data.ts';
import type { PlanState } from '../../shared/contract/plan.ts';
import type { Alignment } from '../../shared/contract/scenario.ts';
import { useActiveAlignment, usePlan, useScenarioAccounts } from './queries.ts';
import { type SelectionKind, useApp } from './store.ts';

export interface Sums {
  accounts: number;
  workloadMinutes: number;
  potentialFen: number;
  salesFen: number;
}

export interface SelectionSums extends Sums {
  kind: SelectionKind;
  count: number;
}

/** Index of the base year among an account's yearly sales; -1 before any sales. */
export function baseYearIndex(plan: PlanState): number {
  return plan.baseYear === null ? -1 : plan.salesYears.indexOf(plan.baseYear);
}

export function sumAccounts(
  rows: Iterable<AccountRow>,
  yearIndex: number,
  counts: (row: AccountRow) => boolean = () => true,
): Sums {
  const sums = { accounts: 0, workloadMinutes: 0, potentialFen: 0, salesFen: 0 };
  for (const row of rows) {
    if (!counts(row)) continue;
    sums.accounts += 1;
    sums.workloadMinutes += row.workloadMinutes;
    sums.potentialFen += row.potentialFen ?? 0;
    sums.salesFen += row.salesFen[yearIndex] ?? 0;
  }
  return sums;
}

export function sumTerritories(alignment: Alignment, ids: ReadonlySet<number>): Sums {
  const sums = { accounts: 0, workloadMinutes: 0, potentialFen: 0, salesFen: 0 };
  for (const territory of alignment.territories) {
    if (!ids.has(territory.id)) continue;
    sums.accounts += territory.sums.accounts;
    sums.workloadMinutes += territory.sums.workloadMinutes;
    sums.potentialFen += territory.sums.potentialFen;
    sums.salesFen += territory.sums.salesFen;
  }
  return sums;
}

/** What the selection adds up to; null when nothing is selected. */
export function useSelectionSums(): SelectionSums | null {
  const selection = useApp((state) => state.selection);
  const allAccounts = useScenarioAccounts().data;
  const anyAlignment = useActiveAlignment().data;
  const plan = usePlan().data;
  const yearIndex = plan ? baseYearIndex(plan) : undefined;
  // What is not asked is not waited for: a township that changes hands leaves the sums of a selection of townships as they are.
  const ofTerritories = selection?.kind === 'territory';
  const accounts = ofTerritories ? undefined : allAccounts;
  const alignment = ofTerritories ? anyAlignment : undefined;
  return useMemo(() => {
    if (selection === null || yearIndex === undefined) return null;
    const ids = new Set(selection.ids);
    const head = { kind: selection.kind, count: ids.size };
    if (selection.kind === 'territory') {
      return alignment ? { ...head, ...sumTerritories(alignment, ids) } : null;
    }
    const along = new Set(selection.accounts);
    const inside = (row: AccountRow) =>
      selection.kind === 'account'
        ? ids.has(row.id)
        : selection.kind === 'unit'
          ? along.has(row.id) || (row.unitId !== null && ids.has(row.unitId))
          : row.repId !== null && ids.has(row.repId);
    return { ...head, ...sumAccounts(accounts ?? [], yearIndex, inside) };
  }, [selection, accounts, alignment, yearIndex]);
}
