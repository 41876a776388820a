import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connect } from './connection.ts';
import { createPlan } from './open.ts';
import { afterTest, testFolder } from './testing/folder.ts';

/** sqlite.org/pragma.html: synchronous 2 = FULL, temp_store 2 = MEMORY. */
it.each([
  ['journal_mode', 'delete'],
  ['locking_mode', 'exclusive'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['trusted_schema', 0],
  ['cell_size_check', 1],
  ['temp_store', 2],
])('a connection has %s = %s', (pragma, value) => {
  const path = join(testFolder(), 'plan.sqlite');
  createPlan(path).close();
  const db = connect(path);
  afterTest(() => db.close());
  expect(db.pragma(pragma, { simple: true })).toBe(value);
});
