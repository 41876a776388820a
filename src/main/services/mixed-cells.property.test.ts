import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { type GridSession, gridSession } from '../../../test/support/grid-session.ts';
import { PlanStore } from '../plan/store.ts';
import { dump } from '../plan/testing/folder.ts';
import { createEditService } from './edit-service.ts';
import { createScenarioService } from './scenario-service.ts';

const opened: GridSession[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const session of opened.splice(0)) session.dispose();
});

function open(accounts: number) {
  const made = gridSession({ columns: 6, rows: 5, accounts, reps: 4, seed: 3 });
  opened.push(made);
  const scenario = createScenarioService(made.session.plan, made.projection);
  const { id: scenarioId } = scenario.branch(made.present.id, 'mine');
  scenario.branch(scenarioId, 'below');
  return { ...made, scenarioId, edit: createEditService(made.session.plan, made.projection) };
}

/** Rows of a plan but for the time of day in them. */
const rowsOf = ({ plan }: GridSession) => ({
  ...dump(plan),
  scenario: plan.all('scenario').map(({ created_at, ...row }) => row),
});

it('cells of many columns, row by row, are the rows that each cell by itself makes', () => {
  const size = 40;
  const cell = fc.record({
    id: fc.integer({ min: 1, max: size }),
    change: fc.oneof(
      fc.record({ field: fc.constant('territory'), value: fc.integer({ min: -1, max: 3 }).map(String) }),
      fc.record({ field: fc.constantFrom('name', 'address'), value: fc.constantFrom('甲', '乙') }),
      fc.record({ field: fc.constantFrom('potential', 'callsPerYear'), value: fc.constantFrom('', '7') }),
      fc.record({ field: fc.constant('longitude'), value: fc.constantFrom('118.2', '118.6') }),
    ),
  });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 30 }), fc.boolean(), (changes, ofUnits) => {
      const [block, single] = [open(size), open(size)];
      const names = block.plan.where('territory', { scenario_id: block.scenarioId }).map(({ name }) => name);
      const cells = changes
        .filter(({ change }) => !ofUnits || change.field === 'territory' || change.field === 'name')
        .map(({ id, change: { field, value } }) => ({
          id: ofUnits ? ((id - 1) % 30) + 1 : id,
          field,
          value: field === 'territory' ? (names[Number(value)] ?? '') : value,
        }));
      const table = ofUnits ? ('units' as const) : ('accounts' as const);
      const before = dump(block.plan);
      const answer = block.edit.edit({ table, scenarioId: block.scenarioId, cells });
      for (const one of cells) single.edit.edit({ table, scenarioId: single.scenarioId, cells: [one] });
      expect(answer.rejected).toEqual([]);
      expect(rowsOf(block)).toEqual(rowsOf(single));
      const after = dump(block.plan);
      if (block.plan.undoLabel()?.key === `edit.${table}`) {
        block.plan.undo();
        expect(dump(block.plan)).toEqual(before);
        block.plan.redo();
        expect(dump(block.plan)).toEqual(after);
      }
    }),
    {
      numRuns: 25,
      // Coordinates move the account before its territory is looked at.
      examples: [
        [
          [
            { id: 9, change: { field: 'longitude', value: '118.2' } },
            { id: 9, change: { field: 'territory', value: '2' } },
          ],
          false,
        ],
      ],
    },
  );
}, 60_000);

/** How often tables are read in whole while territory and address of all accounts are set row by row. */
function workOf(accounts: number) {
  const { edit, scenarioId, plan } = open(accounts);
  const names = plan.where('territory', { scenario_id: scenarioId }).map(({ name }) => name);
  const scan = vi.spyOn(PlanStore.prototype, 'scan');
  const cells = Array.from({ length: accounts }, (_, at) => [
    { id: at + 1, field: 'territory', value: names[at % 2] ?? '' },
    { id: at + 1, field: 'address', value: `${at} 号` },
  ]).flat();
  scan.mockClear();
  const { changed } = edit.edit({ table: 'accounts', scenarioId, cells });
  expect(changed).toBe(2 * accounts);
  return scan.mock.calls.length;
}

it('reads no table once more for each row of a block', () => {
  const [few, many] = [workOf(20), workOf(200)];
  expect(many).toBe(few);
});
