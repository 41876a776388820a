import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createPlan, openPlan } from './open.ts';
import { closing, testFolder } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { account, scenario, territory, unit } from './testing/records.ts';

function soundPlan(): string {
  const path = join(testFolder(), 'plan.sqlite');
  const plan = createPlan(path);
  plan.edit(label('import'), ['units'], (write) => {
    for (const id of [1, 2]) write.put('unit', unit(id));
    write.put('account', account(1, { unit_id: 1 }));
    write.put('scenario', scenario(1, { is_present: 1 }));
    write.put('territory', territory(1, 1));
    write.assignUnits(1, [1, 2], 1);
    write.branchScenario(1, '方案A');
  });
  plan.close();
  return path;
}

it('a sound plan has no problems', () => {
  expect(closing(openPlan(soundPlan())).integrity()).toEqual([]);
});

it.each([
  ['DELETE FROM unit WHERE id = 1', 'name a unit that does not exist'],
  ["UPDATE unit SET code = 'same'", 'unit code same is used 2 times'],
  ["UPDATE scenario SET name = 'same'", 'scenario name same is used 2 times'],
  ['UPDATE scenario SET is_present = 1', '2 scenarios claim to be the present state'],
  ['UPDATE account SET longitude = NULL', 'account 1 has half a point'],
  ['UPDATE scenario SET parent_id = 2 WHERE id = 1', 'in a circle'],
  [
    'DELETE FROM territory WHERE scenario_id = 2',
    'scenario 2: unit 1 is in territory 1, which does not exist',
  ],
  ["UPDATE journal SET image = x'00'", "history: step 1 can't be read"],
])('finds what a strange hand did: %s', (sql, words) => {
  const path = soundPlan();
  const db = new Database(path);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
  const plan = closing(openPlan(path));
  expect(plan.integrity().join('\n')).toContain(words);
});
