import { spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { restoreBackup } from './backup.ts';
import { createPlan, openPlan } from './open.ts';
import type { Plan } from './plan.ts';
import { salvagePlan } from './salvage.ts';
import { killed, linesUntil, startChild } from './testing/child.ts';
import { errorOf } from './testing/error-of.ts';
import { closing, dump, testFolder } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { unit } from './testing/records.ts';

const add = (plan: Plan, id: number, name = `控制单元${id}`) =>
  plan.edit(label(`unit${id}`), ['units'], (write) => write.put('unit', unit(id, { name })));

/** A plan with one accepted edit, so that SQLite keeps its journal open and looks no more itself. */
function openedPlan(): Plan {
  const plan = closing(createPlan(join(testFolder(), '华东.sqlite')));
  add(plan, 1);
  return plan;
}

/** The next write is refused with `code`; what is in the plan, and what stands at its path, stays. */
function expectRefused(plan: Plan, code: string): void {
  const before = dump(plan);
  const error = errorOf(() => add(plan, 2));
  expect(error.code).toBe(code);
  expect(error.params).toEqual({ file: '华东.sqlite' });
  expect(dump(plan)).toEqual(before);
  expect(errorOf(() => plan.undo()).code).toBe(code);
  expect(errorOf(() => plan.setView('x')).code).toBe(code);
}

describe('a plan whose file is', () => {
  it('deleted refuses to be edited, goes on being read, and can be saved under its name again', () => {
    const plan = openedPlan();
    rmSync(plan.path);
    expect(plan.standing()).toBe('moved');
    expectRefused(plan, 'PLAN_MOVED');
    plan.saveCopy(join(dirname(plan.path), 'again.sqlite'));
    const again = closing(openPlan(join(dirname(plan.path), 'again.sqlite')));
    expect(dump(again)).toEqual(dump(plan));
  });

  it('renamed refuses, and takes edits again when it is back', () => {
    const plan = openedPlan();
    const elsewhere = `${plan.path}.old`;
    renameSync(plan.path, elsewhere);
    expectRefused(plan, 'PLAN_MOVED');
    renameSync(elsewhere, plan.path);
    add(plan, 2);
    expect(plan.count('unit')).toBe(2);
  });

  it('moved with its folder refuses', () => {
    const plan = openedPlan();
    renameSync(dirname(plan.path), `${dirname(plan.path)}-moved`);
    expectRefused(plan, 'PLAN_MOVED');
    renameSync(`${dirname(plan.path)}-moved`, dirname(plan.path));
  });

  it('replaced by another, as a synchroniser does, refuses and leaves that one as it is', () => {
    const plan = openedPlan();
    const other = join(dirname(plan.path), 'other.sqlite');
    plan.saveCopy(other);
    const theirs = openPlan(other);
    add(theirs, 7);
    theirs.close();
    const bytes = readFileSync(other);
    renameSync(other, plan.path);
    expectRefused(plan, 'PLAN_REPLACED');
    expect(readFileSync(plan.path).equals(bytes)).toBe(true);
  });

  it('written by another SQLite program refuses, even when its size stays', () => {
    const plan = openedPlan();
    // A lock that no longer stands: what opening and closing the file in any other way leads to on POSIX systems.
    closeSync(openSync(plan.path, 'r'));
    const script = `const D = require('better-sqlite3'); const db = new D(${JSON.stringify(plan.path)}); db.exec("UPDATE unit SET name = '外来单元1'")`;
    expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stderr).toBe('');
    expectRefusedWithoutReading(plan);
    plan.close();
    const db = new Database(plan.path, { readonly: true });
    expect(db.prepare('SELECT name FROM unit').pluck().get()).toBe('外来单元1');
    db.close();
  });

  it.each([
    ['cut short', (path: string) => truncateSync(path, 8192)],
    ['emptied', (path: string) => truncateSync(path, 0)],
    ['overwritten with something else', (path: string) => writeFileSync(path, 'no plan')],
    ['overwritten with an older copy', (path: string) => copyFileSync(`${path}.older`, path)],
  ])('%s in place refuses', (_what, spoil) => {
    const plan = openedPlan();
    plan.saveCopy(`${plan.path}.older`);
    plan.edit(label('more'), ['units'], (write) => {
      for (let id = 10; id < 300; id++) write.put('unit', unit(id));
    });
    spoil(plan.path);
    const bytes = readFileSync(plan.path);
    expectRefusedWithoutReading(plan);
    expect(readFileSync(plan.path).equals(bytes)).toBe(true);
  });

  it('only touched goes on as if nothing had been, still for itself alone', () => {
    const plan = openedPlan();
    utimesSync(plan.path, new Date(0), new Date(0));
    add(plan, 2);
    expect(plan.standing()).toBe('here');
    expect(spawnOpen(plan.path)).toBe('PLAN_LOCKED');
  });

  it('growing while a large step of our own spills into it is here, and the step stands', async () => {
    const plan = openedPlan();
    const { size } = statSync(plan.path);
    const standings: string[] = [];
    await plan.editInTurns(label('many'), ['units'], function* (write) {
      for (let id = 2; id <= 12_000; id++) {
        write.put('unit', unit(id, { name: `控制单元${id}`.padEnd(800, '区') }));
        if (id % 3000 !== 0) continue;
        standings.push(plan.standing());
        yield;
      }
      expect(statSync(plan.path).size).toBeGreaterThan(size);
    });
    expect(new Set(standings)).toEqual(new Set(['here']));
    expect(plan.count('unit')).toBe(12_000);
  });

  it('gone while a long step is written leaves the step out', async () => {
    const { StagedPlan } = await import('./staged.ts');
    const plan = openedPlan();
    const copy = new StagedPlan();
    copy.edit(label('import'), ['units'], (write) => write.put('unit', unit(50)));
    const next = copy.takeStep();
    if (!next) throw new Error('no step');
    async function* slices() {
      yield* next?.slices ?? [];
      rmSync(plan.path);
    }
    await expect(plan.writeStep(next.step, slices(), { revision: plan.revision })).rejects.toMatchObject({
      code: 'PLAN_MOVED',
    });
    copy.close();
    expect(plan.count('unit')).toBe(1);
  });
});

