import { finish } from '../plan/pieces.ts';
import type { PlanWriter } from '../plan/plan.ts';
import { assignGrouped } from './assign-grouped.ts';

/** Who has what while cells are written: read once for all of them, and kept in step; the plan hears of it with `settle`. */
export interface CellOwners {
  unit(write: PlanWriter, id: number): number;
  assignUnit(write: PlanWriter, id: number, to: number): void;
  /** Undefined = goes with its unit. */
  heldIn(write: PlanWriter, id: number): number | undefined;
  hold(write: PlanWriter, id: number, to: number | null): void;
  /** Writes what was told since: what goes to one territory goes in one call. */
  settle(write: PlanWriter): void;
}

export function cellOwners(scenarioId: number): CellOwners {
  let units: Map<number, number> | undefined;
  let held: Map<number, number> | undefined;
  // The last word on a unit or an account counts: a scenario holds what differs, not how it came to.
  const unitsToGo = new Map<number, number>();
  const accountsToGo = new Map<number, number>();
  const unitsIn = (write: PlanWriter) => {
    units ??= write.unitTerritories(scenarioId);
    return units;
  };
  const heldBy = (write: PlanWriter) => {
    held ??= write.accountExceptions(scenarioId);
    return held;
  };
  return {
    unit: (write, id) => unitsIn(write).get(id) ?? 0,
    assignUnit(write, id, to) {
      unitsIn(write).set(id, to);
      unitsToGo.set(id, to);
    },
    heldIn: (write, id) => heldBy(write).get(id),
    hold(write, id, to) {
      if (to === null) heldBy(write).delete(id);
      else heldBy(write).set(id, to);
      accountsToGo.set(id, to ?? -1);
    },
    settle(write) {
      finish(assignGrouped(unitsToGo, (ids, to) => write.assignUnits(scenarioId, ids, to)));
      finish(assignGrouped(accountsToGo, (ids, to) => write.assignAccounts(scenarioId, ids, to)));
      unitsToGo.clear();
      accountsToGo.clear();
    },
  };
}
