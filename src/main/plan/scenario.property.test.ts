import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Plan } from './plan.ts';
import { testPlan } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { account, scenario, territory, unit } from './testing/records.ts';

const unitCount = 6;
const accountCount = 4;
const territoryCount = 3;

/** A full copy per scenario: what a branch would be if it cost what it looks like. */
interface Copy {
  parent: number | null;
  units: number[];
  accounts: number[];
}

type Step =
  | { kind: 'units'; pick: number; ids: number[]; territory: number }
  | { kind: 'accounts'; pick: number; ids: number[]; territory: number }
  | { kind: 'branch'; pick: number }
  | { kind: 'remove'; pick: number }
  | { kind: 'undo' }
  | { kind: 'redo' };

const pick = fc.nat(5);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant('units' as const),
      pick,
      ids: fc.uniqueArray(fc.integer({ min: 1, max: unitCount }), { minLength: 1 }),
      territory: fc.integer({ min: 0, max: territoryCount }),
    }),
    weight: 6,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('accounts' as const),
      pick,
      ids: fc.uniqueArray(fc.integer({ min: 1, max: accountCount }), { minLength: 1 }),
      territory: fc.integer({ min: -1, max: territoryCount }),
    }),
    weight: 4,
  },
  { arbitrary: fc.record({ kind: fc.constant('branch' as const), pick }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('remove' as const), pick }), weight: 1 },
  { arbitrary: fc.constantFrom({ kind: 'undo' as const }, { kind: 'redo' as const }), weight: 2 },
);

function startingPlan(): Plan {
  const plan = testPlan();
  plan.edit(label('import'), ['units'], (write) => {
    for (let id = 1; id <= unitCount; id++) write.put('unit', unit(id));
    for (let id = 1; id <= accountCount; id++) write.put('account', account(id));
    write.put('scenario', scenario(1, { is_present: 1 }));
    for (let id = 1; id <= territoryCount; id++) write.put('territory', territory(1, id));
  });
  return plan;
}

function expectSame(plan: Plan, model: ReadonlyMap<number, Copy>): void {
  expect(plan.all('scenario').map((row) => row.id)).toEqual([...model.keys()].sort((a, b) => a - b));
  for (const [id, copy] of model) {
    expect([...plan.unitTerritories(id)]).toEqual(copy.units.map((value, index) => [index + 1, value]));
    expect([...plan.unitTerritoryIds(id)]).toEqual(copy.units);
    const exceptions = copy.accounts.flatMap((value, index) => (value < 0 ? [] : [[index + 1, value]]));
    expect([...plan.accountExceptions(id)]).toEqual(exceptions);
    const parent = copy.parent === null ? null : model.get(copy.parent);
    const differing = copy.units.flatMap((value, index) =>
      value === (parent?.units[index] ?? 0) ? [] : [index + 1],
    );
    expect(plan.where('scenario_unit', { scenario_id: id }).map((row) => row.unit_id)).toEqual(differing);
  }
}

it('a tree of scenarios equals full copies, and stores only what differs', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
      const plan = startingPlan();
      const states: Map<number, Copy>[] = [
        new Map([
          [1, { parent: null, units: Array(unitCount).fill(0), accounts: Array(accountCount).fill(-1) }],
        ]),
      ];
      let at = 0;
      for (const next of steps) {
        if (next.kind === 'undo' || next.kind === 'redo') {
          const to = at + (next.kind === 'undo' ? -1 : 1);
          if (to < 0 || to >= states.length) continue;
          plan[next.kind]();
          at = to;
        } else {
          const model = structuredClone(states[at]);
          const ids = [...model.keys()];
          const id = ids[next.pick % ids.length];
          const copy = model.get(id)!;
          if (next.kind === 'branch') {
            if (model.size >= 6) continue;
            const child = plan.edit(label('branch'), ['scenarios'], (write) =>
              write.branchScenario(id, `b${Math.max(...ids) + 1}`),
            );
            model.set(child, { parent: id, units: [...copy.units], accounts: [...copy.accounts] });
          } else if (next.kind === 'remove') {
            if (model.size === 1) continue;
            plan.edit(label('remove'), ['scenarios'], (write) => write.removeScenario(id));
            model.delete(id);
            for (const other of model.values()) if (other.parent === id) other.parent = copy.parent;
          } else {
            const before = plan.revision;
            plan.edit(label('assign'), ['alignment'], (write) => {
              if (next.kind === 'units') write.assignUnits(id, next.ids, next.territory);
              else write.assignAccounts(id, next.ids, next.territory);
            });
            for (const one of next.ids) copy[next.kind][one - 1] = next.territory;
            if (plan.revision === before) {
              expect(model).toEqual(states[at]);
              continue;
            }
          }
          states.splice(at + 1, states.length, model);
          at++;
        }
        expectSame(plan, states[at]);
      }
      expect(plan.integrity()).toEqual([]);
      plan.close();
    }),
    { numRuns: 80 },
  );
}, 120_000);
