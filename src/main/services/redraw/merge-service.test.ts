import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOperation, branchPair, errorCode, open } from '../../../../test/support/redraw-session.ts';

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
