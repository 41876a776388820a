import { describe, expect, it } from 'vitest';
import { errorCode, figures, open } from '../../../../test/support/redraw-session.ts';
import { defaultGuardRails } from '../../../shared/domain/guard-rails.ts';

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
