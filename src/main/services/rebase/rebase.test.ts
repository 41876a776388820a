import { describe, expect, it } from 'vitest';
import { fillGrid } from '../../../../test/support/grid-plan.ts';
import type { GridSession } from '../../../../test/support/grid-session.ts';
import { addUnit, change, openRegion, request } from '../../../../test/support/rebased-region.ts';
import { AppError } from '../../../shared/errors.ts';
import { dump, testPlan } from '../../plan/testing/folder.ts';
import { rebuildPresent } from '../present.ts';
import { createProjection } from '../projection.ts';
import { createMergeService } from '../redraw/merge-service.ts';
import { takeSnapshot } from '../redraw/snapshots.ts';
import { createScenarioService } from '../scenario-service.ts';
import type { Session } from '../session.ts';
import { createTerritoryService } from '../territory-service.ts';
import { createRebaseService } from './rebase-service.ts';

const territoryOf = ({ projection }: GridSession, scenarioId: number, unitId: number) =>
  projection.alignment(scenarioId).unitTerritory[projection.dataset().unitIndex.get(unitId) ?? -1];

describe('re-basing a scenario', () => {
  it('is looked at in turns, and begun again when the plan changes meanwhile', async () => {
    const here = openRegion();
    const { present, scenario, rebase } = here;
    const { id } = scenario.branch(present.id, 'A');
    const asked = rebase.inTurns(request(id, present.id));
    // The look into the past keeps everybody else waiting, as the router makes them.
    await here.plan.idle();
    change(here, (write) => addUnit(write, 49));
    const report = await asked;
    expect(report.data?.unitsNew).toBe(1);
    expect(report).toEqual(rebase.preview(request(id, present.id)));
    const stopped = AbortSignal.abort();
    await expect(rebase.inTurns(request(id, present.id), stopped)).rejects.toThrow(/JOB_CANCELLED/);
  });

  it('keeps what it changed, follows what it left alone, and gives new units away, as one step', () => {
    const here = openRegion();
    const { plan, present, projection, scenario, rebase } = here;
    const { id } = scenario.branch(present.id, 'A');
    const own = projection.alignment(id).territories[4]?.id ?? 0;
    scenario.assignUnits(id, [1, 2], own);
    // Accounts of unit 20 go to another rep, one of unit 30 moves to unit 31, and two units appear: one with a rep's account.
    const taker = projection.alignment(present.id).territories[0];
    change(here, (write) => {
      for (const account of write.where('account', { unit_id: 20 }))
        write.put('account', { ...account, rep_id: taker?.repId ?? 0 });
      const [moved] = write.where('account', { unit_id: 30 });
      if (moved) write.put('account', { ...moved, unit_id: 31 });
      addUnit(write, 49);
      addUnit(write, 50);
      const [any] = write.all('account');
      if (any) write.put('account', { ...any, id: 301, ref: 'C301', unit_id: 50, rep_id: taker?.repId ?? 0 });
    });
    expect(territoryOf(here, id, 20)).not.toBe(taker?.id);
    const report = rebase.preview(request(id, present.id));
    expect(report.data).toMatchObject({ unitsNew: 2, unitsGone: 0, accountsNew: 1, accountsMoved: 1 });
    expect(report.carried.units).toBe(2);
    expect(report.followed.rows).toContainEqual(
      expect.objectContaining({ thing: 'unit', name: '县20', to: taker?.name }),
    );
    expect(report.proposals.rows).toEqual([
      expect.objectContaining({
        code: 'N49',
        reason: 'neighbour',
        territoryId: territoryOf(here, id, 48),
        taken: true,
      }),
      expect.objectContaining({
        code: 'N50',
        reason: 'onto',
        territoryId: taker?.id,
        accounts: 1,
        taken: true,
      }),
    ]);
    expect(report.figures.find(({ key }) => key === 'territories')).toMatchObject({
      based: 5,
      left: 5,
      right: 5,
    });
    expect(report.isSame).toBe(false);

    const steps = plan.history(1000).length;
    const before = dump(plan);
    rebase.rebase(request(id, present.id, { declined: [49] }));
    expect(plan.history(1000)).toHaveLength(steps + 1);
    expect(plan.history(1)[0]?.label.key).toBe('scenario.rebase');
    expect([1, 2].map((unit) => territoryOf(here, id, unit))).toEqual([own, own]);
    expect([20, 49, 50].map((unit) => territoryOf(here, id, unit))).toEqual([taker?.id, 0, taker?.id]);
    expect(plan.integrity()).toEqual([]);
    plan.undo();
    expect(dump(plan)).toStrictEqual(before);
    plan.redo();
    // What it is based on now is the present state of today: nothing more follows, and what was left unassigned stays so.
    const again = rebase.preview(request(id, present.id));
    expect(again).toMatchObject({ isSame: true, followed: { total: 0 }, proposals: { total: 0 } });
    expect(again.data).toMatchObject({ unitsNew: 0, accountsMoved: 0, accountsChanged: 0 });
  });

  it('names what is gone: a unit, a rep with the territory nobody redrew', () => {
    const here = openRegion();
    const { plan, present, projection, scenario, rebase } = here;
    const { id } = scenario.branch(present.id, 'A');
    const lost = projection.alignment(present.id).territories[2];
    change(here, (write) => {
      write.remove('unit', { id: 9 });
      for (const account of write.where('account', { rep_id: lost?.repId ?? 0 }))
        write.put('account', { ...account, rep_id: 1 });
      write.remove('rep', { id: lost?.repId ?? 0 });
    });
    const report = rebase.preview(request(id, present.id));
    expect(report.gone.rows.map(({ thing, name }) => [thing, name])).toEqual([
      ['territory', lost?.name],
      ['rep', lost?.name],
      ['unit', '县9'],
    ]);
    expect(report.gone.rows[2]?.held).not.toBe('');
    rebase.rebase(request(id, present.id));
    const alignment = projection.alignment(id);
    expect(alignment.territories.map(({ id: territory }) => territory)).not.toContain(lost?.id);
    expect(alignment.unitTerritory).toEqual(projection.alignment(present.id).unitTerritory);
    expect(plan.integrity()).toEqual([]);
  });

  it('meets a rep by his territory of another drawing, and neither gives to nor takes from a locked one', () => {
    const here = openRegion();
    const { present, projection, scenario, rebase } = here;
    const territory = createTerritoryService(here.session.plan, projection);
    const { id } = scenario.branch(present.id, 'A');
    const [first, second] = projection.alignment(id).territories;
    const anew = territory.add(id, '新区', null);
    territory.remove(id, first?.id ?? 0, anew.id);
    territory.update(id, anew.id, { repId: first?.repId ?? null });
    territory.update(id, second?.id ?? 0, { locked: true });
    const inSecond = projection
      .dataset()
      .units.findIndex((_, unit) => projection.alignment(id).unitTerritory[unit] === second?.id);
    const unitId = projection.dataset().units[inSecond]?.id ?? 0;
    change(here, (write) => {
      addUnit(write, 49);
      const [any] = write.all('account');
      if (any) write.put('account', { ...any, id: 301, ref: 'C301', unit_id: 49, rep_id: first?.repId ?? 0 });
      for (const account of write.where('account', { unit_id: unitId }))
        write.put('account', { ...account, rep_id: 5 });
    });
    rebase.rebase(request(id, present.id));
    expect(territoryOf(here, id, 49)).toBe(anew.id);
    expect(territoryOf(here, id, unitId)).toBe(second?.id);
  });

  it('is the basis a later merge counts from', () => {
    const here = openRegion();
    const { present, projection, scenario, rebase } = here;
    const merge = createMergeService(here.session.plan, projection);
    const { id } = scenario.branch(present.id, 'A');
    const target = projection.alignment(present.id).territories[4]?.id ?? 0;
    scenario.assignUnits(present.id, [1], target);
    rebase.rebase(request(id, present.id));
    expect(territoryOf(here, id, 1)).toBe(target);
    scenario.assignUnits(id, [2], target);
    const found = merge.preview({
      fromId: id,
      intoId: present.id,
      scope: { kind: 'all' },
      otherwise: 'mine',
      chosen: [],
    });
    expect(found.effect.changes.map(({ unitId }) => unitId)).toEqual([2]);
  });

  it('reads the past by the ids of units: a merge over units that came and went counts only what was changed', () => {
    const here = openRegion();
    const { plan, present, projection, scenario } = here;
    const merge = createMergeService(here.session.plan, projection);
    const a = scenario.branch(present.id, 'A').id;
    const b = scenario.branch(present.id, 'B').id;
    const target = projection.alignment(b).territories[4]?.id ?? 0;
    const { unitTerritory } = projection.alignment(b);
    // At a border, so that its neighbour's territory of then is not taken for its own.
    const at = unitTerritory.findIndex(
      (id, unit) =>
        unit > 1 && id !== target && id !== unitTerritory[unit - 1] && unitTerritory[unit - 1] !== target,
    );
    scenario.assignUnits(b, [at + 1], target);
    plan.edit({ key: 'import.units', params: {} }, ['units', 'alignment'], (write) =>
      write.remove('unit', { id: 1 }),
    );
    const found = merge.preview({
      fromId: b,
      intoId: a,
      scope: { kind: 'all' },
      otherwise: 'mine',
      chosen: [],
    });
    expect(found.conflicts).toEqual([]);
    expect(found.effect.changes.map(({ unitId }) => unitId)).toEqual([at + 1]);
  });

  it('goes by the snapshot an import took where the history no longer tells', () => {
    const plan = testPlan({ history: { entries: 1, bytes: 1e9 } });
    plan.edit({ key: 'import.units', params: {} }, ['units'], (write) =>
      fillGrid(write, { columns: 8, rows: 6, accounts: 300, reps: 5, seed: 3 }),
    );
    const session = {
      plan: () => plan,
      subscribe: (listener: Parameters<typeof plan.onChange>[0]) => plan.onChange(listener),
    } as Session;
    const projection = createProjection(session);
    const scenario = createScenarioService(session.plan, projection);
    const rebase = createRebaseService(session.plan, projection);
    const present = plan.where('scenario', { is_present: 1 })[0]?.id ?? 0;
    const { id } = scenario.branch(present, 'A');
    const [first, , , , last] = projection.alignment(id).territories;
    scenario.assignUnits(id, [1], last?.id ?? 0);
    plan.edit({ key: 'import.accounts', params: {} }, ['units', 'accounts', 'alignment'], (write) => {
      takeSnapshot(write, present, 'import');
      for (const account of write.where('account', { unit_id: 20 }))
        write.put('account', { ...account, rep_id: first?.repId ?? 0 });
      addUnit(write, 49);
      rebuildPresent(write);
    });
    const report = rebase.preview(request(id, present));
    expect(report.basedAt).not.toBeNull();
    expect(report).toMatchObject({ data: null, carried: { units: 1 } });
    expect(report.followed.rows.map(({ name }) => name)).toContain('县20');
    expect(report.proposals.rows.map(({ code, reason }) => [code, reason])).toEqual([['N49', 'neighbour']]);
  });

  it('refuses a scenario in force, and one it does not descend from', () => {
    const { present, scenario, rebase } = openRegion();
    const { id } = scenario.branch(present.id, 'A');
    const other = scenario.branch(present.id, 'B').id;
    const { id: child } = scenario.branch(other, 'C');
    expect(rebase.targets(child)).toEqual([other, present.id]);
    expect(rebase.targets(present.id)).toEqual([]);
    const code = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        return error instanceof AppError ? error.code : String(error);
      }
      return '';
    };
    expect(code(() => rebase.rebase(request(id, other)))).toBe('VALUE_INVALID');
    scenario.assignUnits(present.id, [1], null);
    scenario.update(id, { status: 'inForce' });
    expect(code(() => rebase.rebase(request(id, present.id)))).toBe('SCENARIO_FROZEN');
  });
});
