/** How long scenarios take to branch, compare, merge and re-base, and how long each keeps the main process, at three sizes. */

import { loadavg } from 'node:os';
import { createCompareService } from '../src/main/services/compare-service.ts';
import { createPayService } from '../src/main/services/pay/pay-service.ts';
import { createQuotaService } from '../src/main/services/quota-service.ts';
import { createRebaseService } from '../src/main/services/rebase/rebase-service.ts';
import { createMergeService } from '../src/main/services/redraw/merge-service.ts';
import { createScenarioService } from '../src/main/services/scenario-service.ts';
import { gridSession } from '../test/support/grid-session.ts';
import { type Figures, measure, printFigures } from './support/measure.ts';
import { sizes } from './support/sizes.ts';
import { watch } from './support/watch.ts';

/** What the issue asks of the largest plan, milliseconds. */
const bars = { branch: 100, longestTurn: 100 };

const longestTurn = async (work: () => Promise<unknown>) => (await watch('', work)).longest;

export async function benchCompare(): Promise<void> {
  for (const size of sizes) {
    const { plan, session, projection, present, dispose } = gridSession(size);
    const scenario = createScenarioService(session.plan, projection);
    const quota = createQuotaService({ plan: session.plan, projection });
    quota.spread(present.id, {
      year: 2027,
      totalFen: 1e11,
      method: 'potential',
      weights: { history: 0, potential: 1, workload: 0 },
      stepFen: 100,
      season: 'history',
    });
    createPayService(session.plan, projection).createDefaults({
      new: 'n',
      growing: 'g',
      mature: 'm',
      plan: 'p',
    });
    const branch = scenario.branch(present.id, 'bench');
    const other = scenario.branch(present.id, 'other');
    const ids = projection.alignment(branch.id).territories.map(({ id }) => id);
    // A third of the units change hands.
    const third = projection.dataset().units.flatMap(({ id }, at) => (at % 3 === 0 ? id : []));
    const share = Math.ceil(third.length / 20);
    for (let part = 0; part * share < third.length; part++)
      scenario.assignUnits(
        branch.id,
        third.slice(part * share, (part + 1) * share),
        ids[(part * 7) % ids.length] ?? 0,
      );
    // Each run on a plan that has just changed: nothing is known of it.
    const touch = (run: number) => scenario.update(other.id, { note: `run ${run}` });
    const { inTurns } = createCompareService(session.plan, projection);
    const merge = createMergeService(session.plan, projection);
    const rebase = createRebaseService(session.plan, projection);
    const turns: number[] = [];
    const figures: Figures[] = [
      await measure('branch', 10, (run) => scenario.branch(branch.id, `branch ${run}`)),
      await measure('compare, everyone affected', 5, (run) => {
        touch(run);
        return inTurns(present.id, branch.id);
      }),
      await measure('preview of merging a branch back', 3, (run) => {
        touch(run);
        return merge.preview({
          fromId: branch.id,
          intoId: other.id,
          scope: { kind: 'all' },
          otherwise: 'mine',
          chosen: [],
        });
      }),
      await measure('preview of a re-base', 3, (run) => {
        touch(run);
        return rebase.preview({ scenarioId: branch.id, ontoId: present.id, propose: true, declined: [] });
      }),
    ];
    for (let run = 0; run < 5; run++) {
      touch(run);
      turns.push(await longestTurn(() => inTurns(present.id, branch.id)));
    }
    printFigures(size.name, figures);
    turns.sort((a, b) => a - b);
    const moved = (await inTurns(present.id, branch.id)).accountCount;
    console.log(
      `  accounts that change hands ${moved}; longest turn of a comparison ${turns[2]?.toFixed(1)} ms (median of 5; bar ${bars.longestTurn}); branch bar ${bars.branch} ms`,
    );
    console.log(
      `  load ${loadavg()[0]?.toFixed(1)}, peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, steps ${plan.history(1)[0]?.seq}`,
    );
    dispose();
  }
}
