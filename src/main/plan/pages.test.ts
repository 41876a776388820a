import { expect, it } from 'vitest';
import { openPlan } from './open.ts';
import { closing, testPlan } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { loseSearch } from './testing/lost-search.ts';
import { account } from './testing/records.ts';

it('rows after a key lie beyond it: a damaged file in which the search ends before it is damaged, not read for ever', () => {
  const made = testPlan();
  made.edit(label('import'), ['accounts'], (write) => {
    for (let id = 1; id <= 500; id++) write.put('account', account(id));
  });
  expect(made.page('account', [490], 20)).toHaveLength(10);
  expect(made.columnsAfter('account', ['ref', 'id'], [490], 5).at(-1)).toEqual(['C495', 495]);
  expect(made.page('account', [500], 20)).toEqual([]);
  made.close();
  loseSearch(made.path, 'account');
  const plan = closing(openPlan(made.path, { pagesChecked: true }));
  expect(plan.all('account')).toHaveLength(500);
  const damaged = expect.objectContaining({ code: 'PLAN_DAMAGED', params: { file: 'plan.sqlite' } });
  expect(() => plan.page('account', [400], 20)).toThrow(damaged);
  expect(() => plan.recordsAfter('account', account(400), 20)).toThrow(damaged);
  expect(() => plan.columnsAfter('account', ['ref', 'id'], [400], 20)).toThrow(damaged);
});

it('rows after a key of text are beyond it as SQLite orders them', () => {
  const plan = testPlan();
  const values = ['a', 'ab', 'b', '华', '\uffee', '😀'];
  plan.edit(label('import'), ['units'], (write) => {
    for (const key of values) write.put('setting', { key, value: '' });
  });
  for (const [at, key] of values.slice(0, -1).entries())
    expect(plan.page('setting', [key], 1)[0]?.[0]).toBe(values[at + 1]);
});
