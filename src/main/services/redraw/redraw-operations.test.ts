import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOperation, errorCode, figures, open, refusals } from '../../../../test/support/redraw-session.ts';
import type { AppError } from '../../../shared/errors.ts';
import { dump } from '../../plan/testing/folder.ts';
import { createLayerService } from '../layers/layer-service.ts';

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

  it.each(['dissolve', 'merge'] as const)(
    'no account of another layer stays in a territory that goes: %s',
    (kind) => {
      const { plan, session, projection, present, scenario, redraw } = open();
      const layers = createLayerService(session.plan, projection);
      const { id } = scenario.branch(present.id, 'A');
      const [from, into] = projection.alignment(id).territories.map((row) => row.id);
      if (from === undefined || into === undefined) throw new Error('two territories');
      scenario.assignAccounts(id, [1], from);
      const everyone = { kind: 'class' as const, values: ['A' as const, 'B' as const, 'C' as const] };
      layers.add(id, '全部', { match: 'all', conditions: [everyone] }, true, 'copy');
      expect(projection.assignment(id).exceptions.has(1)).toBe(false);
      redraw.operate(id, { kind, territoryId: from, intoId: into });
      expect(plan.integrity()).toEqual([]);
    },
  );
});
