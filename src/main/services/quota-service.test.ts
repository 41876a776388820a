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
  const quota = createQuotaService({
    plan: () => plan,
    sums: (scenarioId) => projection.alignment(scenarioId).territories,
  });
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
    expect(sheet.season[0]).toBeCloseTo(300 / 1440);
    expect(sheet.season[11]).toBeCloseTo(120 / 1440);
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

  it('answers stored cells after borders change, and follows them when spread again', () => {
    const { plan, quota, scenarioId, projection } = open();
    const before = quota.spread(scenarioId, { ...settings, method: 'history' });
    const { territories, unitTerritory } = projection.alignment(scenarioId);
    const moved = unitTerritory.flatMap((territory, unit) =>
      territory === territories[1].id ? [unit + 1] : [],
    );
    plan.edit({ key: 'assignUnits', params: {} }, ['alignment'], (write) =>
      write.assignUnits(scenarioId, moved, territories[0].id),
    );
    const kept = quota.get(scenarioId);
    expect(kept?.rows.map(({ totalFen }) => totalFen)).toEqual(before.rows.map(({ totalFen }) => totalFen));
    expect(kept?.rows[0].historyFen).toBeGreaterThan(before.rows[0].historyFen);
    const after = quota.spread(scenarioId, { ...settings, method: 'history' });
    expectExact(after);
    expect(after.rows[0].totalFen).toBeGreaterThan(before.rows[0].totalFen);
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
