/** How long an edit takes until its sums are there, at three sizes of plan. Seeded: the same plan each time. */

import type { Plan } from '../src/main/plan/plan.ts';
import { createCompareService } from '../src/main/services/compare-service.ts';
import { createEditService } from '../src/main/services/edit-service.ts';
import { createEffectService } from '../src/main/services/effect-service.ts';
import { createFairnessService } from '../src/main/services/fairness-service.ts';
import { createPayService } from '../src/main/services/pay/pay-service.ts';
import { createPayoutService } from '../src/main/services/pay/payout-service.ts';
import { createQuotaService } from '../src/main/services/quota-service.ts';
import { createMergeService } from '../src/main/services/redraw/merge-service.ts';
import { createRedrawService } from '../src/main/services/redraw/redraw-service.ts';
import { createScenarioService } from '../src/main/services/scenario-service.ts';
import { gridSession } from '../test/support/grid-session.ts';
import { type Figures, measure, printFigures } from './support/measure.ts';
import { sizes } from './support/sizes.ts';

/** Two years of monthly sales for the first accounts, so that a season is there to be learned. */
function addMonths(plan: Plan, accounts: number): void {
  plan.edit({ key: 'import.sales', params: {} }, ['accounts'], (write) => {
    for (let id = 1; id <= accounts; id++)
      for (let month = 0; month < 24; month++)
        write.put('sales_month', {
          account_id: id,
          month: `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
          delivered_province: '',
          delivered_city: '',
          amount_fen: 10_000 + ((id * 7 + month * 13) % 5000),
        });
  });
}

export async function benchEdit(): Promise<void> {
  for (const size of sizes) {
    const { plan, session, projection, present, dispose } = gridSession(size);
    addMonths(plan, size.accounts / 10);
    const scenario = createScenarioService(session.plan, projection);
    const compare = createCompareService(session.plan, projection);
    const branch = scenario.branch(present.id, 'bench');
    const territories = projection.alignment(branch.id).territories.map(({ id }) => id);
    const cells = createEditService(session.plan, projection);
    const names = plan.where('territory', { scenario_id: branch.id }).map(({ name }) => name);
    const quota = createQuotaService({ plan: session.plan, projection });
    quota.spread(branch.id, {
      year: 2027,
      totalFen: 1e11,
      method: 'potential',
      weights: { history: 0, potential: 1, workload: 0 },
      stepFen: 100,
      season: 'history',
    });
    const payNames = { new: 'new', growing: 'growing', mature: 'mature', plan: 'pay' };
    createPayService(session.plan, projection).createDefaults(payNames);
    const fairness = createFairnessService({ plan: session.plan, projection, quota: quota.get });
    const payouts = createPayoutService({ plan: session.plan, projection, quota: quota.get });
    const effect = createEffectService({ plan: session.plan, projection, quota: quota.preview });
    const effectOf = (run: number, unitId: number) =>
      effect.effect({
        scenarioId: branch.id,
        unitIds: [unitId],
        accountIds: [],
        territoryId: territories[(run + 2) % territories.length],
      });
    const [{ id: largest }] = projection
      .alignment(branch.id)
      .territories.toSorted((a, b) => b.sums.units - a.sums.units);
    const redraw = createRedrawService(session.plan, projection);
    const merge = createMergeService(session.plan, projection);
    const other = scenario.branch(present.id, 'other');
    const figures: Figures[] = [
      await measure('move one unit, all sums of the scenario', 20, (run) =>
        scenario.assignUnits(branch.id, [1], territories[(run + 2) % territories.length]),
      ),
      await measure('workload, quota and pay of both reps before a move', 20, (run) => effectOf(run, 1)),
      await measure('move one unit, then workload, quota and pay of both reps', 20, (run) => {
        scenario.assignUnits(branch.id, [1], territories[(run + 2) % territories.length]);
        return effectOf(run + 1, 1);
      }),
      await measure('move one unit, then the whole quota sheet', 20, (run) => {
        scenario.assignUnits(branch.id, [1], territories[(run + 2) % territories.length]);
        return quota.get(branch.id);
      }),
      await measure(
        'move one unit, then all that depends: sums, quota sheet, fairness, pay, both reps',
        20,
        (run) => {
          scenario.assignUnits(branch.id, [1], territories[(run + 2) % territories.length]);
          quota.get(branch.id);
          fairness.get(branch.id);
          payouts.payouts(branch.id, 1, 1);
          return effectOf(run + 1, 1);
        },
      ),
      await measure('move 50 accounts, all sums', 20, (run) =>
        scenario.assignAccounts(
          branch.id,
          Array.from({ length: 50 }, (_, index) => index + 1),
          territories[(run + 2) % territories.length],
        ),
      ),
      await measure('territory and address of 3,000 accounts, row by row', 3, (run) =>
        cells.editInTurns({
          table: 'accounts',
          scenarioId: branch.id,
          cells: Array.from({ length: 3000 }, (_, index) => [
            { id: index + 1, field: 'territory', value: names[(run + index + 2) % names.length] },
            { id: index + 1, field: 'address', value: `${run} ${index}` },
          ]).flat(),
        }),
      ),
      await measure('undo, all sums', 20, () => {
        plan.undo();
        return projection.alignment(branch.id);
      }),
      await measure('preview of a split in three, with its effect', 10, () =>
        redraw.preview(branch.id, {
          kind: 'split',
          territoryId: largest,
          by: 'workload',
          parts: 3,
        }),
      ),
      await measure('preview of straightening all borders', 3, () =>
        redraw.preview(branch.id, { kind: 'straighten', territoryId: null }),
      ),
      await measure('preview of merging a branch back', 5, () =>
        merge.preview({
          fromId: branch.id,
          intoId: other.id,
          scope: { kind: 'all' },
          otherwise: 'mine',
          chosen: [],
        }),
      ),
      await measure('branch', 10, (run) => scenario.branch(branch.id, `branch ${run}`)),
      await measure('compare with the present state', 10, () => compare.compare(present.id, branch.id)),
    ];
    printFigures(size.name, figures);
    dispose();
  }
}
