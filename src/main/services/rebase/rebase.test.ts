import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { fillGrid } from '../../../../test/support/grid-plan.ts';
import { gridSession } from '../../../../test/support/grid-session.ts';
import { AppError } from '../../../shared/errors.ts';
import type { PlanWriter } from '../../plan/plan.ts';
import { dump, testPlan } from '../../plan/testing/folder.ts';
import { rebuildPresent } from '../present.ts';
import { createProjection } from '../projection.ts';
import { createMergeService } from '../redraw/merge-service.ts';
import { takeSnapshot } from '../redraw/snapshots.ts';
import { createScenarioService } from '../scenario-service.ts';
import type { Session } from '../session.ts';
import { createTerritoryService } from '../territory-service.ts';
import { createRebaseService } from './rebase-service.ts';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

function open() {
  const grid = gridSession({ columns: 8, rows: 6, accounts: 300, reps: 5, seed: 3 });
  opened.push(grid);
  const plan = grid.session.plan;
  const { projection } = grid;
  return {
    ...grid,
    scenario: createScenarioService(plan, projection),
    territory: createTerritoryService(plan, projection),
    merge: createMergeService(plan, projection),
    rebase: createRebaseService(plan, projection),
  };
}
type Opened = ReturnType<typeof open>;

/** As an import does: the data changes, and the present state is rebuilt in the same step. */
function change({ plan }: Opened, work: (write: PlanWriter) => void): void {
  const topics = ['units', 'accounts', 'reps', 'links', 'scenarios', 'alignment'] as const;
  plan.edit({ key: 'import.accounts', params: {} }, topics, (write) => {
    work(write);
    rebuildPresent(write);
  });
}

/** A unit east of unit 48, and nothing else. */
function addUnit(write: PlanWriter, id: number): void {
  const last = write.get('unit', { id: 48 });
  if (!last) throw new Error('no unit');
  write.put('unit', { ...last, id, code: `N${id}`, name: `新县${id}` });
  write.put('unit_pair', { a: 48, b: id, kind: 'adjacent' });
}

const territoryOf = ({ projection }: Opened, scenarioId: number, unitId: number) =>
  projection.alignment(scenarioId).unitTerritory[projection.dataset().unitIndex.get(unitId) ?? -1];

const request = (
  scenarioId: number,
  ontoId: number,
  more: { propose?: boolean; declined?: number[] } = {},
) => ({
  scenarioId,
  ontoId,
  propose: true,
  declined: [],
  ...more,
});

describe('re-basing a scenario', () => {
  it('keeps what it changed, follows what it left alone, and gives new units away, as one step', () => {
    const here = open();
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
    const here = open();
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
    const here = open();
    const { present, projection, scenario, territory, rebase } = here;
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
    const here = open();
    const { present, projection, scenario, rebase, merge } = here;
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
    const here = open();
    const { plan, present, projection, scenario, merge } = here;
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
    const { present, scenario, rebase } = open();
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

describe('any re-base', () => {
  const edits = fc.array(
    fc.record({
      units: fc.uniqueArray(fc.integer({ min: 1, max: 48 }), { minLength: 1, maxLength: 6 }),
      to: fc.nat(5),
    }),
    { maxLength: 4 },
  );
  const draw = (
    { scenario, projection }: Opened,
    id: number,
    steps: readonly { units: number[]; to: number }[],
  ) => {
    const ids = projection.alignment(id).territories.map((row) => row.id);
    for (const { units, to } of steps) {
      const there = units.filter((unit) => projection.dataset().unitIndex.has(unit));
      if (there.length > 0) scenario.assignUnits(id, there, ids[to] ?? null);
    }
  };

  it('without a change below is nothing at all', () => {
    const here = open();
    const { plan, present, scenario, rebase } = here;
    const start = plan.history(1)[0]?.seq ?? 0;
    fc.assert(
      fc.property(edits, (steps) => {
        const { id } = scenario.branch(present.id, 'A');
        draw(here, id, steps);
        const before = dump(plan);
        expect(rebase.preview(request(id, present.id))).toMatchObject({
          isSame: true,
          effect: { changes: [], accounts: 0 },
        });
        rebase.rebase(request(id, present.id));
        expect(dump(plan)).toStrictEqual(before);
        plan.jumpTo(start);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps every unit in exactly one place, every total, what the scenario changed, and is undone as one', () => {
    const here = open();
    const { plan, present, projection, scenario, rebase } = here;
    const start = plan.history(1)[0]?.seq ?? 0;
    const data = fc.record({
      gone: fc.uniqueArray(fc.integer({ min: 1, max: 48 }), { maxLength: 3 }),
      fresh: fc.nat(3),
      hands: fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 5 })), {
        maxLength: 30,
      }),
      lostRep: fc.option(fc.integer({ min: 2, max: 5 })),
    });
    fc.assert(
      fc.property(edits, data, fc.boolean(), (steps, { gone, fresh, hands, lostRep }, propose) => {
        const { id } = scenario.branch(present.id, 'A');
        const drawn = new Map(
          projection.dataset().units.map((unit, at) => [unit.id, projection.alignment(id).unitTerritory[at]]),
        );
        draw(here, id, steps);
        const changed = projection.dataset().units.flatMap((unit, at) => {
          const now = projection.alignment(id).unitTerritory[at];
          return now === drawn.get(unit.id) ? [] : [[unit.id, now] as const];
        });
        change(here, (write) => {
          for (const unit of gone) write.remove('unit', { id: unit });
          for (let unit = 49; unit < 49 + fresh; unit++) addUnit48(write, unit);
          for (const [account, rep] of hands) {
            const row = write.get('account', { id: account });
            if (row) write.put('account', { ...row, rep_id: rep });
          }
          if (lostRep !== null) write.remove('rep', { id: lostRep });
        });
        const before = projection.alignment(id);
        const tables = dump(plan);
        const report = rebase.preview(request(id, present.id, { propose }));
        const after = rebase.rebase(request(id, present.id, { propose }));
        expect(after.total).toEqual(before.total);
        const ids = new Set([0, ...after.territories.map((row) => row.id)]);
        expect(after.unitTerritory.every((territory) => ids.has(territory))).toBe(true);
        expect(after.unitTerritory).toHaveLength(projection.dataset().units.length);
        const units = after.territories.reduce((sum, row) => sum + row.sums.units, after.unassigned.units);
        expect(units).toBe(after.total.units);
        for (const [unit, territory] of changed) {
          const at = projection.dataset().unitIndex.get(unit);
          if (at !== undefined) expect(after.unitTerritory[at]).toBe(territory);
        }
        const moved = before.unitTerritory.flatMap((was, at) =>
          was === after.unitTerritory[at] ? [] : [at],
        );
        expect(report.effect.changes).toHaveLength(moved.length);
        expect(plan.integrity()).toEqual([]);
        if (!report.isSame) {
          plan.undo();
          expect(dump(plan)).toStrictEqual(tables);
        }
        plan.jumpTo(start);
      }),
      { numRuns: 40 },
    );
  });
});

/** As `addUnit`, wherever unit 48 has gone. */
function addUnit48(write: PlanWriter, id: number): void {
  if (write.get('unit', { id: 48 })) addUnit(write, id);
}
