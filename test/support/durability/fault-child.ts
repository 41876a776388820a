import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openPlan } from '../../../src/main/plan/open.ts';
import type { Plan } from '../../../src/main/plan/plan.ts';
import { AppError } from '../../../src/shared/errors.ts';
import { digestOf } from './digest.ts';

// Lets the disk fail at every call of a step in turn, tries the step again on a sound disk, and tells what came of both.
const [folder = '', errno = '0', work = 'edit', most = '0', calls = 'w'] = process.argv.slice(2);
const control = process.env.FAULT_CONTROL ?? '';
const plan: Plan = openPlan(join(folder, 'plan.sqlite'));
let turn = 0;

/** 22 MB in 120 accounts: more than SQLite keeps in memory of what is not yet committed. */
const long = '长'.repeat(60_000);

/** A step large enough to spill into the file is given up. The disk fails when it is taken back, and again, later, when the plan is read. */
function giveUp(): void {
  const asked = existsSync(control) ? readFileSync(control, 'utf8') : null;
  const fail = (how: string) => asked && writeFileSync(control, how);
  rmSync(control, { force: true });
  try {
    plan.edit({ key: 'edit.accounts', params: { count: turn } }, ['accounts'], (write) => {
      for (const account of plan.all('account')) write.put('account', { ...account, name: long });
      fail(`${errno} 0 ${calls}`);
      throw new AppError('JOB_CANCELLED');
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'JOB_CANCELLED') throw error;
  }
  rmSync(control, { force: true });
  assertHere();
  fail(asked ?? '');
  try {
    plan.count('account');
  } finally {
    assertHere();
  }
}

function assertHere(): void {
  if (plan.standing() !== 'here') throw new AppError('PLAN_CHANGED');
}

const works: Readonly<Record<string, () => unknown>> = {
  edit: () =>
    plan.edit({ key: 'edit.accounts', params: { count: turn } }, ['accounts'], (write) => {
      for (const account of plan.all('account')) write.put('account', { ...account, name: `客户 ${turn}` });
    }),
  giveUp,
  undo: () => (plan.undoLabel() ? plan.undo() : plan.redo()),
  copy: () => plan.saveCopy(join(folder, 'copy.sqlite')),
  open: () => openPlan(join(folder, 'other.sqlite')).close(),
  backup: () => plan.backup(join(folder, 'backups')),
};

const codeOf = async (step: () => unknown): Promise<string> => {
  try {
    await step();
    return 'done';
  } catch (error) {
    return error instanceof AppError ? error.code : `not ours: ${error}`;
  }
};

const step = works[work] ?? (() => undefined);
for (let pass = 0; pass < Number(most); pass++) {
  turn++;
  const before = digestOf(plan);
  const { revision } = plan;
  writeFileSync(control, `${errno} ${pass} ${calls}`);
  const failed = await codeOf(step);
  const readable = await codeOf(() => plan.count('account'));
  rmSync(control);
  // What failed may stand all the same, but then it counts as a step, and takes one step to be undone.
  const stands = digestOf(plan) !== before;
  const kept = plan.revision === revision + (stands ? 1 : 0);
  const again = failed !== 'done' && stands ? 'done' : await codeOf(step);
  const problems = plan.integrity();
  writeSync(1, `${JSON.stringify({ pass, failed, readable, stands, kept, again, problems })}\n`);
  if (failed === 'done') break;
}
plan.close();
const left = readdirSync(folder).filter(
  (name) => !['plan.sqlite', 'other.sqlite', 'copy.sqlite', 'backups'].includes(name),
);
writeSync(1, `${JSON.stringify({ left })}\n`);
