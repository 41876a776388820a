import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUnit, change, openRegion, request } from '../../../../test/support/rebased-region.ts';
import { dump } from '../../plan/testing/folder.ts';

describe('any re-base', () => {
  const edits = fc.array(
    fc.record({
      units: fc.uniqueArray(fc.integer({ min: 1, max: 48 }), { minLength: 1, maxLength: 6 }),
      to: fc.nat(5),
    }),
    { maxLength: 4 },
  );
  const draw = (
    { scenario, projection }: ReturnType<typeof openRegion>,
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
    const here = openRegion();
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
    const here = openRegion();
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
          for (let unit = 49; unit < 49 + fresh; unit++) addUnit(write, unit);
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
