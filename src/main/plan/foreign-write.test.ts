import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { createPlan, openPlan } from './open.ts';
import type { Plan, PlanWriter } from './plan.ts';
import { StagedPlan } from './staged.ts';
import { errorOf } from './testing/error-of.ts';
import { closing, testFolder } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { unit } from './testing/records.ts';

/**
 * Another program writes into the file of an open plan within the few milliseconds that one of our own steps takes, or while a
 * long one is written. It has no regard for locks: on a network drive or by a synchroniser they do not hold.
 */
afterEach(() => vi.restoreAllMocks());

const theirs = '外来单元1';
const add = (plan: Plan, id: number) =>
  plan.edit(label(`unit${id}`), ['units'], (write) => write.put('unit', unit(id)));

function openedPlan(): Plan {
  const plan = closing(createPlan(join(testFolder(), '华东.sqlite')));
  add(plan, 1);
  return plan;
}

/** Writes the name of unit 1 as another SQLite program does; size, and time if it is to be kept, stay. */
function writeAsAnother(path: string, { keepTime = false } = {}): void {
  const times = `${path}.times`;
  if (keepTime) spawnSync('touch', ['-r', path, times]);
  // What opening and closing the file in any other way leads to on POSIX systems: the lock is gone.
  closeSync(openSync(path, 'r'));
  const script = `const D = require('better-sqlite3'); const db = new D(${JSON.stringify(path)}); db.exec("UPDATE unit SET name = '${theirs}' WHERE id = 1")`;
  expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stderr).toBe('');
  if (keepTime) spawnSync('touch', ['-r', times, path]);
}

/** Our step was refused and every further one is; what the other wrote stands, and nothing of ours beyond the first step. */
function expectTheirs(plan: Plan): void {
  expect(plan.standing()).toBe('changed');
  expect(errorOf(() => add(plan, 3)).code).toBe('PLAN_CHANGED');
  plan.close();
  const left = closing(openPlan(plan.path));
  expect(left.integrity()).toEqual([]);
  expect(left.all('unit').map(({ id, name }) => [id, name])).toEqual([[1, theirs]]);
}

describe('a foreign write is not written over', () => {
  it.skipIf(process.platform === 'win32')(
    'when it falls into the same tick of the clock as our last step',
    () => {
      const plan = openedPlan();
      writeAsAnother(plan.path, { keepTime: true });
      expect(errorOf(() => add(plan, 2)).code).toBe('PLAN_CHANGED');
      expectTheirs(plan);
    },
  );

  it('when it falls between the beginning and the end of a step', () => {
    const plan = openedPlan();
    const error = errorOf(() =>
      plan.edit(label('late'), ['units'], (write) => {
        write.put('unit', unit(2));
        writeAsAnother(plan.path);
      }),
    );
    expect(error).toMatchObject({ code: 'PLAN_CHANGED', params: { file: '华东.sqlite' } });
    expectTheirs(plan);
  });

  it('when it falls between the end of a step and our look at the file', () => {
    const plan = openedPlan();
    const { exec } = Database.prototype;
    let written = false;
    vi.spyOn(Database.prototype, 'exec').mockImplementation(function (this: Database.Database, sql) {
      const done = exec.call(this, sql);
      if (sql === 'COMMIT' && !written) {
        written = true;
        writeAsAnother(plan.path);
      }
      return done;
    });
    add(plan, 2);
    expect(errorOf(() => add(plan, 3)).code).toBe('PLAN_CHANGED');
    plan.close();
    const left = closing(openPlan(plan.path));
    expect(left.all('unit').map(({ name }) => name)).toContain(theirs);
  });

  it('when the file is cut short between the beginning and the end of a step', () => {
    const plan = openedPlan();
    const error = errorOf(() =>
      plan.edit(label('late'), ['units'], (write) => {
        write.put('unit', unit(2));
        truncateSync(plan.path, 8192);
      }),
    );
    expect(error).toMatchObject({ code: 'PLAN_CHANGED', params: { file: '华东.sqlite' } });
    expect(plan.standing()).toBe('changed');
    expect(errorOf(() => add(plan, 3)).code).toBe('PLAN_CHANGED');
  });

  it.each(['COMMIT', 'ROLLBACK'])('when the file is cut short between a %s and our look at it', (end) => {
    const plan = openedPlan();
    const { exec } = Database.prototype;
    vi.spyOn(Database.prototype, 'exec').mockImplementation(function (this: Database.Database, sql) {
      const done = exec.call(this, sql);
      if (sql === end) truncateSync(plan.path, 8192);
      return done;
    });
    const step = (write: PlanWriter) => {
      write.put('unit', unit(2));
      if (end === 'ROLLBACK') throw new AppError('NOT_FOUND');
    };
    if (end === 'ROLLBACK') errorOf(() => plan.edit(label('refused'), ['units'], step));
    else plan.edit(label('unit2'), ['units'], step);
    expect(plan.standing()).toBe('changed');
    expect(errorOf(() => add(plan, 3)).code).toBe('PLAN_CHANGED');
  });

  it.each([
    ['another SQLite program', (path: string) => writeAsAnother(path)],
    [
      'a program that overwrites it with an older version',
      (path: string) => copyFileSync(`${path}.older`, path),
    ],
  ])('while an import or a design is written: %s', async (_what, spoil) => {
    const plan = openedPlan();
    plan.saveCopy(`${plan.path}.older`);
    plan.edit(label('more'), ['units'], (write) => write.put('unit', unit(9)));
    const copy = new StagedPlan();
    copy.edit(label('import'), ['units'], (write) => {
      for (let id = 50; id < 90; id++) write.put('unit', unit(id));
    });
    const next = copy.takeStep();
    if (!next) throw new Error('no step');
    let bytes = Buffer.alloc(0);
    async function* slices() {
      yield* next?.slices ?? [];
      spoil(plan.path);
      bytes = readFileSync(plan.path);
    }
    const writing = plan.writeStep(next.step, slices(), { revision: plan.revision });
    await expect(writing).rejects.toMatchObject({ code: 'PLAN_CHANGED', params: { file: '华东.sqlite' } });
    copy.close();
    expect(plan.standing()).toBe('changed');
    plan.close();
    expect(readFileSync(plan.path).equals(bytes)).toBe(true);
  });

  it('is not suspected where there was none: a hundred steps, views and looks back', () => {
    const plan = openedPlan();
    for (let id = 2; id < 100; id++) {
      add(plan, id);
      if (id % 7 === 0) plan.undo();
      if (id % 5 === 0) plan.setView(`${id}`);
      if (id % 11 === 0) plan.peek(plan.history(1)[0]?.seq ?? 0, (past) => past.count('unit'));
    }
    expect(plan.standing()).toBe('here');
  });
});
