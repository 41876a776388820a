import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { PlanEvent } from '../../shared/contract/plan.ts';
import { connect } from './connection.ts';
import { createPlan, openPlan } from './open.ts';
import type { Plan, PlanWriter } from './plan.ts';
import { PlanFile } from './plan-file.ts';
import { errorOf } from './testing/error-of.ts';
import { closing, dump, testFolder, testPlan } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { account, scenario, territory, unit } from './testing/records.ts';

/** One step that gives unit 1 a name. */
const rename = (plan: Plan, name: string) =>
  plan.edit({ key: 'rename', params: { name } }, ['units'], (write) => write.put('unit', unit(1, { name })));

const nameOf = (plan: Plan) => plan.get('unit', { id: 1 })?.name;

describe('edit', () => {
  it('answers what the change answers, counts one revision and names one step', () => {
    const plan = testPlan({ now: () => new Date('2026-11-22T08:00:00Z') });
    const before = plan.revision;
    const answer = plan.edit({ key: 'add', params: { name: '溧水区', count: 2 } }, ['units'], (write) => {
      write.put('unit', unit(1));
      write.put('unit', unit(2));
      return 'added';
    });
    expect(answer).toBe('added');
    expect(plan.revision).toBe(before + 1);
    expect(plan.history(10)).toEqual([
      {
        seq: 1,
        label: { key: 'add', params: { name: '溧水区', count: 2 } },
        at: '2026-11-22T08:00:00.000Z',
        undone: false,
      },
    ]);
  });

  it('that throws changes nothing, not even what the writer said it had read', () => {
    const plan = testPlan();
    rename(plan, '甲');
    plan.edit(label('scenario'), ['scenarios'], (write) => {
      write.put('scenario', scenario(1));
      write.put('territory', territory(1, 1));
    });
    const before = dump(plan);
    const revision = plan.revision;
    expect(() =>
      plan.edit(label('fails'), ['units'], (write) => {
        write.put('unit', unit(1, { name: '乙' }));
        write.put('unit', unit(2));
        write.assignUnits(1, [1, 2], 1);
        expect([...write.unitTerritories(1)]).toEqual([
          [1, 1],
          [2, 1],
        ]);
        throw new Error('change of mind');
      }),
    ).toThrow('change of mind');
    expect(dump(plan)).toStrictEqual(before);
    expect([...plan.unitTerritories(1)]).toEqual([[1, 0]]);
    expect(plan.revision).toBe(revision);
    expect(plan.history(10)).toHaveLength(2);
  });

  it('that changes nothing leaves no step, no event, and the undone steps in place', () => {
    const plan = testPlan();
    rename(plan, '甲');
    rename(plan, '乙');
    plan.undo();
    const listener = vi.fn();
    plan.onChange(listener);
    const revision = plan.revision;
    rename(plan, '甲');
    plan.edit(label('there and back'), ['units'], (write) => {
      write.put('unit', unit(2));
      write.put('unit', unit(1, { name: '丙' }));
      write.remove('unit', { id: 2 });
      write.put('unit', unit(1, { name: '甲' }));
    });
    expect(listener).not.toHaveBeenCalled();
    expect(plan.revision).toBe(revision);
    plan.redo();
    expect(nameOf(plan)).toBe('乙');
  });

  it('refuses another edit, undo, redo, setView, a copy and closing inside of it', () => {
    const plan = testPlan();
    rename(plan, '甲');
    plan.edit(label('outer'), ['units'], (write) => {
      write.put('unit', unit(2));
      for (const inner of [
        () => rename(plan, '乙'),
        () => plan.undo(),
        () => plan.setView('x'),
        () => plan.saveCopy(join(testFolder(), 'copy.sqlite')),
        () => plan.close(),
      ]) {
        expect(errorOf(inner).code).toBe('INTERNAL');
      }
    });
    expect(plan.count('unit')).toBe(2);
  });

  it('refuses a change that would go on after it, and a writer used after its end', async () => {
    const plan = testPlan();
    const work = () => plan.edit(label('later'), ['units'], async (write) => write.put('unit', unit(1)));
    expect(errorOf(work).code).toBe('INTERNAL');
    expect(plan.count('unit')).toBe(0);
    let kept: PlanWriter | undefined;
    plan.edit(label('keep'), ['units'], (write) => {
      kept = write;
    });
    expect(errorOf(() => kept?.put('unit', unit(1))).code).toBe('INTERNAL');
    expect(plan.count('unit')).toBe(0);
  });

  it.each([
    ['a number that is none', unit(1, { longitude: Number.NaN })],
    ['a number without end', unit(1, { area_m2: Number.POSITIVE_INFINITY })],
    ['a place off the globe', unit(1, { latitude: 91 })],
    ['half an id', unit(1.5)],
    ['a missing column', { ...unit(1), name: undefined } as never],
  ])('refuses %s with VALUE_INVALID', (_what, row) => {
    const plan = testPlan();
    expect(errorOf(() => plan.edit(label('bad'), ['units'], (write) => write.put('unit', row))).code).toBe(
      'VALUE_INVALID',
    );
    expect(plan.count('unit')).toBe(0);
  });

  it('refuses to leave a reference to nothing, and names it', () => {
    const plan = testPlan();
    const error = errorOf(() =>
      plan.edit(label('bad'), ['accounts'], (write) => write.put('account', account(1, { unit_id: 9 }))),
    );
    expect(error.code).toBe('INTERNAL');
    expect(error.params.message).toContain('account → unit');
    expect(plan.count('account')).toBe(0);
    rename(plan, 'still works');
  });

  it('refuses columns that do not exist: no text of a caller becomes SQL', () => {
    const plan = testPlan();
    rename(plan, '甲');
    const hostile = { 'id = 1 OR 1': 1 } as never;
    expect(errorOf(() => plan.where('unit', hostile)).code).toBe('INTERNAL');
    expect(errorOf(() => plan.max('unit', '1) FROM unit; --' as never)).code).toBe('INTERNAL');
    expect(errorOf(() => plan.all('sqlite_schema' as never)).code).toBe('INTERNAL');
  });
});

