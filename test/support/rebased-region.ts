import type { PlanWriter } from '../../src/main/plan/plan.ts';
import { afterTest } from '../../src/main/plan/testing/folder.ts';
import { rebuildPresent } from '../../src/main/services/present.ts';
import { createRebaseService } from '../../src/main/services/rebase/rebase-service.ts';
import { createScenarioService } from '../../src/main/services/scenario-service.ts';
import type { RebaseRequest } from '../../src/shared/contract/rebase.ts';
import { type GridSession, gridSession } from './grid-session.ts';

/** A made-up region with what re-bases scenarios of it, closed after the test. */
export function openRegion() {
  const grid = gridSession({ columns: 8, rows: 6, accounts: 300, reps: 5, seed: 3 });
  afterTest(() => grid.dispose());
  const { plan } = grid.session;
  const { projection } = grid;
  return {
    ...grid,
    scenario: createScenarioService(plan, projection),
    rebase: createRebaseService(plan, projection),
  };
}

/** As an import does: the data changes, and the present state is rebuilt in the same step. */
export function change({ plan }: GridSession, work: (write: PlanWriter) => void): void {
  const topics = ['units', 'accounts', 'reps', 'links', 'scenarios', 'alignment'] as const;
  plan.edit({ key: 'import.accounts', params: {} }, topics, (write) => {
    work(write);
    rebuildPresent(write);
  });
}

/** A unit east of unit 48, and nothing else; nothing where unit 48 has gone. */
export function addUnit(write: PlanWriter, id: number): void {
  const last = write.get('unit', { id: 48 });
  if (!last) return;
  write.put('unit', { ...last, id, code: `N${id}`, name: `新县${id}` });
  write.put('unit_pair', { a: 48, b: id, kind: 'adjacent' });
}

export const request = (
  scenarioId: number,
  ontoId: number,
  more: Partial<RebaseRequest> = {},
): RebaseRequest => ({ scenarioId, ontoId, propose: true, declined: [], ...more });
