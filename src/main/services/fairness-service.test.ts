import { afterEach, describe, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../test/support/grid-session.ts';
import { defaultFairnessSettings, smartLetters } from '../../shared/contract/fairness.ts';
import { createFairnessService } from './fairness-service.ts';
import { createQuotaService } from './quota-service.ts';

let opened: GridSession | null = null;
afterEach(() => opened?.dispose());

function open() {
  opened = gridSession({ columns: 12, rows: 8, accounts: 1500, reps: 8, seed: 3 });
  const { projection, session, plan, present } = opened;
  const quota = createQuotaService({ plan: session.plan, projection });
  const fairness = createFairnessService({ plan: session.plan, projection, quota: quota.get });
  const spread = (method: 'history' | 'potential' | 'workload', totalFen = 1e10) =>
    quota.spread(present.id, {
      year: 2027,
      totalFen,
      method,
      weights: { history: 1, potential: 0, workload: 0 },
      stepFen: 100,
      season: 'even',
    });
  return { plan, projection, fairness, quota, spread, present };
}

describe('fairness of a scenario', () => {
  it('is complete by the basis the quotas were spread by, and less so by others', () => {
    const { fairness, spread, present } = open();
    spread('potential');
    const byPotential = fairness.get(present.id).spread;
    expect(byPotential[0]?.variation).toBeLessThan(1e-4);
    expect(byPotential[1]?.variation).toBeGreaterThan(0.01);
    spread('workload');
    const byWorkload = fairness.get(present.id).spread;
    expect(byWorkload[1]?.variation).toBeLessThan(1e-4);
    expect(byWorkload[0]?.variation).toBeGreaterThan(0.01);
    expect(byWorkload[0]?.gini).toBeGreaterThan(0);
  });

  it('takes best year, base year and potential from what the territory holds now', () => {
    const { fairness, spread, present, projection } = open();
    spread('history');
    const { rows, baseYear } = fairness.get(present.id);
    const { territories } = projection.alignment(present.id);
    expect(baseYear).toBe(2026);
    rows.forEach((row, index) => {
      expect(row.best).toEqual({ year: 2026, fen: territories[index].sums.salesFen });
      expect(row.ratios[3]).toBeCloseTo(row.quotaFen / row.lastFen, 12);
      expect(row.growth?.salesGrowth).toBeCloseTo(0.35 / 0.3 - 1, 3);
      expect(row.growth?.verdict).toBe('holding');
    });
  });

  it('says which quota is out of reach, and follows the yardsticks', () => {
    const { fairness, spread, quota, present, plan } = open();
    spread('history', 20_000_000_000);
    const fails = () =>
      fairness
        .get(present.id)
        .rows.flatMap(({ smart }) => smartLetters.flatMap((letter) => smart[letter].map(({ key }) => key)));
    expect(fails()).toContain('aboveBest');
    fairness.setSettings({ ...defaultFairnessSettings, marketGrowth: 5, band: 5 });
    expect(fails()).not.toContain('aboveBest');
    expect(fairness.get(present.id)).toMatchObject({ marketGrowth: 5, marketGrowthFrom: 'given' });
    plan.undo();
    expect(fairness.get(present.id).marketGrowthFrom).toBe('sales');
    expect(fails()).toContain('aboveBest');

    const id = fairness.get(present.id).rows[0].territoryId;
    quota.setCells(present.id, [{ territoryId: id, month: 0, fen: 0 }]);
    const [row] = fairness.get(present.id).rows;
    expect(row.smart.measurable).toEqual([{ key: 'zero', params: {} }]);
  });

  it('holds a losing territory against its own potential', () => {
    const { fairness, spread, present, plan } = open();
    plan.edit({ key: 'import.units', params: { created: 0, updated: 2 } }, ['units'], (write) => {
      write.put('measure', { key: 'then', name: 'then', unit: 'number', position: 0 });
      write.put('measure', { key: 'now', name: 'now', unit: 'number', position: 1 });
      for (const { id } of write.all('unit')) {
        write.put('unit_measure', { unit_id: id, measure_key: 'then', value: 100 });
        write.put('unit_measure', { unit_id: id, measure_key: 'now', value: 200 });
      }
    });
    spread('history');
    fairness.setSettings({
      ...defaultFairnessSettings,
      potentialGrowth: { before: 'then', now: 'now', years: 1 },
    });
    const [row] = fairness.get(present.id).rows;
    expect(row.growth).toMatchObject({ years: 1, potentialGrowth: 1, verdict: 'losing' });
    expect(() =>
      fairness.setSettings({
        ...defaultFairnessSettings,
        potentialGrowth: { before: 'nowhere', now: 'now', years: 1 },
      }),
    ).toThrow('VALUE_INVALID');
  });

  it('has no figures before a quota', () => {
    const { fairness, present } = open();
    const report = fairness.get(present.id);
    expect(report.year).toBeNull();
    expect(report.spread).toEqual([null, null, null, null]);
    expect(report.rows.every(({ hasQuota }) => !hasQuota)).toBe(true);
  });
});
