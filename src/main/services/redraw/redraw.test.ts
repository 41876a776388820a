import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { gridSession } from '../../../../test/support/grid-session.ts';
import type { Operation } from '../../../shared/contract/redraw.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { defaultGuardRails } from '../../../shared/domain/guard-rails.ts';
import { AppError } from '../../../shared/errors.ts';
import { dump } from '../../plan/testing/folder.ts';
import { createCompareService } from '../compare-service.ts';
import { createEditService } from '../edit-service.ts';
import { createScenarioService } from '../scenario-service.ts';
import { createTerritoryService } from '../territory-service.ts';
import { createMergeService } from './merge-service.ts';
import { createRedrawService } from './redraw-service.ts';
import { createSnapshotService } from './snapshots.ts';

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
    compare: createCompareService(plan, projection),
    edit: createEditService(plan, projection),
    redraw: createRedrawService(plan, projection),
    snapshot: createSnapshotService(plan, projection),
    merge: createMergeService(plan, projection),
  };
}
type Opened = ReturnType<typeof open>;

const errorCode = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return '';
};

const figures = (alignment: Alignment) => ({ ...alignment, revision: 0, breaches: [] });

/** Any operation over the territories there are now. */
const anyOperation = fc
  .record({
    kind: fc.constantFrom(
      'assign',
      'merge',
      'swap',
      'dissolve',
      'split',
      'fillHoles',
      'straighten',
      'giveOverflow',
    ),
    a: fc.nat(20),
    b: fc.nat(20),
    units: fc.uniqueArray(fc.integer({ min: 1, max: 48 }), { minLength: 1, maxLength: 5 }),
    accounts: fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 5 }),
    parts: fc.option(fc.integer({ min: 2, max: 4 })),
    byCity: fc.boolean(),
  })
  .map(({ kind, a, b, units, accounts, parts, byCity }) => (alignment: Alignment): Operation => {
    const ids = alignment.territories.map(({ id }) => id);
    const [first, second] = [ids[a % ids.length] ?? 1, ids[b % ids.length] ?? 1];
    switch (kind) {
      case 'assign':
        return { kind, unitIds: units, accountIds: accounts, territoryId: b % 7 === 0 ? null : second };
      case 'merge':
        return { kind, territoryId: first, intoId: second };
      case 'swap':
        return { kind, territoryId: first, withId: second };
      case 'dissolve':
        return { kind, territoryId: first };
      case 'split':
        return { kind, territoryId: first, by: byCity ? 'city' : 'workload', parts };
      case 'giveOverflow':
        return { kind, territoryId: first, measure: 'workload', tolerance: 0.05 };
      default:
        return { kind, territoryId: a % 3 === 0 ? first : null };
    }
  });

/** Refusals with a reason are answers too. */
const refusals = ['VALUE_INVALID', 'SPLIT_IMPOSSIBLE', 'TERRITORY_LOCKED', 'NOT_FOUND'];

