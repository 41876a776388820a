import { afterEach, describe, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../../test/support/grid-session.ts';
import { defaultKpiItems, defaultPayCurve, defaultTargetPayFen } from '../../../shared/domain/pay.ts';
import { createQuotaService } from '../quota-service.ts';
import { createPayService } from './pay-service.ts';
import { createPayoutService } from './payout-service.ts';

let opened: GridSession | null = null;
afterEach(() => opened?.dispose());

const names = { new: '新', growing: '长', mature: '熟', plan: '标准' };

function open() {
  opened = gridSession({ columns: 12, rows: 8, accounts: 1500, reps: 8, seed: 3 });
  const { projection, session, plan, present } = opened;
  const quota = createQuotaService({ plan: session.plan, projection });
  return {
    plan,
    present,
    quota,
    alignment: () => projection.alignment(present.id),
    pay: createPayService(session.plan, projection),
    payouts: createPayoutService({ plan: session.plan, projection, quota: quota.get }),
  };
}

function failure(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    const { code, params } = error as { code: string; params: unknown };
    return { code, params };
  }
  return null;
}

describe('KPI templates and incentive plans', () => {
  it('come by default with weights of 100 % and go with one undo', () => {
    const { pay, plan } = open();
    const { templates, plans } = pay.createDefaults(names);
    expect(templates.map(({ name, stage }) => [name, stage])).toEqual([
      ['新', 'new'],
      ['长', 'growing'],
      ['熟', 'mature'],
    ]);
    for (const { items } of templates)
      expect(items.reduce((sum, { basisPoints }) => sum + basisPoints, 0)).toBe(10_000);
    expect(templates[0].items).toEqual(defaultKpiItems.new);
    expect(plans).toMatchObject([{ name: '标准', level: '', targetFen: defaultTargetPayFen }]);
    expect(pay.createDefaults(names).templates).toHaveLength(3);
    plan.undo();
    expect(pay.get()).toMatchObject({ templates: [], plans: [], levels: ['中级'] });
  });

  it('refuse weights that are not 100 %, saying the sum', () => {
    const { pay } = open();
    const [template] = pay.createDefaults(names).templates;
    const items = template.items.map((item) => ({ ...item, basisPoints: item.basisPoints - 100 }));
    expect(failure(() => pay.saveTemplate({ ...template, items }))).toEqual({
      code: 'KPI_WEIGHTS',
      params: { name: '新', sum: 95 },
    });
    const unnamed = template.items.map((item) => ({ ...item, kind: 'custom' as const }));
    expect(failure(() => pay.saveTemplate({ ...template, items: unnamed }))).toMatchObject({
      code: 'KPI_UNNAMED',
      params: { row: 1 },
    });
    expect(failure(() => pay.saveTemplate({ ...template, name: '长' }))).toMatchObject({
      code: 'NAME_TAKEN',
    });
    expect(pay.get().templates[0]).toEqual(template);
  });

  it('keep a changed template under its id, with fewer items as well', () => {
    const { pay, plan } = open();
    const [template] = pay.createDefaults(names).templates;
    const items = [{ ...template.items[0], basisPoints: 10_000, target: '每周 20 次' }];
    pay.saveTemplate({ ...template, items });
    expect(pay.get().templates[0]).toEqual({ ...template, items });
    plan.undo();
    expect(pay.get().templates[0]).toEqual(template);
    plan.redo();
    expect(pay.get().templates[0].items).toEqual(items);
  });

  it('refuse accelerators out of order and two plans for one level', () => {
    const { pay } = open();
    const [plan] = pay.createDefaults(names).plans;
    const accelerators = [
      { from: 1.2, rate: 1 },
      { from: 1.1, rate: 2 },
    ];
    expect(failure(() => pay.savePlan({ ...plan, curve: { ...plan.curve, accelerators } }))).toEqual({
      code: 'PAY_CURVE',
      params: { from: 110, after: 120 },
    });
    expect(failure(() => pay.savePlan({ ...plan, id: null, name: '又' }))).toMatchObject({
      code: 'PAY_LEVEL',
    });
  });

  it('are chosen by territory, copied by a branch, and gone with the template', () => {
    const { pay, plan, present, payouts, alignment } = open();
    const [first] = pay.createDefaults(names).templates;
    const { id: territoryId } = alignment().territories[0];
    pay.assign(present.id, [{ territoryId, templateId: first.id }]);
    const of = (scenarioId: number) => payouts.payouts(scenarioId, 1, 1).rows[0].templateId;
    expect(of(present.id)).toBe(first.id);
    const branch = plan.edit({ key: 'scenario.branch', params: {} }, ['scenarios'], (write) =>
      write.branchScenario(present.id, 'B'),
    );
    pay.assign(present.id, [{ territoryId, templateId: null }]);
    expect([of(present.id), of(branch)]).toEqual([null, first.id]);
    pay.removeTemplate(first.id);
    expect(of(branch)).toBeNull();
    plan.undo();
    expect(of(branch)).toBe(first.id);
    expect(failure(() => pay.assign(present.id, [{ territoryId, templateId: 99 }]))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('payouts', () => {
  it('follow the curve by the weighted score, and add up', () => {
    const { pay, payouts, present, alignment } = open();
    const { templates } = pay.createDefaults(names);
    const growing = templates[1];
    pay.assign(present.id, [{ territoryId: alignment().territories[0].id, templateId: growing.id }]);
    const { rows, totalFen, cost } = payouts.payouts(present.id, 1.2, 1);
    expect(rows[0]).toMatchObject({ salesWeight: 0.4, planId: 1 });
    expect(rows[0].score).toBeCloseTo(1.08, 12);
    expect(rows[0].payFen).toBe(Math.round(defaultTargetPayFen * 1.12));
    expect(rows[1].payFen).toBe(defaultTargetPayFen * 1.3);
    expect(totalFen).toBe(rows.reduce((sum, { payFen }) => sum + payFen, 0));
    expect(cost.find(({ attainment }) => attainment === 1.2)?.totalFen).toBe(totalFen);
    expect(cost[0].totalFen).toBe(Math.round(defaultTargetPayFen * 0.3));
  });

  it('take the plan of the level before the one for all', () => {
    const { pay, payouts, present } = open();
    pay.createDefaults(names);
    pay.savePlan({ id: null, name: '中', level: '中级', targetFen: 100, curve: defaultPayCurve });
    expect(payouts.payouts(present.id, 1, 1).rows[0].payFen).toBe(100);
  });

  it('pay nobody in a vacant territory, and share one rep among two', () => {
    const { pay, plan, payouts, present, alignment } = open();
    pay.createDefaults(names);
    const [a, b, c] = alignment().territories;
    plan.edit({ key: 'territory.update', params: { name: '' } }, ['alignment'], (write) => {
      for (const [territory, rep] of [
        [b, a.repId],
        [c, null],
      ] as const) {
        const record = write.get('territory', { scenario_id: present.id, territory_id: territory.id });
        if (record) write.put('territory', { ...record, rep_id: rep });
      }
    });
    const { rows } = payouts.payouts(present.id, 1, 1);
    expect(rows.slice(0, 3).map(({ payFen }) => payFen)).toEqual([
      defaultTargetPayFen / 2,
      defaultTargetPayFen / 2,
      0,
    ]);
    expect(rows[2].paid).toBeNull();
  });

  it('are drawn from the past, the same for the same seed', async () => {
    const { pay, payouts, present, quota } = open();
    pay.createDefaults(names);
    const input = { scenarioId: present.id, others: 1, draws: 500, seed: 1 };
    expect(await payouts.simulate(input)).toBeNull();
    quota.spread(present.id, {
      year: 2027,
      totalFen: 1e10,
      method: 'history',
      weights: { history: 1, potential: 0, workload: 0 },
      stepFen: 100,
      season: 'even',
    });
    const first = await payouts.simulate(input);
    expect(first).toMatchObject({ draws: 500, pairs: [[2025, 2026]], yearsAhead: 1 });
    expect(first?.histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(500);
    expect(first?.total.low).toBeLessThanOrEqual(first?.total.high ?? 0);
    expect(await payouts.simulate(input)).toEqual(first);
  });
});