describe('history', () => {
  it('lists newest first, marks what is undone, and jumps to any step with one event', () => {
    const plan = testPlan();
    for (const name of ['甲', '乙', '丙', '丁']) rename(plan, name);
    const events: PlanEvent[] = [];
    plan.onChange((event) => events.push(event));
    plan.jumpTo(2);
    expect(nameOf(plan)).toBe('乙');
    expect(plan.history(10).map(({ seq, undone }) => [seq, undone])).toEqual([
      [4, true],
      [3, true],
      [2, false],
      [1, false],
    ]);
    expect(plan.history(2).map(({ seq }) => seq)).toEqual([4, 3]);
    plan.jumpTo(4);
    expect(nameOf(plan)).toBe('丁');
    plan.jumpTo(4);
    plan.jumpTo(0);
    expect(plan.count('unit')).toBe(0);
    plan.jumpTo(1);
    expect(nameOf(plan)).toBe('甲');
    expect(events.map(({ kind }) => kind)).toEqual(['undid', 'redid', 'undid', 'redid']);
    expect(errorOf(() => plan.jumpTo(5)).code).toBe('NOT_FOUND');
  });

  it('a new edit after undo takes the place of the undone ones', () => {
    const plan = testPlan();
    for (const name of ['甲', '乙', '丙']) rename(plan, name);
    plan.undo();
    plan.undo();
    rename(plan, '丁');
    expect(plan.redoLabel()).toBeNull();
    expect(errorOf(() => plan.redo()).code).toBe('NOTHING_TO_REDO');
    expect(plan.history(10).map(({ label: { params } }) => params.name)).toEqual(['丁', '甲']);
    plan.undo();
    expect(nameOf(plan)).toBe('甲');
  });

  it('keeps so many steps and so many bytes, the newest always', () => {
    const few = testPlan({ history: { entries: 3, bytes: 1e9 } });
    for (const name of ['1', '2', '3', '4', '5']) rename(few, name);
    expect(few.history(10).map(({ seq }) => seq)).toEqual([5, 4, 3]);
    few.jumpTo(0);
    expect(nameOf(few)).toBe('2');

    const small = testPlan({ history: { entries: 100, bytes: 1 } });
    for (const name of ['1', '2', '3']) rename(small, name);
    expect(small.history(10).map(({ seq }) => seq)).toEqual([3]);
    small.undo();
    expect(nameOf(small)).toBe('2');
  });

  it('survives a restart, undone steps included', () => {
    const path = join(testFolder(), 'plan.sqlite');
    const plan = closing(createPlan(path));
    for (const name of ['甲', '乙', '丙']) rename(plan, name);
    plan.undo();
    plan.close();
    const again = closing(openPlan(path));
    expect(again.undoLabel()?.params.name).toBe('乙');
    expect(again.redo().params.name).toBe('丙');
    expect(again.undo().params.name).toBe('丙');
    expect(again.undo().params.name).toBe('乙');
    expect(nameOf(again)).toBe('甲');
  });

  it('leaves the view alone', () => {
    const plan = testPlan();
    expect(plan.view()).toBe('');
    rename(plan, '甲');
    const revision = plan.revision;
    plan.setView('{"zoom":7}');
    expect(plan.revision).toBe(revision);
    plan.undo();
    expect(plan.view()).toBe('{"zoom":7}');
    expect(plan.redoLabel()?.key).toBe('rename');
  });

  it('keeps two texts apart only as far as the file does', () => {
    const plan = testPlan();
    plan.edit(label('halves of characters'), ['state'], (write) => {
      write.put('setting', { key: '\ud800', value: 'first' });
      write.put('setting', { key: '\udfff', value: 'second' });
    });
    plan.undo();
    expect(plan.count('setting')).toBe(0);
    plan.redo();
    expect(plan.all('setting')).toEqual([{ key: '\ufffd', value: 'second' }]);
  });

  it('holds settings written by an edit', () => {
    const plan = testPlan();
    plan.edit(label('year'), ['state'], (write) => write.put('setting', { key: 'baseYear', value: '2026' }));
    expect(plan.setting('baseYear')).toBe('2026');
    plan.undo();
    expect(plan.setting('baseYear')).toBeUndefined();
  });
});

