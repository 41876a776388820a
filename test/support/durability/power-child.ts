import { statSync, writeSync } from 'node:fs';
import { openPlan } from '../../../src/main/plan/open.ts';
import { generator } from '../grid-plan.ts';
import { breakPragma } from './break-pragma.ts';
import { digestOf } from './digest.ts';

// Edits, undoes and redoes a plan while every write is logged; tells after each step what stands and how long the log was.
const [path = '', steps = '0', seed = '0', mistake = ''] = process.argv.slice(2);
if (mistake === 'noSync') breakPragma('synchronous = FULL', 'synchronous = OFF');
const plan = openPlan(path);
const random = generator(Number(seed));
const answer = () => {
  const at = statSync(process.env.FAULT_LOG ?? '', { throwIfNoEntry: false })?.size ?? 0;
  writeSync(1, `${JSON.stringify({ revision: plan.revision, digest: digestOf(plan), at })}\n`);
};
answer();
for (let step = 0; step < Number(steps); step++) {
  const chance = random();
  if (chance < 0.2 && plan.undoLabel()) plan.undo();
  else if (chance < 0.3 && plan.redoLabel()) plan.redo();
  else {
    const size = random() < 0.3 ? 1 : 0.5;
    plan.edit({ key: 'edit.accounts', params: { count: step } }, ['accounts'], (write) => {
      for (const account of plan.all('account'))
        if (random() < size) write.put('account', { ...account, name: `客户 ${Math.floor(random() * 1e6)}` });
    });
  }
  answer();
}
plan.close();
