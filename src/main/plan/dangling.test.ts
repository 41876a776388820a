import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createPlan, openPlan } from './open.ts';
import { errorOf } from './testing/error-of.ts';
import { closing, dump, testFolder } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { account } from './testing/records.ts';

it('a plan in which a byte has changed whom a figure belongs to says that it is damaged when the step before is undone', () => {
  const path = join(testFolder(), '华东.sqlite');
  const made = createPlan(path);
  made.edit(label('accounts'), ['accounts'], (write) => {
    for (const id of [1, 2]) write.put('account', account(id));
    write.put('account_year', { account_id: 1, year: 2025, sales_fen: 100 });
  });
  made.close();
  const db = new Database(path);
  db.pragma('foreign_keys = OFF');
  db.exec('UPDATE account_year SET account_id = 2 WHERE account_id = 1');
  db.close();
  const plan = closing(openPlan(path));
  const before = dump(plan);
  expect(errorOf(() => plan.undo())).toMatchObject({ code: 'PLAN_DAMAGED', params: { file: '华东.sqlite' } });
  expect(dump(plan)).toEqual(before);
});
