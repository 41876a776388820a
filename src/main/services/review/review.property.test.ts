import fc from 'fast-check';
import { expect, it } from 'vitest';
import { desk, regionPlan } from '../../../../test/support/review-session.ts';
import { readContent } from './content.ts';

const region = { columns: 6, rows: 4, accounts: 60, reps: 4, seed: 3 };

/** What a reviewer may do; numbers choose among what there is. */
const edit = fc.oneof(
  fc.record({ kind: fc.constant('unit' as const), what: fc.nat(99), to: fc.nat(2) }),
  fc.record({ kind: fc.constant('account' as const), what: fc.nat(99), to: fc.integer({ min: -1, max: 2 }) }),
  fc.record({
    kind: fc.constant('name' as const),
    what: fc.nat(1),
    text: fc.string({ minLength: 1, maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant('look' as const),
    what: fc.nat(1),
    share: fc.integer({ min: 1, max: 9 }),
    colour: fc.nat(11),
  }),
  fc.record({ kind: fc.constant('rep' as const), what: fc.nat(1), to: fc.nat(2) }),
  fc.record({ kind: fc.constant('quota' as const), what: fc.nat(1), fen: fc.nat(9_000_000) }),
  fc.record({
    kind: fc.constant('figure' as const),
    what: fc.nat(99),
    calls: fc.option(fc.nat(50)),
    potential: fc.nat(1e9),
  }),
);

it('any edits in a slice come back exactly, nothing outside it moves, and undo is whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 12 }), fc.boolean(), async (edits, wholeGroup) => {
      const [sender, reviewer] = [desk('甲'), desk('乙')];
      try {
        const scenarioId = regionPlan(sender, region);
        const plan = sender.services.session.plan();
        const ids = plan
          .where('territory', { scenario_id: scenarioId })
          .map(({ territory_id }) => territory_id);
        const path = sender.path('p.bwreview');
        const { id: packageId } = await sender.services.review.send({
          scenarioId,
          scope: wholeGroup
            ? { kind: 'group', groupId: 1 }
            : { kind: 'territories', ids: [ids[0] ?? 0, ids[2] ?? 0] },
          ask: '',
          password: null,
          path,
        });
        await reviewer.services.review.unpack(path, null, reviewer.path('c.sqlite'));
        const copy = reviewer.services.session.open(reviewer.path('c.sqlite'));
        const territories = copy
          .where('territory', { scenario_id: scenarioId })
          .map(({ territory_id }) => territory_id);
        const units = copy.all('unit').map(({ id }) => id);
        const accounts = copy.all('account').map(({ id }) => id);
        const reps = copy.all('rep').map(({ id }) => id);
        const pick = (list: readonly number[], at: number) => list[at % list.length] ?? 0;
        copy.edit({ key: 'workload', params: {} }, ['units', 'accounts', 'alignment', 'quota'], (write) => {
          for (const each of edits) {
            const row = { scenario_id: scenarioId, territory_id: pick(territories, each.what) };
            const territory = write.get('territory', row);
            const account = write.get('account', { id: pick(accounts, each.what) });
            if (!territory || !account) continue;
            if (each.kind === 'unit')
              write.assignUnits(
                scenarioId,
                [pick(units, each.what)],
                each.to === 2 ? 0 : pick(territories, each.to),
              );
            if (each.kind === 'account')
              write.assignAccounts(
                scenarioId,
                [account.id],
                each.to === -1 ? -1 : each.to === 2 ? 0 : pick(territories, each.to),
              );
            if (each.kind === 'name')
              write.put('territory', { ...territory, name: `${each.text} ${each.what}` });
            if (each.kind === 'look')
              write.put('territory', { ...territory, share: each.share / 2, colour: each.colour });
            if (each.kind === 'rep')
              write.put('territory', { ...territory, rep_id: each.to === 2 ? null : pick(reps, each.to) });
            if (each.kind === 'quota')
              write.put('quota_cell', {
                ...row,
                component_id: 1,
                node: `t:${row.territory_id}`,
                period: 0,
                amount: each.fen,
                locked: 1,
                group_id: null,
              });
            if (each.kind === 'figure')
              write.put('account', { ...account, calls_manual: each.calls, potential_fen: each.potential });
          }
        });
        await reviewer.services.review.sendBack('', null, reviewer.path('b.bwreview'));
        await sender.services.review.take(reviewer.path('b.bwreview'), null, 'b');
        const before = {
          units: plan.unitTerritories(scenarioId),
          accounts: plan.all('account'),
          rows: plan.all('territory'),
        };
        sender.services.review.accept({ packageId, plain: 'theirs', conflicts: 'mine', chosen: [] });
        const scope = {
          scenarioId,
          groupIds: new Set<number>(),
          repIds: null,
          unitIds: new Set(units),
          accountIds: new Set(accounts),
          territoryIds: new Set(territories),
        };
        const [here, there] = [readContent(plan, scope), readContent(copy, scope)];
        expect(here.territories).toEqual(there.territories);
        expect(here.units).toEqual(there.units);
        expect(here.exceptions).toEqual(there.exceptions);
        const own = (rows: typeof here.figures) => rows.map(([id, , ...rest]) => [id, ...rest]);
        expect(own(here.figures)).toEqual(own(there.figures));
        const shown = new Map(
          sender.services.quota.get(scenarioId)?.nodes.map(({ node, amountsFen }) => [node, amountsFen[0]]),
        );
        for (const [, node, period, amount] of there.cells)
          if (
            period === 0 &&
            edits.some((each) => each.kind === 'quota' && node === `t:${pick(territories, each.what)}`)
          )
            expect(shown.get(node)).toBe(amount);
        const inSlice = new Set(units);
        for (const [unit, territory] of plan.unitTerritories(scenarioId))
          if (!inSlice.has(unit)) expect(territory).toBe(before.units.get(unit));
        const inAccounts = new Set(accounts);
        expect(plan.all('account').filter(({ id }) => !inAccounts.has(id))).toEqual(
          before.accounts.filter(({ id }) => !inAccounts.has(id)),
        );
        const undone = () => plan.undoLabel()?.key === 'review.accept';
        if (undone()) plan.undo();
        expect(plan.unitTerritories(scenarioId)).toEqual(before.units);
        expect(plan.all('account')).toEqual(before.accounts);
        expect(plan.all('territory')).toEqual(before.rows);
      } finally {
        await sender.dispose();
        await reviewer.dispose();
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);