/** What is held in memory may no longer be read either, but nothing may be written. */
function expectRefusedWithoutReading(plan: Plan): void {
  for (let times = 0; times < 2; times++) expect(errorOf(() => add(plan, 2)).code).toBe('PLAN_CHANGED');
}

/** What another process gets that opens the plan. */
function spawnOpen(path: string): string {
  const open = new URL('./open.ts', import.meta.url).href;
  const script = `import(${JSON.stringify(open)}).then(({ openPlan }) => { try { openPlan(${JSON.stringify(path)}); console.log('open'); } catch (error) { console.log(error.code); } })`;
  return spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout.trim();
}

describe('the lock of an open plan survives', () => {
  it.each([
    [
      'opening it under another name',
      (path: string, link: string) => {
        symlinkSync(path, link);
        return errorOf(() => openPlan(link)).code;
      },
    ],
    [
      'opening it under a second name of the same file',
      (path: string, link: string) => {
        linkSync(path, link);
        return errorOf(() => openPlan(link)).code;
      },
    ],
  ])('%s', (_what, attempt) => {
    const plan = openedPlan();
    expect(attempt(plan.path, join(dirname(plan.path), 'link.sqlite'))).toBe('PLAN_LOCKED');
    expect(spawnOpen(plan.path)).toBe('PLAN_LOCKED');
  });

  it('restoring it as if it were a backup', async () => {
    const plan = openedPlan();
    const link = join(dirname(plan.path), 'link.sqlite');
    await expect(restoreBackup(plan.path, link)).rejects.toMatchObject({ code: 'PLAN_LOCKED' });
    expect(spawnOpen(plan.path)).toBe('PLAN_LOCKED');
  });

  it('an attempt to salvage it', async () => {
    const plan = openedPlan();
    const target = join(dirname(plan.path), 'rescued.sqlite');
    await expect(salvagePlan(plan.path, target)).rejects.toMatchObject({ code: 'PLAN_LOCKED' });
    expect(spawnOpen(plan.path)).toBe('PLAN_LOCKED');
  });
});

it('of two programs that both believe the plan is theirs, the later one to write is refused', async () => {
  const plan = openedPlan();
  // the other one counts its steps by the units there are
  plan.undo();
  closeSync(openSync(plan.path, 'r'));
  const child = startChild('edit-until-killed', plan.path);
  await linesUntil(child, (lines) => lines.length > 0);
  expectRefusedWithoutReading(plan);
  await killed(child);
  plan.close();
  const left = closing(openPlan(plan.path));
  expect(left.integrity()).toEqual([]);
  expect(left.count('unit')).toBeGreaterThanOrEqual(400);
});

it('a plan closed is a plan no longer held', () => {
  const plan = openedPlan();
  mkdirSync(join(dirname(plan.path), 'copies'));
  plan.close();
  const link = join(dirname(plan.path), 'copies', 'link.sqlite');
  linkSync(plan.path, link);
  closing(openPlan(link));
});
