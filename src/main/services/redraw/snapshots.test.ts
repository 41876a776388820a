import { describe, expect, it } from 'vitest';
import { errorCode, figures, open } from '../../../../test/support/redraw-session.ts';
import { dump } from '../../plan/testing/folder.ts';

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
