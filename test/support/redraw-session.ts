import fc from 'fast-check';
import { afterTest } from '../../src/main/plan/testing/folder.ts';
import { createCompareService } from '../../src/main/services/compare-service.ts';
import { createEditService } from '../../src/main/services/edit-service.ts';
import { createMergeService } from '../../src/main/services/redraw/merge-service.ts';
import { createRedrawService } from '../../src/main/services/redraw/redraw-service.ts';
import { createSnapshotService } from '../../src/main/services/redraw/snapshots.ts';
import { createScenarioService } from '../../src/main/services/scenario-service.ts';
import { createTerritoryService } from '../../src/main/services/territory-service.ts';
import type { Operation } from '../../src/shared/contract/redraw.ts';
import type { Alignment } from '../../src/shared/contract/scenario.ts';
import { AppError } from '../../src/shared/errors.ts';
import { gridSession } from './grid-session.ts';

/** A made-up region with the services that redraw it. */
export function open() {
  const grid = gridSession({ columns: 8, rows: 6, accounts: 300, reps: 5, seed: 3 });
  afterTest(() => grid.dispose());
  const plan = grid.session.plan;
  const { projection } = grid;
  return {
    ...grid,
    scenario: createScenarioService(plan, projection),
    territory: createTerritoryService(plan, projection),
    compare: createCompareService(plan, projection),
    edit: createEditService(plan, projection),
    redraw: createRedrawService(plan, projection),
    snapshot: createSnapshotService(plan, projection),
    merge: createMergeService(plan, projection),
  };
}
export type Opened = ReturnType<typeof open>;

/** The code of what `work` is refused with, empty when it is not. */
export const errorCode = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return '';
};

/** An alignment without what each step changes. */
export const figures = (alignment: Alignment) => ({ ...alignment, revision: 0, breaches: [] });

/** Any operation over the territories there are now. */
export const anyOperation = fc
  .record({
    kind: fc.constantFrom(
      'assign',
      'merge',
      'swap',
      'dissolve',
      'split',
      'fillHoles',
      'straighten',
      'giveOverflow',
    ),
    a: fc.nat(20),
    b: fc.nat(20),
    units: fc.uniqueArray(fc.integer({ min: 1, max: 48 }), { minLength: 1, maxLength: 5 }),
    accounts: fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 5 }),
    parts: fc.option(fc.integer({ min: 2, max: 4 })),
    byCity: fc.boolean(),
  })
  .map(({ kind, a, b, units, accounts, parts, byCity }) => (alignment: Alignment): Operation => {
    const ids = alignment.territories.map(({ id }) => id);
    const [first, second] = [ids[a % ids.length] ?? 1, ids[b % ids.length] ?? 1];
    switch (kind) {
      case 'assign':
        return { kind, unitIds: units, accountIds: accounts, territoryId: b % 7 === 0 ? null : second };
      case 'merge':
        return { kind, territoryId: first, intoId: second };
      case 'swap':
        return { kind, territoryId: first, withId: second };
      case 'dissolve':
        return { kind, territoryId: first };
      case 'split':
        return { kind, territoryId: first, by: byCity ? 'city' : 'workload', parts };
      case 'giveOverflow':
        return { kind, territoryId: first, measure: 'workload', tolerance: 0.05 };
      default:
        return { kind, territoryId: a % 3 === 0 ? first : null };
    }
  });

/** Refusals with a reason are answers too. */
export const refusals = ['VALUE_INVALID', 'SPLIT_IMPOSSIBLE', 'TERRITORY_LOCKED', 'NOT_FOUND'];

/** Two branches of one branch of the present state. */
export function branchPair({ present, scenario }: Opened) {
  return {
    base: scenario.branch(present.id, 'base').id,
    left: (id: number) => scenario.branch(id, 'left').id,
    right: (id: number) => scenario.branch(id, 'right').id,
  };
}
