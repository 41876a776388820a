import { afterEach, describe, expect, it } from 'vitest';
import { gridSession } from '../../../test/support/grid-session.ts';
import { createQuotaService } from '../services/quota-service.ts';
import { createTerritoryService } from '../services/territory-service.ts';
import { checkPlan } from './check-plan.ts';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

function open() {
  const grid = gridSession({ columns: 8, rows: 6, accounts: 400, reps: 5, seed: 3 });
  opened.push(grid);
  const { session, projection, present } = grid;
  const quota = createQuotaService({ plan: session.plan, projection });
  const territory = createTerritoryService(session.plan, projection);
  const spread = () =>
    quota.spread(present.id, {
      year: 2027,
      totalFen: 1_000_000_00,
      method: 'history',
      weights: { history: 1, potential: 0, workload: 0 },
      stepFen: 100,
      season: 'even',
    });
  return { ...grid, quota, territory, spread };
}

const exact = (made: ReturnType<typeof open>) => checkPlan(made).scenarios[0]?.quotasExact;

describe('quotas in a check', () => {
  it('are exact while hand-set cells can be met and every territory of an issued sheet has its own', () => {
    const made = open();
    expect(exact(made)).toBeNull();
    made.spread();
    expect(checkPlan(made)).toMatchObject({ ok: true, scenarios: [{ quotasExact: true }] });
    made.territory.add(made.present.id, undefined, null);
    expect(exact(made)).toBe(true);
    made.quota.setStatus(made.present.id, 'issued');
    made.territory.add(made.present.id, undefined, null);
    expect(checkPlan(made)).toMatchObject({ ok: false, problems: [{ code: 'quotas' }] });
    expect(exact(made)).toBe(false);
    expect(made.quota.get(made.present.id)?.withoutQuota).toHaveLength(1);
    made.quota.setStatus(made.present.id, 'draft');
    expect(made.quota.get(made.present.id)?.withoutQuota).toEqual([]);
    expect(exact(made)).toBe(true);
    const [first] = made.projection.alignment(made.present.id).territories;
    const cells = [{ territoryId: first?.id ?? 0, month: 0, fen: 500_000_00 }];
    made.quota.setCells(made.present.id, cells);
    made.plan.edit({ key: 'test', params: {} }, ['quota'], (write) =>
      write.put('quota_cell', {
        scenario_id: made.present.id,
        component_id: 1,
        node: `t:${first?.id}`,
        period: 7,
        amount: 600_000_00,
        locked: 1,
        territory_id: first?.id ?? 0,
        group_id: null,
      }),
    );
    expect(exact(made)).toBe(false);
  });
});
