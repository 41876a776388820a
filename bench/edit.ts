/** How long an edit takes until its sums are there, at three sizes of plan. Seeded: the same plan each time. */

import { createCompareService } from '../src/main/services/compare-service.ts';
import { createScenarioService } from '../src/main/services/scenario-service.ts';
import type { GridRegion } from '../test/support/grid-plan.ts';
import { gridSession } from '../test/support/grid-session.ts';
import { type Figures, measure, printFigures } from './support/measure.ts';

const sizes: readonly (GridRegion & { name: string })[] = [
  { name: '306 units, 6,000 accounts, 36 reps', columns: 18, rows: 17, accounts: 6000, reps: 36, seed: 1 },
  {
    name: '3,108 units, 20,000 accounts, 48 reps',
    columns: 74,
    rows: 42,
    accounts: 20_000,
    reps: 48,
    seed: 1,
  },
  {
    name: '33,000 units, 100,000 accounts, 200 reps',
    columns: 220,
    rows: 150,
    accounts: 100_000,
    reps: 200,
    seed: 1,
  },
];

export async function benchEdit(): Promise<void> {
  for (const size of sizes) {
    const { plan, session, projection, present, dispose } = gridSession(size);
    const scenario = createScenarioService(session.plan, projection);
    const compare = createCompareService(session.plan, projection);
    const branch = scenario.branch(present.id, 'bench');
    const territories = projection.alignment(branch.id).territories.map(({ id }) => id);
    const figures: Figures[] = [
      await measure('move one unit, all sums of the scenario', 20, (run) =>
        scenario.assignUnits(branch.id, [1], territories[(run + 2) % territories.length]),
      ),
      await measure('move 50 accounts, all sums', 20, (run) =>
        scenario.assignAccounts(
          branch.id,
          Array.from({ length: 50 }, (_, index) => index + 1),
          territories[(run + 2) % territories.length],
        ),
      ),
      await measure('undo, all sums', 20, () => {
        plan.undo();
        return projection.alignment(branch.id);
      }),
      await measure('branch', 10, (run) => scenario.branch(branch.id, `branch ${run}`)),
      await measure('compare with the present state', 10, () => compare.compare(present.id, branch.id)),
    ];
    printFigures(size.name, figures);
    dispose();
  }
}
