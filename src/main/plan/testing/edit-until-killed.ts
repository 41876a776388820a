import { writeSync } from 'node:fs';
import { openPlan } from '../open.ts';
import { label } from './label.ts';
import { unit } from './records.ts';

// Edits without end and tells each edit only after it was accepted; killed in the midst of one.
const plan = openPlan(process.argv[2]);
const rows = 400;
for (let step = plan.count('unit') / rows + 1; ; step++) {
  plan.edit(label(`step${step}`), ['units'], (write) => {
    for (let id = 1; id <= rows; id++) write.put('unit', unit((step - 1) * rows + id, { name: `${step}` }));
    write.put('setting', { key: 'step', value: String(step) });
  });
  writeSync(1, `${step}\n`);
}
