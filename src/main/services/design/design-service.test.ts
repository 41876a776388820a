import { afterEach, describe, expect, it } from 'vitest';
import { gridSession } from '../../../../test/support/grid-session.ts';
import type { DesignEvent, DesignSettings } from '../../../shared/contract/design.ts';
import { dump } from '../../plan/testing/folder.ts';
import { createTerritoryService } from '../territory-service.ts';
import { createDesignService } from './design-service.ts';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

function open() {
  const grid = gridSession({ columns: 14, rows: 10, accounts: 3000, reps: 6, seed: 5 });
  const { session, projection, present } = grid;
  const design = createDesignService(session.plan, projection, () => 'zh');
  opened.push({
    dispose() {
      design.close();
      grid.dispose();
    },
  });
  const settings: DesignSettings = {
    scenarioId: present.id,
    count: 6,
    measures: [
      { key: 'workload', tolerance: 0.1, weight: 1 },
      { key: 'potential', tolerance: 0.1, weight: 1 },
    ],
    centres: 'free',
    start: 'new',
    keepPresent: 0,
    seconds: 2,
    seed: 1,
  };
  return {
    plan: grid.plan,
    projection,
    design,
    settings,
    territory: createTerritoryService(session.plan, projection),
  };
}

async function last(events: AsyncIterable<DesignEvent>): Promise<DesignEvent> {
  let final: DesignEvent | undefined;
  for await (const event of events) final = event;
  if (!final) throw new Error('no event');
  return final;
}

describe('designing territories', () => {
  it('draws contiguous, balanced territories and applies them to a branch in one step', async () => {
    const { plan, projection, design, settings } = open();
    const jobId = design.begin(settings);
    const final = await last(design.follow(jobId));
    expect(final.state).toBe('finished');
    expect(final.result?.nonContiguous).toBe(0);
    expect(Math.max(...(final.result?.maxDeviation ?? [1]))).toBeLessThanOrEqual(0.1);
    const steps = plan.history(100).length;
    const alignment = design.apply(jobId, '方案A');
    expect(plan.history(100)).toHaveLength(steps + 1);
    expect(alignment.territories).toHaveLength(6);
    expect(alignment.unassigned.units).toBe(0);
    expect(alignment.territories.every(({ pieces }) => pieces === 1)).toBe(true);
    expect(alignment.exceptions).toEqual([]);
    const worst = Math.max(...alignment.territories.map((row) => Math.abs(row.workloadDeviation ?? 1)));
    expect(worst).toBeCloseTo(final.result?.maxDeviation[0] ?? 0, 9);
    expect(alignment.movedAccounts).toBe(final.result?.movedAccounts);
    const applied = dump(plan);
    plan.undo();
    const again = await design.applyInTurns(jobId, '方案A');
    expect({ ...again, revision: alignment.revision }).toEqual(alignment);
    const timeless = (rows: ReturnType<typeof dump>) => ({
      ...rows,
      scenario: rows.scenario.map((row) => ({ ...row, created_at: '' })),
    });
    expect(timeless(dump(plan))).toEqual(timeless(applied));
    const [present] = plan.where('scenario', { is_present: 1 });
    expect(projection.alignment(present?.id ?? 0).exceptions.length).toBeGreaterThan(0);
    plan.undo();
    expect(plan.all('scenario')).toHaveLength(1);
  });

  it('says what stands against the settings before anything is begun', () => {
    const { plan, projection, design, settings } = open();
    design.check(settings);
    expect(design.running()).toEqual([]);
    const codeOf = (count: DesignSettings['count']) => {
      try {
        design.check({ ...settings, count });
      } catch (error) {
        return error;
      }
    };
    expect(codeOf(1000)).toMatchObject({ code: 'DESIGN_TOO_MANY', params: { count: 1000, units: 140 } });
    plan.edit({ key: 'test', params: {} }, ['reps'], (write) => {
      for (const rep of write.all('rep')) write.put('rep', { ...rep, longitude: null, latitude: null });
    });
    expect(projection.dataset().reps.every(({ longitude }) => longitude === null)).toBe(true);
    expect(codeOf('reps')).toMatchObject({ code: 'DESIGN_NO_HOMES' });
  });

  it('stops and keeps the best so far', async () => {
    const { design, settings } = open();
    const jobId = design.begin({ ...settings, seconds: 60 });
    const events = design.follow(jobId);
    let final: DesignEvent | undefined;
    for await (const event of events) {
      if (event.result && event.state === 'running') design.stop(jobId);
      final = event;
    }
    expect(final?.state).toBe('stopped');
    expect(final?.unitTerritory).toHaveLength(140);
    expect(final?.result?.seconds).toBeLessThan(30);
  });

  it('leaves a locked territory as it is', async () => {
    const { projection, design, settings, territory } = open();
    const before = projection.alignment(settings.scenarioId);
    const locked = before.territories[0];
    territory.update(settings.scenarioId, locked.id, { locked: true });
    const jobId = design.begin(settings);
    await last(design.follow(jobId));
    const after = design.apply(jobId, '方案B');
    before.unitTerritory.forEach((territoryId, unit) => {
      expect(after.unitTerritory[unit] === locked.id).toBe(territoryId === locked.id);
    });
  });

  it('keeps a budget on change, account by account, though drawn from nothing', async () => {
    const { design, settings, projection } = open();
    const total = projection.dataset().sales.reduce((sum, fen) => sum + fen, 0);
    const free = await last(design.follow(design.begin(settings)));
    expect(free.result?.movedSalesFen).toBeGreaterThan(0.3 * total);
    const bound = { ...settings, budget: { accounts: null, sales: 0.3, perRep: null } };
    const held = await last(design.follow(design.begin(bound)));
    expect(held.result?.movedSalesFen).toBeLessThanOrEqual(0.3 * total);
    const none = { ...settings, seconds: 0.5, budget: { accounts: null, sales: 0.001, perRep: null } };
    const refused = await last(design.follow(design.begin(none)));
    expect(refused.result?.feasible).toBe(false);
    expect(refused.result?.reasons[0]).toMatchObject({
      code: 'BUDGET_TOO_SMALL',
      params: { quantity: 'sales', unavoidable: 1 },
    });
  });
});