describe('events', () => {
  it('tell what was done, undone and redone, with topics and a growing revision', () => {
    const plan = testPlan();
    const events: PlanEvent[] = [];
    const stop = plan.onChange((event) => events.push(event));
    plan.edit(label('add'), ['units', 'alignment', 'units'], (write) => write.put('unit', unit(1)));
    plan.undo();
    plan.redo();
    stop();
    plan.undo();
    const topics = ['units', 'alignment'];
    expect(events).toEqual([
      { kind: 'did', revision: 2, topics, label: label('add') },
      { kind: 'undid', revision: 3, topics, label: label('add') },
      { kind: 'redid', revision: 4, topics, label: label('add') },
    ]);
  });

  it('a listener that fails spoils neither the edit nor the other listeners', async () => {
    const plan = testPlan();
    const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
    const second = vi.fn();
    plan.onChange(() => {
      throw new Error('screen is gone');
    });
    plan.onChange(second);
    rename(plan, '甲');
    expect(nameOf(plan)).toBe('甲');
    expect(second).toHaveBeenCalledOnce();
    expect((await warned).message).toBe('screen is gone');
  });

  it('come when the step stands: a listener may edit', () => {
    const plan = testPlan();
    const stop = plan.onChange(() => {
      stop();
      plan.edit(label('answer'), ['units'], (write) => write.put('unit', unit(2)));
    });
    rename(plan, '甲');
    expect(plan.history(10).map(({ label: { key } }) => key)).toEqual(['answer', 'rename']);
  });
});

describe('a plan without room or without a file', () => {
  it('a full disk is PLAN_DISK_FULL; nothing happened and the plan works on', () => {
    const path = join(testFolder(), 'plan.sqlite');
    createPlan(path).close();
    const db = connect(path);
    const plan = closing(
      new PlanFile(db, path, { now: () => new Date(), history: { entries: 9, bytes: 1e9 } }),
    );
    rename(plan, '甲');
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages + 2}`);
    const before = dump(plan);
    const fill = () =>
      plan.edit(label('fill'), ['units'], (write) => {
        for (let id = 1; id <= 5000; id++) write.put('unit', unit(id));
      });
    expect(errorOf(fill).code).toBe('PLAN_DISK_FULL');
    const carelessly = () =>
      plan.edit(label('fill'), ['units'], (write) => {
        for (let id = 1; id <= 5000; id++) {
          try {
            write.put('unit', unit(id));
          } catch {
            // A careless caller goes on; no row may slip in outside the transaction.
          }
        }
      });
    const steps = plan.history(10).length;
    expect(errorOf(carelessly).code).toBe('PLAN_IO');
    expect(dump(plan)).toStrictEqual(before);
    expect(plan.history(10)).toHaveLength(steps);
    db.pragma('max_page_count = 100000');
    fill();
    expect(plan.count('unit')).toBe(5000);
    expect(plan.integrity()).toEqual([]);
  });

  it('a closed plan says PLAN_NOT_OPEN and may be closed again', () => {
    const plan = testPlan();
    plan.close();
    plan.close();
    for (const work of [
      () => plan.all('unit'),
      () => plan.get('unit', { id: 1 }),
      () => plan.count('unit'),
      () => rename(plan, '甲'),
      () => plan.undo(),
      () => plan.history(1),
      () => plan.setView(''),
      () => plan.integrity(),
      () => plan.saveCopy(join(testFolder(), 'x.sqlite')),
    ]) {
      expect(errorOf(work).code).toBe('PLAN_NOT_OPEN');
    }
    expect(plan.revision).toBe(1);
  });
});
