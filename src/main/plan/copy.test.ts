import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { openPlan } from './open.ts';
import { killed, linesUntil, startChild } from './testing/child.ts';
import { errorOf } from './testing/error-of.ts';
import { closing, dump, testFolder, testPlan } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { unit } from './testing/records.ts';

function planWithUnits() {
  const plan = testPlan();
  plan.edit(label('import'), ['units'], (write) => {
    for (let id = 1; id <= 300; id++) write.put('unit', unit(id));
  });
  return plan;
}

it('a copy is one whole plan with its history; the plan stays open', () => {
  const plan = planWithUnits();
  plan.setView('here');
  const path = join(testFolder(), '副本 (1).sqlite');
  plan.saveCopy(path);
  expect(readdirSync(dirname(path))).toEqual(['副本 (1).sqlite']);
  const copy = closing(openPlan(path));
  expect(dump(copy)).toStrictEqual(dump(plan));
  expect(copy.view()).toBe('here');
  copy.undo();
  expect(copy.count('unit')).toBe(0);
  expect(plan.count('unit')).toBe(300);
  plan.undo();
});

it('takes the place of another file, and of its left-over journal', () => {
  const plan = planWithUnits();
  const path = join(testFolder(), 'copy.sqlite');
  writeFileSync(path, 'not a plan');
  writeFileSync(`${path}-journal`, 'left over');
  plan.saveCopy(path);
  expect(existsSync(`${path}-journal`)).toBe(false);
  expect(closing(openPlan(path)).integrity()).toEqual([]);
});

it('never overwrites the plan itself, under whatever name', () => {
  const plan = planWithUnits();
  const other = join(dirname(plan.path), 'other.sqlite');
  linkSync(plan.path, other);
  for (const path of [plan.path, join(dirname(plan.path), '.', 'plan.sqlite'), other]) {
    expect(errorOf(() => plan.saveCopy(path)).code).toBe('PLAN_EXISTS');
  }
  plan.undo();
  expect(plan.integrity()).toEqual([]);
});

it('leaves a plan alone that another process has open', async () => {
  const plan = planWithUnits();
  const path = join(testFolder(), 'copy.sqlite');
  plan.saveCopy(path);
  const child = startChild('hold-plan', path);
  await linesUntil(child, (lines) => lines.length > 0);
  const bytes = readFileSync(path);
  expect(errorOf(() => plan.saveCopy(path)).code).toBe('PLAN_LOCKED');
  expect(readFileSync(path).equals(bytes)).toBe(true);
  await killed(child);
});

it('says when the place can’t be written, and leaves nothing there', () => {
  const plan = planWithUnits();
  const folder = testFolder();
  expect(errorOf(() => plan.saveCopy(join(folder, 'missing', 'copy.sqlite'))).code).toBe('FILE_WRITE_FAILED');
  mkdirSync(join(folder, 'taken'));
  expect(errorOf(() => plan.saveCopy(join(folder, 'taken'))).code).toBe('PLAN_EXISTS');
  expect(readdirSync(folder)).toEqual(['taken']);
});

it('clears what killed copies left in the folder long ago, and nothing else', () => {
  const plan = planWithUnits();
  const folder = testFolder();
  const [old, fresh] = ['00000000-0000-4000-8000-000000000000', '11111111-1111-4111-8111-111111111111'];
  const names = [`.${old}.tmp`, `.${fresh}.tmp`, `${old}.tmp`, '.notes.tmp'];
  for (const name of names) writeFileSync(join(folder, name), 'x');
  for (const name of names.filter((name) => !name.includes(fresh ?? '')))
    utimesSync(join(folder, name), new Date(0), new Date(0));
  plan.saveCopy(join(folder, 'copy.sqlite'));
  expect(readdirSync(folder).sort()).toEqual([...names.slice(1), 'copy.sqlite'].sort());
});
