import { afterEach, describe, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../test/support/grid-session.ts';
import type { EffectSide } from '../../shared/contract/effect.ts';
import { createEffectService } from './effect-service.ts';
import { createPayService } from './pay/pay-service.ts';
import { createQuotaService } from './quota-service.ts';
import { createScenarioService } from './scenario-service.ts';

let opened: GridSession | null = null;
afterEach(() => opened?.dispose());

function open() {
  opened = gridSession({ columns: 12, rows: 8, accounts: 1500, reps: 6, seed: 3 });
  const { projection, session, plan, present } = opened;
  const quota = createQuotaService({ plan: session.plan, projection });
  const scenario = createScenarioService(session.plan, projection);
  const branch = scenario.branch(present.id, 'B');
  const effect = createEffectService({ plan: session.plan, projection, quota: quota.preview });
  const spread = () =>
    quota.spread(branch.id, {
      year: 2027,
      totalFen: 1e10,
      method: 'potential',
      weights: { history: 0, potential: 1, workload: 0 },
      stepFen: 100,
      season: 'even',
    });
  return { plan, projection, quota, scenario, branch, effect, spread, session };
}

type Opened = ReturnType<typeof open>;

/** A unit of the first territory, and the second territory. */
function aMove({ projection, branch }: Opened) {
  const { territories, unitTerritory } = projection.alignment(branch.id);
  const from = territories[0];
  const unit = unitTerritory.indexOf(from.id);
  return { from, to: territories[1], unitId: projection.dataset().units[unit].id };
}

/** What the plan says of a territory, for comparison with a side. */
function standing({ projection, quota, branch }: Opened, territoryId: number) {
  const row = projection.alignment(branch.id).territories.find(({ id }) => id === territoryId);
  const cell = quota.get(branch.id)?.rows.find((quotaRow) => quotaRow.territoryId === territoryId);
  return {
    units: row?.sums.units,
    accounts: row?.sums.accounts,
    workloadMinutes: row?.sums.workloadMinutes,
    potentialFen: row?.sums.potentialFen,
    salesFen: row?.sums.salesFen,
    utilisation: row?.utilisation,
    quotaFen: cell?.totalFen,
  };
}

const sideOf = (sides: readonly EffectSide[], territoryId: number) =>
  sides.find((side) => side.territoryId === territoryId);

describe('the effect of a move', () => {
  it('foretells what the move then does to both', () => {
    const given = open();
    const { effect, scenario, branch, spread } = given;
    spread();
    const { from, to, unitId } = aMove(given);
    const { sides, moved } = effect.effect({
      scenarioId: branch.id,
      unitIds: [unitId],
      accountIds: [],
      territoryId: to.id,
    });
    expect(sides.map(({ territoryId, role }) => [territoryId, role])).toEqual([
      [from.id, 'gives'],
      [to.id, 'takes'],
    ]);
    for (const id of [from.id, to.id]) expect(sideOf(sides, id)?.before).toMatchObject(standing(given, id));
    expect(moved.units).toBe(1);
    expect(moved.accounts).toBeGreaterThan(0);

    scenario.assignUnits(branch.id, [unitId], to.id);
    spread();
    for (const id of [from.id, to.id]) expect(sideOf(sides, id)?.after).toMatchObject(standing(given, id));
  });

  it('stores nothing', () => {
    const given = open();
    const { plan, effect, branch, spread } = given;
    spread();
    const { revision } = plan;
    const { to, unitId } = aMove(given);
    effect.effect({ scenarioId: branch.id, unitIds: [unitId], accountIds: [], territoryId: to.id });
    expect(plan.revision).toBe(revision);
  });

  it('says what both would be paid', () => {
    const given = open();
    const { session, projection, effect, branch, spread } = given;
    spread();
    createPayService(session.plan, projection).createDefaults({
      new: 'n',
      growing: 'g',
      mature: 'm',
      plan: 'p',
    });
    const { from, to, unitId } = aMove(given);
    const { sides } = effect.effect({
      scenarioId: branch.id,
      unitIds: [unitId],
      accountIds: [],
      territoryId: to.id,
    });
    for (const id of [from.id, to.id]) {
      const side = sideOf(sides, id);
      expect(side?.before.payFen).toBeGreaterThan(0);
      expect(side?.after.attainment).toBeGreaterThan(0);
    }
  });

  it('is empty where nothing would move, and has no quota before one is spread', () => {
    const given = open();
    const { effect, branch } = given;
    const { from, unitId, to } = aMove(given);
    const ask = (territoryId: number | null) =>
      effect.effect({ scenarioId: branch.id, unitIds: [unitId], accountIds: [], territoryId });
    expect(ask(from.id).sides).toEqual([]);
    expect(sideOf(ask(to.id).sides, to.id)?.after).toMatchObject({ quotaFen: null, payFen: null });
    expect(ask(null).sides.at(-1)).toMatchObject({ territoryId: 0, role: 'takes', after: { units: 1 } });
  });

  it('moves accounts without their unit, and leaves held accounts where they are', () => {
    const given = open();
    const { effect, branch, scenario, projection } = given;
    const { from, to, unitId } = aMove(given);
    const data = projection.dataset();
    const inside = data.accounts.filter(({ unit_id }) => unit_id === unitId).map(({ id }) => id);
    scenario.assignAccounts(branch.id, [inside[0]], from.id);
    const ofUnit = effect.effect({
      scenarioId: branch.id,
      unitIds: [unitId],
      accountIds: [],
      territoryId: to.id,
    });
    scenario.assignUnits(branch.id, [unitId], to.id);
    expect(sideOf(ofUnit.sides, to.id)?.after).toMatchObject({
      accounts: standing(given, to.id).accounts,
      salesFen: standing(given, to.id).salesFen,
    });
    const ofAccount = effect.effect({
      scenarioId: branch.id,
      unitIds: [],
      accountIds: [inside[0]],
      territoryId: to.id,
    });
    expect(ofAccount.moved).toMatchObject({ units: 0, accounts: 1 });
    expect(() =>
      effect.effect({ scenarioId: branch.id, unitIds: [9999], accountIds: [], territoryId: to.id }),
    ).toThrow('NOT_FOUND');
  });
});
