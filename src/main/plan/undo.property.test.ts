import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPlan, openPlan } from './open.ts';
import type { Plan } from './plan.ts';
import { type TableName, tableKeys } from './rows.ts';
import { change } from './testing/any-change.ts';
import type { Change } from './testing/any-row.ts';
import { closing, dump, testFolder } from './testing/folder.ts';
import { label } from './testing/label.ts';

type Step =
  | { kind: 'edit'; changes: Change[]; fails: boolean }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'reopen' };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      changes: fc.array(change, { minLength: 1, maxLength: 12 }),
      fails: fc.nat(7).map((chance) => chance === 0),
    }),
    weight: 6,
  },
  { arbitrary: fc.constant({ kind: 'undo' as const }), weight: 3 },
  { arbitrary: fc.constant({ kind: 'redo' as const }), weight: 2 },
  { arbitrary: fc.constant({ kind: 'reopen' as const }), weight: 1 },
);

/** What the file must hold after each step, as plain copies: the oracle knows nothing of journals. */
/** Every table, and what is kept ready of them. */
const look = (plan: Plan) => ({
  tables: dump(plan),
  counts: (Object.keys(tableKeys) as TableName[]).map((table) => plan.count(table)),
  sales: [plan.salesYears(), plan.salesMonthYears(), plan.salesByMonth(2026), [...plan.salesByAccount(2026)]],
  places: plan.accountPlaces(),
  scenarios: plan.where('scenario', {}).map(({ id }) => ({
    units: [...plan.unitTerritoryIds(id)],
    accounts: [...plan.accountExceptions(id)],
  })),
});

it('undo and redo bring back every table exactly, over any edits, failures and restarts', () => {
  const folder = testFolder();
  let run = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      const path = join(folder, `${run++}.sqlite`);
      let plan = closing(createPlan(path));
      const states = [look(plan)];
      let at = 0;
      for (const next of steps) {
        if (next.kind === 'undo') {
          if (at === 0) expect(() => plan.undo()).toThrow('NOTHING_TO_UNDO');
          else plan.undo();
          at = Math.max(0, at - 1);
        } else if (next.kind === 'redo') {
          if (at === states.length - 1) expect(() => plan.redo()).toThrow('NOTHING_TO_REDO');
          else plan.redo();
          at = Math.min(states.length - 1, at + 1);
        } else if (next.kind === 'reopen') {
          plan.close();
          plan = closing(openPlan(path));
        } else {
          const before = plan.revision;
          try {
            plan.edit(label('any'), ['units'], (write) => {
              for (const make of next.changes) make(write);
              if (next.fails) throw new Error('change of mind');
            });
          } catch (error) {
            expect(String(error)).toContain('change of mind');
          }
          const state = look(plan);
          const changed = plan.revision !== before;
          expect(changed).toBe(JSON.stringify(state) !== JSON.stringify(states[at]));
          if (changed) {
            states.splice(at + 1, states.length, state);
            at++;
          }
        }
        expect(look(plan)).toStrictEqual(states[at]);
      }
      expect(plan.integrity().filter((problem) => !problem.includes('times'))).toEqual([]);
      plan.jumpTo(0);
      expect(look(plan)).toStrictEqual(states[0]);
      const last = plan.history(1)[0]?.seq;
      if (last !== undefined) plan.jumpTo(last);
      expect(look(plan)).toStrictEqual(states.at(-1));
      plan.close();
    }),
    { numRuns: 80 },
  );
}, 120_000);