describe('set operations', () => {
  it('do exactly what their preview says, keep every unit and sum, and undo restores every table byte for byte', () => {
    const here = open();
    const { plan, present, projection, scenario, redraw, territory } = here;
    const branch = scenario.branch(present.id, 'A');
    territory.update(branch.id, projection.alignment(branch.id).territories[4]?.id ?? 0, { locked: true });
    const start = plan.history(1)[0]?.seq ?? 0;
    const before = dump(plan);
    fc.assert(
      fc.property(fc.array(anyOperation, { minLength: 1, maxLength: 5 }), (operations) => {
        for (const make of operations) {
          const now = projection.alignment(branch.id);
          const locked = now.territories.find((row) => row.locked);
          const operation = make(now);
          let effect: ReturnType<typeof redraw.preview>;
          try {
            effect = redraw.preview(branch.id, operation);
          } catch (error) {
            expect(refusals).toContain((error as AppError).code);
            expect(refusals).toContain(errorCode(() => redraw.operate(branch.id, operation)));
            continue;
          }
          expect(figures(projection.alignment(branch.id))).toEqual(figures(now));
          const after = redraw.operate(branch.id, operation);
          for (const row of effect.territories)
            if (row.after)
              expect(after.territories.find(({ id }) => id === row.after?.id)).toEqual(row.after);
          const { units } = projection.dataset();
          const changed = units.flatMap(({ id }, index) =>
            now.unitTerritory[index] === after.unitTerritory[index] ? [] : [id],
          );
          expect(effect.changes.map(({ unitId }) => unitId)).toEqual(changed);
          expect(after.total).toEqual(now.total);
          const sum = (key: 'units' | 'accounts' | 'salesFen') =>
            after.territories.reduce((all, row) => all + row.sums[key], after.unassigned[key]);
          for (const key of ['units', 'accounts', 'salesFen'] as const)
            expect(sum(key)).toBe(after.total[key]);
          expect(after.territories.find((row) => row.locked)?.sums).toEqual(locked?.sums);
        }
        expect(plan.integrity()).toEqual([]);
        plan.jumpTo(start);
        expect(dump(plan)).toStrictEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('any mix of edits through the services, fully undone, leaves every table as it was', () => {
    const { plan, present, projection, scenario, territory, redraw, snapshot, edit } = open();
    const start = plan.history(1)[0]?.seq ?? 0;
    const before = dump(plan);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(8), fc.nat(40), anyOperation), { maxLength: 8 }), (steps) => {
        let id = scenario.branch(present.id, 'A').id;
        for (const [action, number, make] of steps) {
          const alignment = projection.alignment(id);
          const any = alignment.territories[number % Math.max(1, alignment.territories.length)]?.id ?? 0;
          const work = [
            () => redraw.operate(id, make(alignment)),
            () => scenario.assignUnits(id, [number + 1], any),
            () => scenario.assignAccounts(id, [number + 1], null),
            () => territory.add(id, undefined, null),
            () => territory.update(id, any, { share: 2, name: `T${number}` }),
            () => snapshot.take(id, 'x'),
            () => snapshot.restore(snapshot.list()[0]?.id ?? 0),
            () => {
              id = scenario.branch(id, `B${number} ${plan.revision}`).id;
            },
            () =>
              edit.edit({
                table: 'accounts',
                cells: [{ id: number + 1, field: 'rep', value: '代表2' }],
              }),
          ][action];
          expect(['', ...refusals, 'NAME_TAKEN']).toContain(errorCode(() => work?.()));
        }
        expect(plan.integrity()).toEqual([]);
        plan.jumpTo(start);
        expect(dump(plan)).toStrictEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});

describe('guard rails', () => {
  it('warn of a territory that falls apart, or forbid it and change nothing', () => {
    const { plan, present, projection, scenario, redraw } = open();
    const branch = scenario.branch(present.id, 'A');
    const now = projection.alignment(branch.id);
    const target = now.territories.find((row) => row.pieces === 1 && row.sums.units > 0)?.id ?? 0;
    const far = [...now.unitTerritory.keys()]
      .reverse()
      .map((unit) => ({ unit, id: projection.dataset().units[unit]?.id ?? 0 }))
      .find(({ unit }) => {
        const effect = redraw.preview(branch.id, {
          kind: 'assign',
          unitIds: [projection.dataset().units[unit]?.id ?? 0],
          accountIds: [],
          territoryId: target,
        });
        return effect.breaches.some(
          ({ rule, territoryId }) => rule === 'contiguity' && territoryId === target,
        );
      });
    if (!far) throw new Error('no far unit');
    redraw.setGuardRails({ ...defaultGuardRails, contiguity: 'forbid' });
    const steps = plan.history(100).length;
    const before = figures(projection.alignment(branch.id));
    expect(errorCode(() => scenario.assignUnits(branch.id, [far.id], target))).toBe('GUARD_RAIL');
    expect(plan.history(100)).toHaveLength(steps);
    expect(figures(projection.alignment(branch.id))).toEqual(before);
    redraw.setGuardRails({ ...defaultGuardRails, contiguity: 'warn' });
    const warned = scenario.assignUnits(branch.id, [far.id], target);
    expect(warned.breaches).toContainEqual(
      expect.objectContaining({ rule: 'contiguity', territoryId: target, before: 1, forbidden: false }),
    );
    plan.undo();
    redraw.setGuardRails({ ...defaultGuardRails, contiguity: 'off' });
    expect(scenario.assignUnits(branch.id, [far.id], target).breaches).toEqual([]);
  });

  it('hold for cells typed or pasted into the grids, for reps and shares, and for every set operation', () => {
    const { plan, present, projection, scenario, territory, redraw, edit } = open();
    const branch = scenario.branch(present.id, 'A');
    const rows = projection.alignment(branch.id).territories;
    const [first, second] = rows;
    if (!first || !second) throw new Error('no territories');
    const all = () => JSON.stringify(projection.alignment(branch.id));
    const paste = () =>
      edit.edit({
        table: 'units',
        scenarioId: branch.id,
        cells: Array.from({ length: 20 }, (_, unit) => ({
          id: unit + 1,
          field: 'territory',
          value: second.name,
        })),
      });
    const attempts = [
      paste,
      () => territory.update(branch.id, first.id, { share: 50 }),
      () =>
        edit.edit({
          table: 'territories',
          scenarioId: branch.id,
          cells: [{ id: first.id, field: 'share', value: '50' }],
        }),
      () => redraw.operate(branch.id, { kind: 'merge', territoryId: first.id, intoId: second.id }),
      () =>
        redraw.operate(branch.id, {
          kind: 'assign',
          unitIds: Array.from({ length: 20 }, (_, unit) => unit + 1),
          accountIds: [],
          territoryId: second.id,
        }),
    ];
    redraw.setGuardRails({ ...defaultGuardRails, tolerance: 'forbid', band: 0.05 });
    const before = all();
    const steps = plan.history(100).length;
    for (const attempt of attempts) expect(errorCode(attempt)).toBe('GUARD_RAIL');
    expect(all()).toBe(before);
    expect(plan.history(100)).toHaveLength(steps);
    // The band is just wide enough for the territory as it is.
    const band = Math.abs(second.workloadDeviation ?? 0) + 0.01;
    redraw.setGuardRails({ ...defaultGuardRails, tolerance: 'warn', band });
    expect(paste().breaches.map(({ rule }) => rule)).toContain('tolerance');
    redraw.setGuardRails({ ...defaultGuardRails, contiguity: 'off', tolerance: 'off', capacity: 'off' });
    plan.undo();
    expect(paste()).toMatchObject({ changed: 20, rejected: [], breaches: [] });
  });

  it('locks of some territories, of all, and of none are one step each, obeyed by every edit', () => {
    const { plan, present, projection, scenario, territory, redraw } = open();
    const branch = scenario.branch(present.id, 'A');
    const [first, second, third] = projection.alignment(branch.id).territories.map(({ id }) => id);
    if (!first || !second || !third) throw new Error('no territories');
    const locked = () =>
      projection.alignment(branch.id).territories.flatMap((row) => (row.locked ? row.id : []));
    territory.lockAll(branch.id, true, [first, second]);
    expect(locked()).toEqual([first, second]);
    expect(
      errorCode(() => redraw.operate(branch.id, { kind: 'swap', territoryId: first, withId: third })),
    ).toBe('TERRITORY_LOCKED');
    const kept = projection.alignment(branch.id).unitTerritory;
    redraw.operate(branch.id, { kind: 'straighten', territoryId: null });
    projection.alignment(branch.id).unitTerritory.forEach((owner, unit) => {
      if (kept[unit] === first || kept[unit] === second) expect(owner).toBe(kept[unit]);
      else expect([first, second]).not.toContain(owner);
    });
    expect(errorCode(() => territory.lockAll(branch.id, true, [9999]))).toBe('NOT_FOUND');
    territory.lockAll(branch.id, false);
    expect(locked()).toEqual([]);
    plan.undo();
    expect(locked()).toEqual([first, second]);
  });

  it('a scenario in force is edited by nobody; a branch of it is', () => {
    const { present, projection, scenario, territory, redraw, edit } = open();
    const branch = scenario.branch(present.id, 'A');
    const [first, second] = projection.alignment(branch.id).territories.map(({ id }) => id);
    scenario.update(branch.id, { status: 'inForce' });
    const attempts = [
      () => scenario.assignUnits(branch.id, [1], first ?? 0),
      () => scenario.assignAccounts(branch.id, [1], first ?? 0),
      () => territory.add(branch.id, 'new', null),
      () => territory.update(branch.id, first ?? 0, { name: 'x' }),
      () => territory.remove(branch.id, first ?? 0, null),
      () => territory.lockAll(branch.id, true),
      () => redraw.operate(branch.id, { kind: 'swap', territoryId: first ?? 0, withId: second ?? 0 }),
      () =>
        edit.edit({
          table: 'units',
          scenarioId: branch.id,
          cells: [{ id: 1, field: 'territory', value: '代表2' }],
        }),
    ];
    for (const attempt of attempts) expect(errorCode(attempt)).toBe('SCENARIO_FROZEN');
    const copy = scenario.branch(branch.id, 'copy');
    scenario.assignUnits(copy.id, [1], second ?? 0);
    scenario.update(branch.id, { status: 'draft' });
    scenario.assignUnits(branch.id, [1], second ?? 0);
  });
});

describe('snapshots', () => {
  it('keep what a scenario was, and bring it back in one step', () => {
    const { plan, present, projection, scenario, snapshot, territory } = open();
    const branch = scenario.branch(present.id, 'A');
    const before = projection.alignment(branch.id);
    const taken = snapshot.take(branch.id, '初稿');
    scenario.assignUnits(branch.id, [1, 2, 3], null);
    territory.remove(branch.id, before.territories[0]?.id ?? 0, null);
    expect(projection.alignment(taken.id).unitTerritory).toEqual(before.unitTerritory);
    expect(errorCode(() => scenario.assignUnits(taken.id, [1], null))).toBe('SCENARIO_FROZEN');
    const restored = snapshot.restore(taken.id);
    expect(restored.unitTerritory).toEqual(before.unitTerritory);
    expect(restored.territories.map(({ name, sums }) => [name, sums])).toEqual(
      before.territories.map(({ name, sums }) => [name, sums]),
    );
    expect(snapshot.list().map(({ reason }) => reason)).toEqual(['merge', 'hand']);
    plan.undo();
    expect(projection.alignment(branch.id).unassigned.units).toBeGreaterThan(2);
    scenario.remove(branch.id);
    expect(snapshot.list()).toEqual([]);
  });
});

describe('branching from the history', () => {
  it('gives the scenario as it was then, and leaves the plan as it is', () => {
    const { plan, present, projection, scenario, snapshot, redraw } = open();
    const branch = scenario.branch(present.id, 'A');
    scenario.assignUnits(branch.id, [1, 2], null);
    const seq = plan.history(1)[0]?.seq ?? 0;
    const then = projection.alignment(branch.id);
    const ids = then.territories.map(({ id }) => id);
    redraw.operate(branch.id, { kind: 'merge', territoryId: ids[0] ?? 0, intoId: ids[1] ?? 0 });
    const now = figures(projection.alignment(branch.id));
    const before = dump(plan);
    const made = snapshot.branchAt(branch.id, seq, 'B');
    const figuresOf = (id: number) => {
      const { unitTerritory, exceptions, territories } = projection.alignment(id);
      return {
        unitTerritory,
        exceptions,
        territories: territories.map(({ name, sums }) => ({ name, sums })),
      };
    };
    expect(figuresOf(made.id)).toEqual({
      unitTerritory: then.unitTerritory,
      exceptions: then.exceptions,
      territories: then.territories.map(({ name, sums }) => ({ name, sums })),
    });
    expect(figures(projection.alignment(branch.id))).toEqual(now);
    plan.undo();
    expect(dump(plan)).toStrictEqual(before);
    expect(errorCode(() => snapshot.branchAt(branch.id, 1, 'C'))).toBe('NOT_FOUND');
    expect(dump(plan)).toStrictEqual(before);
  });
});

function branchPair({ present, scenario }: Opened) {
  return {
    base: scenario.branch(present.id, 'base').id,
    left: (id: number) => scenario.branch(id, 'left').id,
    right: (id: number) => scenario.branch(id, 'right').id,
  };
}

describe('merging scenarios', () => {
  it('of disjoint changes equals applying both', () => {
    const here = open();
    const { plan, projection, scenario, merge } = here;
    const start = plan.history(1)[0]?.seq ?? 0;
    const moves = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 48 }), fc.nat(5)), {
      selector: ([unit]) => unit,
      maxLength: 20,
    });
    fc.assert(
      fc.property(moves, moves, fc.nat(2), (all, held, scopeKind) => {
        const { base, left, right } = branchPair(here);
        const ids = projection.alignment(base).territories.map(({ id }) => id);
        const [a, b] = [left(base), right(base)];
        const both = scenario.branch(base, 'both').id;
        const to = (pick: number) => ids[pick] ?? null;
        const half = Math.floor(all.length / 2);
        all.forEach(([unit, pick], index) => {
          scenario.assignUnits(index < half ? a : b, [unit], to(pick));
          scenario.assignUnits(both, [unit], to(pick));
        });
        held.forEach(([account, pick], index) => {
          scenario.assignAccounts(index % 2 === 0 ? a : b, [account], to(pick));
          scenario.assignAccounts(both, [account], to(pick));
        });
        const units = projection.dataset().units.map(({ id }) => id);
        const scope = scopeKind === 0 ? { kind: 'all' as const } : { kind: 'units' as const, ids: units };
        const request = { fromId: b, intoId: a, scope, otherwise: 'mine' as const, chosen: [] };
        expect(merge.preview(request).conflicts).toEqual([]);
        merge.merge(request);
        const [merged, applied] = [projection.alignment(a), projection.alignment(both)];
        expect(merged.unitTerritory).toEqual(applied.unitTerritory);
        expect(merged.exceptions).toEqual(applied.exceptions);
        expect(merged.territories.map(({ id, sums }) => [id, sums])).toEqual(
          applied.territories.map(({ id, sums }) => [id, sums]),
        );
        plan.jumpTo(start);
      }),
      { numRuns: 15 },
    );
  });

  it('lists what both changed, and takes the side chosen', () => {
    const here = open();
    const { projection, scenario, merge, territory } = here;
    const { base, left, right } = branchPair(here);
    const ids = projection.alignment(base).territories.map(({ id }) => id);
    const [a, b] = [left(base), right(base)];
    const own = projection.alignment(base).unitTerritory[0];
    const [x, y] = ids.filter((id) => id !== own);
    scenario.assignUnits(a, [1], x ?? 0);
    scenario.assignUnits(b, [1], y ?? 0);
    scenario.assignUnits(b, [2], y ?? 0);
    territory.update(b, y ?? 0, { name: '新名' });
    const request = {
      fromId: b,
      intoId: a,
      scope: { kind: 'all' as const },
      otherwise: 'mine' as const,
      chosen: [],
    };
    const preview = merge.preview(request);
    expect(preview.conflicts).toEqual([expect.objectContaining({ thing: 'unit', id: 1, theirs: '新名' })]);
    expect(preview.effect.changes.map(({ unitId, to }) => [unitId, to])).toEqual([[2, y]]);
    const merged = merge.merge({ ...request, chosen: [{ thing: 'unit', id: 1, take: 'theirs' }] });
    expect(merged.unitTerritory.slice(0, 2)).toEqual([y, y]);
    expect(merged.territories.find(({ id }) => id === y)?.name).toBe('新名');
  });

  it('of a branch into what it was branched from keeps what that became since', () => {
    const { projection, scenario, merge, present } = open();
    const parent = scenario.branch(present.id, 'parent').id;
    const child = scenario.branch(parent, 'child').id;
    const { unitIndex } = projection.dataset();
    const at = (id: number, unit: number) =>
      projection.alignment(id).unitTerritory[unitIndex.get(unit) ?? -1];
    const was = at(parent, 1);
    const [x, y] = projection.alignment(parent).territories.flatMap(({ id }) => (id === was ? [] : id));
    scenario.assignUnits(parent, [1, 2], x ?? 0);
    scenario.assignUnits(child, [2, 3], y ?? 0);
    const request = {
      fromId: child,
      intoId: parent,
      scope: { kind: 'all' as const },
      otherwise: 'theirs' as const,
      chosen: [],
    };
    expect(merge.preview(request).conflicts.map(({ id }) => id)).toEqual([2]);
    merge.merge(request);
    expect([1, 2, 3].map((unit) => at(parent, unit))).toEqual([x, y, y]);
  });

  it('takes a territory as it is drawn over there, a new one too', () => {
    const here = open();
    const { projection, scenario, merge, territory } = here;
    const { base, left, right } = branchPair(here);
    const [a, b] = [left(base), right(base)];
    const made = territory.add(b, '新区', null).id;
    scenario.assignUnits(b, [10, 11, 12], made);
    scenario.assignUnits(b, [40], null);
    const merged = merge.merge({
      fromId: b,
      intoId: a,
      scope: { kind: 'territories', ids: [made] },
      otherwise: 'theirs',
      chosen: [],
    });
    const data = projection.dataset();
    const at = (id: number) => merged.unitTerritory[data.unitIndex.get(id) ?? -1];
    expect([10, 11, 12].map(at)).toEqual([made, made, made]);
    expect(at(40)).toBe(projection.alignment(base).unitTerritory[data.unitIndex.get(40) ?? -1]);
  });
});

describe('compare', () => {
  it('of A with B mirrors that of B with A', () => {
    const { plan, present, projection, scenario, compare, redraw } = open();
    const start = plan.history(1)[0]?.seq ?? 0;
    fc.assert(
      fc.property(fc.array(anyOperation, { maxLength: 4 }), (operations) => {
        const { id } = scenario.branch(present.id, 'A');
        for (const make of operations) errorCode(() => redraw.operate(id, make(projection.alignment(id))));
        const [there, back] = [compare.compare(present.id, id), compare.compare(id, present.id)];
        const mirrored = back.figures.map((figure) => ({
          ...figure,
          left: figure.right,
          right: figure.left,
        }));
        const oneSided = new Set(['accountsMoved', 'salesMoved', 'newlyCovered']);
        expect(there.figures.filter(({ key }) => !oneSided.has(key))).toEqual(
          mirrored.filter(({ key }) => !oneSided.has(key)),
        );
        const flows = (list: typeof there.flows, turned: boolean) =>
          list
            .map(({ from, to, accounts, salesFen, potentialFen }) => ({
              ends: turned ? [to, from] : [from, to],
              accounts,
              salesFen,
              potentialFen,
            }))
            .sort((a, b) => String(a.ends).localeCompare(String(b.ends)));
        expect(flows(there.flows, false)).toEqual(flows(back.flows, true));
        const affected = new Map(back.affected.map((row) => [row.repId, row]));
        for (const row of there.affected) {
          expect(affected.get(row.repId)?.lost).toEqual(row.gained);
          expect(affected.get(row.repId)?.gained).toEqual(row.lost);
        }
        // An account changes hands between two reps either way; given to nobody one way is newly covered the other.
        const between = (rows: typeof there.accounts) =>
          rows.filter(({ toRep }) => toRep !== '').map(({ accountId }) => accountId);
        expect(between(there.accounts)).toEqual(between(back.accounts));
        const value = (side: typeof there, key: string) =>
          side.figures.find((figure) => figure.key === key)?.right;
        expect(value(there, 'newlyCovered')).toBe(back.accounts.filter(({ toRep }) => toRep === '').length);
        plan.jumpTo(start);
      }),
      { numRuns: 30 },
    );
  });
});
