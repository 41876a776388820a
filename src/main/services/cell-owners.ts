import type { PlanWriter } from '../plan/plan.ts';

/** Who has what while cells are written: read once for all of them, and kept in step. */
export interface CellOwners {
  unit(write: PlanWriter, id: number): number;
  assignUnit(write: PlanWriter, id: number, to: number): void;
  /** Undefined = goes with its unit. */
  heldIn(write: PlanWriter, id: number): number | undefined;
  hold(write: PlanWriter, id: number, to: number | null): void;
}

export function cellOwners(scenarioId: number): CellOwners {
  let units: Map<number, number> | undefined;
  let held: Map<number, number> | undefined;
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
      write.assignUnits(scenarioId, [id], to);
    },
    heldIn: (write, id) => heldBy(write).get(id),
    hold(write, id, to) {
      if (to === null) heldBy(write).delete(id);
      else heldBy(write).set(id, to);
      write.assignAccounts(scenarioId, [id], to ?? -1);
    },
  };
}
