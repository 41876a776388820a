import { afterEach, describe, expect, it } from 'vitest';
import { gridPlan } from '../../../test/support/grid-plan.ts';
import type { QuotaSheet } from '../../shared/contract/quota.ts';
import { type QuotaSettings, quotaSheet } from '../../shared/contract/quota.ts';
import { createProjection } from './projection.ts';
import { createQuotaService } from './quota-service.ts';
import type { Session } from './session.ts';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

const settings: QuotaSettings = {
  year: 2027,
  totalFen: 70_000_000_000,
  method: 'blend',
  weights: { history: 0.5, potential: 0.5, workload: 0 },
  stepFen: 100,
  season: 'history',
};

function open() {
  const made = gridPlan({ columns: 8, rows: 6, accounts: 600, reps: 5, seed: 3 });
  opened.push(made);
  const { plan } = made;
  plan.edit({ key: 'import.sales', params: {} }, ['accounts'], (write) => {
    for (let month = 1; month <= 10; month++) {
      write.put('sales_month', {
        account_id: 1,
        month: `2026-${String(month).padStart(2, '0')}`,
        delivered_province: '省',
        delivered_city: '市0',
        amount_fen: month === 1 ? 300 : 100,
      });
    }
  });
  const session = {
    plan: () => plan,
    subscribe: (listener: Parameters<Session['subscribe']>[0]) => plan.onChange(listener),
  } as Session;
  const projection = createProjection(session);
  const quota = createQuotaService({ plan: () => plan, projection });
  const scenarioId = plan.where('scenario', { is_present: 1 })[0].id;
  return { plan, quota, projection, scenarioId };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function expectExact(sheet: QuotaSheet) {
  expect(quotaSheet.safeParse(sheet).error).toBeUndefined();
  for (const row of sheet.rows) expect(sum(row.monthsFen)).toBe(row.totalFen);
  expect(sum(sheet.rows.map(({ totalFen }) => totalFen))).toBe(sheet.settings.totalFen);
  expect(sum(sheet.totalMonthsFen)).toBe(sheet.settings.totalFen);
}

describe('quota service', () => {
  it('has no sheet before the first spread', () => {
    const { quota, scenarioId } = open();
    expect(quota.get(scenarioId)).toBeNull();
    expect(() => quota.setCells(scenarioId, [{ territoryId: 1, month: 0, fen: 1 }])).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });

  it('spreads by a blend to the yuan, months by the season with its gaps named', () => {
    const { quota, scenarioId, projection } = open();
    const sheet = quota.spread(scenarioId, settings);
    expectExact(sheet);
    expect(sheet.seasonGaps).toEqual([11, 12]);
    expect(sum(sheet.season)).toBeCloseTo(1, 9);
    // January sold three times what other months did, on fewer working days than most
    expect(sheet.season[0]).toBeGreaterThan(1.5 * (sheet.season[5] ?? 0));
    expect(sheet.festival).toBeNull();
    const { territories } = projection.alignment(scenarioId);
    const sales = sum(territories.map((row) => row.sums.salesFen));
    const potential = sum(territories.map((row) => row.sums.potentialFen));
    sheet.rows.forEach((row, index) => {
      const { sums } = territories[index];
      const share = 0.5 * (sums.salesFen / sales) + 0.5 * (sums.potentialFen / potential);
      expect(Math.abs(row.totalFen - share * settings.totalFen)).toBeLessThanOrEqual(100);
      expect(row.totalFen % 100).toBe(0);
    });
  });

  it('keeps hand-set cells through spreads, lets the rest absorb, and unlocks again', () => {
    const { quota, scenarioId } = open();
    const before = quota.spread(scenarioId, settings);
    const [first, second] = before.rows;
    const hand = quota.setCells(scenarioId, [
      { territoryId: first.territoryId, month: 0, fen: first.totalFen + 1_234_500 },
      { territoryId: second.territoryId, month: 3, fen: 777 },
    ]);
    expectExact(hand);
    expect(hand.rows[0]).toMatchObject({ totalFen: first.totalFen + 1_234_500, totalLocked: true });
    expect(hand.rows[1].monthsFen[2]).toBe(777);
    expect(hand.rows[1].monthsLocked).toEqual(Array.from({ length: 12 }, (_, month) => month === 2));
    expect(hand.rows[2].totalFen).toBeLessThan(before.rows[2].totalFen);

    const larger = quota.spread(scenarioId, { ...settings, totalFen: 80_000_000_000, method: 'workload' });
    expectExact(larger);
    expect(larger.rows[0].totalFen).toBe(first.totalFen + 1_234_500);
    expect(larger.rows[1].monthsFen[2]).toBe(777);

    quota.spread(scenarioId, settings);
    const freed = quota.setCells(scenarioId, [
      { territoryId: first.territoryId, month: 0, fen: null },
      { territoryId: second.territoryId, month: 3, fen: null },
    ]);
    expect(freed.rows).toEqual(before.rows);
  });

  it('is one undo entry each, undone exactly', () => {
    const { plan, quota, scenarioId } = open();
    const steps = plan.history(100).length;
    const first = quota.spread(scenarioId, settings);
    quota.setCells(scenarioId, [{ territoryId: first.rows[0].territoryId, month: 0, fen: 100 }]);
    expect(plan.history(100)).toHaveLength(steps + 2);
    plan.undo();
    expect(quota.get(scenarioId)).toEqual(first);
    plan.undo();
    expect(quota.get(scenarioId)).toBeNull();
  });

  it('refuses locks that cannot be met and changes nothing', () => {
    const { quota, scenarioId } = open();
    const before = quota.spread(scenarioId, settings);
    const { territoryId } = before.rows[0];
    const over = { territoryId, month: 0, fen: settings.totalFen + 5 };
    expect(() => quota.setCells(scenarioId, [over])).toThrow(
      expect.objectContaining({
        code: 'QUOTA_IMPOSSIBLE',
        params: { locked: settings.totalFen + 5, total: settings.totalFen, over: 5 },
      }),
    );
    const row = [
      { territoryId, month: 0, fen: 100 },
      { territoryId, month: 1, fen: 150 },
    ];
    expect(() => quota.setCells(scenarioId, row)).toThrow(
      expect.objectContaining({ params: { locked: 150, total: 100, over: 50, territory: '代表1' } }),
    );
    expect(quota.get(scenarioId)).toEqual(before);
  });

  /** Gives the second territory's units to the first. */
  function moveBorder({ plan, projection, scenarioId }: ReturnType<typeof open>) {
    const { territories, unitTerritory } = projection.alignment(scenarioId);
    const moved = unitTerritory.flatMap((territory, unit) =>
      territory === territories[1].id ? [unit + 1] : [],
    );
    plan.edit({ key: 'assignUnits', params: {} }, ['alignment'], (write) =>
      write.assignUnits(scenarioId, moved, territories[0].id),
    );
  }

  it('a draft follows the borders, and what was set by hand stays', () => {
    const made = open();
    const { quota, scenarioId } = made;
    const first = quota.spread(scenarioId, { ...settings, method: 'history' });
    const held = { territoryId: first.rows[2].territoryId, month: 0, fen: 5_000_000_000 };
    const before = quota.setCells(scenarioId, [held]);
    moveBorder(made);
    const after = quota.get(scenarioId);
    if (!after) throw new Error('no sheet');
    expectExact(after);
    expect(after.rows[0].totalFen).toBeGreaterThan(before.rows[0].totalFen);
    expect(after.rows[2]).toMatchObject({ totalFen: 5_000_000_000, totalLocked: true });
    made.plan.undo();
    expect(quota.get(scenarioId)).toEqual(before);
  });

  it('issued numbers stand, and say what they would be now', () => {
    const made = open();
    const { quota, scenarioId } = made;
    const before = quota.spread(scenarioId, { ...settings, method: 'history' });
    quota.setStatus(scenarioId, 'issued', '年度下达');
    moveBorder(made);
    const after = quota.get(scenarioId);
    expect(after?.rows.map(({ totalFen }) => totalFen)).toEqual(before.rows.map(({ totalFen }) => totalFen));
    const now = after?.nodes.find(({ node }) => node === `t:${before.rows[0].territoryId}`)?.nowFen ?? 0;
    expect(now).toBeGreaterThan(before.rows[0].totalFen);
    expect(() => quota.spread(scenarioId, settings)).toThrow(
      expect.objectContaining({ code: 'QUOTA_ISSUED' }),
    );
    quota.setStatus(scenarioId, 'draft');
    expect(quota.get(scenarioId)?.rows[0].totalFen).toBe(now);
    expect(quota.changes(scenarioId, 10).map(({ kind, why }) => [kind, why])).toEqual([
      ['reopen', ''],
      ['issue', '年度下达'],
      ['spread', ''],
    ]);
  });

  it('an account that changes hands on a day takes its part of what is left', () => {
    const { plan, quota, scenarioId, projection } = open();
    const before = quota.spread(scenarioId, { ...settings, season: 'even', method: 'history' });
    const [from, to] = before.rows;
    const data = projection.dataset();
    const { unitTerritory } = projection.alignment(scenarioId);
    const account = data.accounts.findIndex(
      (_, index) => unitTerritory[data.accountUnit[index]] === from.territoryId && data.sales[index] > 0,
    );
    const transfer = {
      accountIds: [data.accounts[account].id],
      toTerritoryId: to.territoryId,
      day: '2027-07-01',
    };
    expect(() => quota.transfer(scenarioId, transfer)).toThrow(
      expect.objectContaining({ code: 'QUOTA_NOT_ISSUED' }),
    );
    quota.setStatus(scenarioId, 'issued');
    const issued = quota.get(scenarioId);
    const [line] = quota.transfer(scenarioId, transfer, '调岗');
    const share = data.sales[account] / from.historyFen;
    expect(line.share).toBeCloseTo(share, 9);
    const left = sum(from.monthsFen.slice(6));
    expect(Math.abs(line.movedFen - left * share)).toBeLessThanOrEqual(1);
    expect(line.monthsFen.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
    const after = quota.get(scenarioId);
    if (!after) throw new Error('no sheet');
    expectExact(after);
    expect(after.rows[0].totalFen).toBe(from.totalFen - line.movedFen);
    expect(after.rows[1].totalFen).toBe(to.totalFen + line.movedFen);
    expect(projection.alignment(scenarioId).exceptions).toContainEqual({
      accountId: transfer.accountIds[0],
      territoryId: to.territoryId,
    });
    expect(quota.changes(scenarioId, 2).map(({ afterFen }) => afterFen)).toEqual([
      line.movedFen,
      -line.movedFen,
    ]);
    plan.undo();
    expect(quota.get(scenarioId)).toEqual(issued);
  });

  it('spreads over the tree; a region set by hand is met by its territories', () => {
    const { plan, quota, scenarioId, projection } = open();
    const ids = projection.alignment(scenarioId).territories.map(({ id }) => id);
    plan.edit({ key: 'test', params: {} }, ['tree'], (write) => {
      const group = { scenario_id: scenarioId, manager_rep_id: null, position: 1 };
      write.put('territory_group', { ...group, group_id: 1, parent_id: null, name: '华东' });
      write.put('territory_group', { ...group, group_id: 2, parent_id: 1, name: '苏南' });
      for (const territory_id of ids.slice(0, 2))
        write.put('territory_parent', { scenario_id: scenarioId, territory_id, group_id: 2 });
    });
    quota.spread(scenarioId, settings);
    const sheet = quota.edit(scenarioId, {
      cells: [
        { node: 'g:2', period: 0, fen: 9_000_000_000 },
        { node: 'g:1', period: 14, fen: 3_000_000_000 },
      ],
    });
    expectExact(sheet);
    const at = (node: string) => sheet.nodes.find((each) => each.node === node)?.amountsFen ?? [];
    expect(at('g:2')[0]).toBe(9_000_000_000);
    expect(at('g:1')[14]).toBe(3_000_000_000);
    expect((at(`t:${ids[0]}`)[0] ?? 0) + (at(`t:${ids[1]}`)[0] ?? 0)).toBe(9_000_000_000);
    expect(sheet.nodes.map(({ depth }) => depth).slice(0, 4)).toEqual([0, 1, 2, 3]);
  });

  it('takes the year of the whole as the total, not as a lock', () => {
    const { quota, scenarioId } = open();
    quota.spread(scenarioId, settings);
    const sheet = quota.edit(scenarioId, { cells: [{ node: 'all', period: 0, fen: 80_000_000_000 }] });
    expect(sheet.settings.totalFen).toBe(80_000_000_000);
    expectExact(sheet);
    expect(sheet.nodes[0].locked).toBe(0);
    expect(quota.get(scenarioId)).toEqual(sheet);
  });

  it('keeps components apart, each with its own total, currency and hand-set cells', () => {
    const { quota, scenarioId } = open();
    const main = quota.spread(scenarioId, settings);
    const added = quota.saveComponent(scenarioId, {
      id: null,
      name: '出口',
      measure: 'value',
      unit: 'JPY',
      decimals: 0,
      filter: { kind: 'existing' },
      rate: null,
    });
    const cells = [{ territoryId: main.rows[0].territoryId, month: 0, fen: 123 }];
    quota.spread(
      scenarioId,
      { ...settings, method: 'workload', totalFen: 1001, stepFen: 1 },
      added.componentId,
    );
    const yen = quota.setCells(scenarioId, cells, added.componentId);
    expectExact(yen);
    expect(yen.rows[0].totalFen).toBe(123);
    expect(quota.get(scenarioId)?.rows).toEqual(main.rows);
    expect(() => quota.get(scenarioId, 99)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });

  it('refuses a total below the floors, naming territories and by how much', () => {
    const { quota, scenarioId } = open();
    const floor = { kind: 'amount', fen: 20_000_000_000 } as const;
    expect(() => quota.spread(scenarioId, { ...settings, floor })).toThrow(
      expect.objectContaining({
        code: 'QUOTA_IMPOSSIBLE',
        params: expect.objectContaining({
          locked: 100_000_000_000,
          total: settings.totalFen,
          over: 30_000_000_000,
          names: expect.stringMatching(/^代表\d /),
        }),
      }),
    );
  });

  it('refuses weights that are not 100 % and negative potential, with the place', () => {
    const { plan, quota, scenarioId } = open();
    expect(() =>
      quota.spread(scenarioId, { ...settings, weights: { history: 0.5, potential: 0.4, workload: 0 } }),
    ).toThrow(expect.objectContaining({ code: 'QUOTA_WEIGHTS', params: { sum: 90 } }));
    const account = plan.get('account', { id: 7 });
    if (!account) throw new Error('no account');
    plan.edit({ key: 'test', params: {} }, ['accounts'], (write) =>
      write.put('account', { ...account, potential_fen: -500 }),
    );
    expect(() => quota.spread(scenarioId, settings)).toThrow(
      expect.objectContaining({
        code: 'QUOTA_NEGATIVE',
        params: { account: account.name, ref: account.ref, yuan: -5, count: 1 },
      }),
    );
  });

  it('bottom-up: the sum of what was set by hand rolls up', () => {
    const { quota, scenarioId } = open();
    const first = quota.spread(scenarioId, { ...settings, method: 'bottomup' });
    const history = sum(first.rows.map(({ historyFen }) => Math.round(historyFen / 100) * 100));
    expect(first.settings.totalFen).toBe(history);
    const cells = [{ territoryId: first.rows[0].territoryId, month: 0, fen: first.rows[0].totalFen + 700 }];
    const sheet = quota.setCells(scenarioId, cells);
    expect(sheet.settings.totalFen).toBe(history + 700);
    expect(sheet.rows.slice(1).map(({ totalFen }) => totalFen)).toEqual(
      first.rows.slice(1).map(({ totalFen }) => totalFen),
    );
  });

  it('the ramp begins with the month a rep was hired on; a bound of a node holds', () => {
    const { plan, quota, projection, scenarioId } = open();
    const [first, second] = projection.alignment(scenarioId).territories;
    plan.edit({ key: 'edit', params: {} }, ['reps'], (write) =>
      write.put('rep_profile', {
        rep_id: first.repId ?? 0,
        fte: 1,
        hired_on: '2027-04-15',
        skills: '',
        cost_fen: null,
      }),
    );
    const bound = { kind: 'amount', fen: 100_000_000 } as const;
    const sheet = quota.spread(scenarioId, {
      ...settings,
      season: 'even',
      ramp: { months: 3, startShare: 0.5 },
      nodeCeilings: { [`t:${second.id}`]: bound },
    });
    expectExact(sheet);
    expect(sheet.rows[0].monthsFen.slice(0, 3)).toEqual([0, 0, 0]);
    expect(sheet.rows[0].monthsFen[3]).toBeGreaterThan(0);
    expect(sheet.rows[0].monthsFen[3]).toBeLessThan(sheet.rows[0].monthsFen[6]);
    expect(sheet.rows[1].totalFen).toBe(bound.fen);
  });

  it('names a basis without figures', () => {
    const { plan, quota, scenarioId } = open();
    plan.edit({ key: 'edit', params: {} }, ['accounts'], (write) => {
      for (const account of write.all('account')) write.put('account', { ...account, potential_fen: null });
    });
    expect(() => quota.spread(scenarioId, settings)).toThrow(
      expect.objectContaining({ code: 'QUOTA_NO_BASIS', params: { basis: 'potential' } }),
    );
  });
});
