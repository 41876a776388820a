import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openPlan } from './open.ts';
import type { Plan } from './plan.ts';
import type { RepRecord } from './rows.ts';
import { type RowSlice, StagedPlan, stagedTables } from './staged.ts';
import { closing, dump, testPlan } from './testing/folder.ts';

const label = { key: 'import.reps', params: { file: 'f', created: 1, updated: 0 } };

const rep = (id: number, name = `rep ${id}`): RepRecord => ({
  id,
  ref: `R${id}`,
  name,
  city: '',
  longitude: null,
  latitude: null,
  level: '',
  calls_per_day: null,
  working_days: null,
  since_year: null,
});

/** A plan of two reps, and a copy of it in which `change` was made. */
function staged(change = (copy: StagedPlan) => addReps(copy, 5000)) {
  const plan = testPlan();
  plan.edit(label, ['reps'], (write) => {
    for (const id of [1, 2]) write.put('rep', rep(id));
  });
  const copy = new StagedPlan();
  for (const table of stagedTables([])) copy.load(table, plan.page(table, null, 10_000));
  copy.loaded();
  change(copy);
  const next = copy.takeStep();
  if (!next) throw new Error('no step');
  return { plan, copy, ...next, revision: plan.revision };
}

const addReps = (copy: StagedPlan, count: number) =>
  copy.edit(label, ['reps'], (write) => {
    for (let id = 3; id < count + 3; id++) write.put('rep', rep(id));
    write.put('rep', rep(1, 'renamed'));
    write.remove('rep', { id: 2 });
  });

async function* inTurns(slices: Iterable<RowSlice>, between = () => {}) {
  for (const slice of slices) {
    await nextTurn();
    between();
    yield slice;
  }
}

const attempt = (plan: Plan) => plan.edit(label, ['reps'], (write) => write.put('rep', rep(99_999)));

describe('a step worked out against a copy', () => {
  it('is written, undone and redone like any other', async () => {
    const { plan, step, slices, revision } = staged();
    const before = dump(plan);
    const written: number[] = [];
    const events: string[] = [];
    plan.onChange(({ kind, topics }) => events.push(`${kind} ${topics.join()}`));
    await plan.writeStep(step, inTurns(slices), { revision, onRows: (rows) => written.push(rows) });
    expect(written.at(-1)).toBe(step.rows);
    expect(written.length).toBeGreaterThan(2);
    expect(events).toEqual(['did reps']);
    expect(plan.count('rep')).toBe(5001);
    expect(plan.get('rep', { id: 1 })?.name).toBe('renamed');
    expect(plan.get('rep', { id: 2 })).toBeUndefined();
    const after = dump(plan);
    plan.undo();
    expect(dump(plan)).toEqual(before);
    plan.redo();
    expect(dump(plan)).toEqual(after);
    expect(plan.integrity()).toEqual([]);
  });

  it('lets nobody read or write half of it, and tells who waits when it is whole', async () => {
    const { plan, step, slices, revision } = staged();
    const refused = expect.objectContaining({ code: 'PLAN_BUSY' });
    let turns = 0;
    const guarded = inTurns(slices, () => {
      turns++;
      for (const ask of [
        () => attempt(plan),
        () => plan.undo(),
        () => plan.all('rep'),
        () => plan.count('rep'),
        () => plan.page('rep', null, 1),
        () => plan.history(1),
        () => plan.setView('{}'),
        () => plan.saveCopy('elsewhere.sqlite'),
      ])
        expect(ask).toThrow(refused);
    });
    const writing = plan.writeStep(step, guarded, { revision });
    let waited = 0;
    const waiting = plan.idle().then(() => {
      waited = plan.count('rep');
    });
    await Promise.all([writing, waiting]);
    expect(turns).toBeGreaterThan(2);
    expect(waited).toBe(5001);
    expect(() => attempt(plan)).not.toThrow();
  });

  it('leaves the plan as it was when it is cancelled, fails, or the plan has moved on', async () => {
    const { plan, step, slices, revision } = staged();
    const before = dump(plan);
    const all = [...slices];
    const stop = new AbortController();
    let turns = 0;
    const cancelled = inTurns(all, () => {
      if (turns++ === 1) stop.abort();
    });
    await expect(plan.writeStep(step, cancelled, { revision, signal: stop.signal })).rejects.toMatchObject({
      code: 'JOB_CANCELLED',
    });
    expect(dump(plan)).toEqual(before);
    const failing = inTurns(all, () => {
      if (turns++ === 4) throw new Error('the thread ended');
    });
    await expect(plan.writeStep(step, failing, { revision })).rejects.toThrow('the thread ended');
    expect(dump(plan)).toEqual(before);
    expect(plan.revision).toBe(revision);
    attempt(plan);
    await expect(plan.writeStep(step, inTurns(all), { revision })).rejects.toMatchObject({
      code: 'PLAN_BUSY',
    });
    expect(plan.integrity()).toEqual([]);
  });

  it('closing the plan meanwhile keeps the file as it was', async () => {
    const { plan, step, slices, revision } = staged();
    const before = dump(plan);
    let turns = 0;
    const closed = inTurns(slices, () => {
      if (turns++ === 1) plan.close();
    });
    await expect(plan.writeStep(step, closed, { revision })).rejects.toMatchObject({ code: 'PLAN_NOT_OPEN' });
    const again = closing(openPlan(plan.path));
    expect(dump(again)).toEqual(before);
    expect(again.integrity()).toEqual([]);
  });

  it('that changes nothing is none', () => {
    expect(() => staged((copy) => copy.edit(label, ['reps'], (write) => write.put('rep', rep(1))))).toThrow(
      'no step',
    );
  });
});

describe('a scan of columns', () => {
  const columns = ['id', 'name'] as const;
  const expected = (reader: Pick<Plan, 'all'>) => {
    const rows = reader.all('rep');
    return [rows.map(({ id }) => id), rows.map(({ name }) => name)];
  };

  it('says of a step under way what the rows themselves say afterwards', () => {
    const { copy } = staged((copy) =>
      copy.edit(label, ['reps'], (write) => {
        expect(write.scan('rep', columns)).toEqual([
          [1, 2],
          ['rep 1', 'rep 2'],
        ]);
        for (const id of [9, 4, 7]) write.put('rep', rep(id));
        write.put('rep', rep(1, 'renamed'));
        write.put('rep', rep(4, 'twice'), rep(4));
        const scanned = write.scan('rep', columns);
        expect(scanned).toEqual([
          [1, 2, 4, 7, 9],
          ['renamed', 'rep 2', 'twice', 'rep 7', 'rep 9'],
        ]);
        expect(scanned).toEqual(expected(write));
      }),
    );
    expect(copy.scan('rep', columns)).toEqual(expected(copy));
  });

  it('reads the open plan alike, and no column that is not there', () => {
    const { plan } = staged();
    expect(plan.scan('rep', columns)).toEqual(expected(plan));
    expect(() => plan.scan('rep', ['id; DROP TABLE rep' as 'id'])).toThrow('INTERNAL');
  });
});
