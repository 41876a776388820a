import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import type { PlanWriter } from './plan.ts';
import { StagedPlan } from './staged.ts';
import { PlanStore } from './store.ts';
import { errorOf } from './testing/error-of.ts';
import { testPlan } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { account, rep, scenario } from './testing/records.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A plan of so many accounts. */
function planOf(count: number) {
  const plan = testPlan();
  plan.edit(label('any'), ['accounts'], (write) => {
    for (let id = 1; id <= count; id++) write.put('account', account(id));
  });
  return plan;
}

/** Accounts that may be assigned are those that stand. Nothing changes: all follow their units anyway. */
function expectKnown(write: PlanWriter, most: number): void {
  if (!write.get('scenario', { id: 1 })) write.put('scenario', scenario(1, { is_present: 1 }));
  for (let id = 1; id <= most; id++) {
    const assign = () => write.assignAccounts(1, [id], -1);
    if (write.get('account', { id })) assign();
    else expect(assign).toThrow('NOT_FOUND');
  }
}

it('tells the keys of rows of which few columns changed, undone and redone as well', () => {
  const plan = planOf(20);
  const from = plan.tableVersion('account');
  const change = (id: number) =>
    plan.edit(label('any'), ['accounts'], (write) => {
      const row = write.get('account', { id });
      if (row) write.put('account', { ...row, name: `${row.name}!` }, row);
    });
  change(7);
  expect(plan.writtenSince('account', from)).toEqual([[7]]);
  const between = plan.tableVersion('account');
  change(9);
  expect(plan.writtenSince('account', between)).toEqual([[9]]);
  plan.undo();
  plan.redo();
  expect(plan.writtenSince('account', from)).toEqual([[7], [9], [9], [9]]);
});

it('looks for the accounts once, however often others of their columns are written in between', () => {
  const plan = planOf(50);
  plan.edit(label('any'), ['scenarios'], (write) => write.put('scenario', scenario(1, { is_present: 1 })));
  const scan = vi.spyOn(PlanStore.prototype, 'scan');
  plan.edit(label('any'), ['accounts'], (write) => {
    for (const row of write.all('account')) {
      write.put('account', { ...row, address: 'new' }, row);
      write.assignAccounts(1, [row.id], 0);
    }
  });
  expect(scan).toHaveBeenCalledOnce();
  plan.undo();
  plan.edit(label('any'), ['accounts'], (write) => write.assignAccounts(1, [7], 0));
  expect(scan).toHaveBeenCalledOnce();
});

it('refuses to change a row that does not stand', () => {
  const plan = planOf(1);
  plan.edit(label('any'), ['accounts'], (write) => {
    const row = account(5);
    const error = errorOf(() => write.put('account', { ...row, name: 'stale' }, row));
    expect(error.code).toBe('INTERNAL');
  });
  expect(plan.undoLabel()).toEqual(label('any'));
  expect(plan.count('account')).toBe(1);
});

it('writes new and changed rows of a copy together', () => {
  const copy = new StagedPlan();
  copy.load(
    'rep',
    Array.from({ length: 200 }, (_, at) => Object.values(rep(at + 1))),
  );
  copy.loaded();
  const batches = vi.spyOn(PlanStore.prototype, 'writeRows');
  copy.edit(label('any'), ['reps'], (write) => {
    for (let id = 1; id <= 200; id++) {
      write.put('rep', { ...rep(id), name: 'renamed' }, rep(id));
      write.put('rep', rep(1000 + id), null);
    }
  });
  expect(batches).not.toHaveBeenCalled();
  expect(copy.count('rep')).toBe(400);
  expect(batches).toHaveBeenCalledOnce();
  expect(copy.where('rep', { name: 'renamed' })).toHaveLength(200);
  expect(copy.get('rep', { id: 1200 })).toEqual(rep(1200));
  copy.close();
});

it('knows which accounts there are, whatever was written, taken back or looked at in between', () => {
  const size = 8;
  const id = fc.integer({ min: 1, max: size });
  const step = fc.oneof(
    fc.record({
      kind: fc.constantFrom('edit', 'fails'),
      changes: fc.array(fc.record({ id, to: fc.constantFrom('stands', 'renamed', 'gone', 'anew') }), {
        maxLength: 6,
      }),
    }),
    fc.record({ kind: fc.constantFrom('undo', 'redo', 'first', 'peek'), changes: fc.constant([]) }),
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
      const plan = planOf(3);
      const first = plan.history(1)[0]?.seq ?? 0;
      plan.edit(label('any'), ['scenarios'], (write) =>
        write.put('scenario', scenario(1, { is_present: 1 })),
      );
      for (const { kind, changes } of steps) {
        if (kind === 'undo' && plan.undoLabel()) plan.undo();
        else if (kind === 'redo' && plan.redoLabel()) plan.redo();
        else if (kind === 'first') plan.jumpTo(first);
        else if (kind === 'peek') plan.peek(first, (past) => expect(past.count('account')).toBe(3));
        else if (changes.length > 0)
          try {
            plan.edit(label('any'), ['accounts'], (write) => {
              for (const { id, to } of changes) {
                if (to === 'gone' || to === 'anew') write.remove('account', { id });
                if (to !== 'gone')
                  write.put('account', account(id, to === 'renamed' ? { name: '改名' } : {}));
                expectKnown(write, size);
              }
              if (kind === 'fails') throw new Error('change of mind');
            });
          } catch (error) {
            expect(String(error)).toContain('change of mind');
          }
        plan.edit(label('any'), ['accounts'], (write) => expectKnown(write, size));
      }
      plan.close();
    }),
    { numRuns: 30 },
  );
});
