import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createPlan, openPlan } from '../open.ts';
import { closing, testFolder } from '../testing/folder.ts';
import { migrations } from './index.ts';

it('the comment a quota cell had becomes the first of a thread', () => {
  const path = join(testFolder(), 'plan.sqlite');
  createPlan(path, { migrations: migrations.slice(0, 8) }).close();
  const db = new Database(path);
  db.exec(`
    INSERT INTO scenario (id, name, parent_id, colour, note, status, is_present, created_at) VALUES (1, '方案A', NULL, 0, '', 'draft', 0, '2026-01-01');
    INSERT INTO territory (scenario_id, territory_id, name, colour, rep_id, locked, share, position) VALUES (1, 5, '南京', 0, NULL, 0, 1, 0);
    INSERT INTO quota_comment VALUES (1, 1, 't:5', 3, '三月偏高', '王总', '2026-02-03T04:05:06.000Z', 5, NULL);
    INSERT INTO quota_comment VALUES (1, 1, 'all', 0, '总数', '王总', '2026-02-03T04:05:07.000Z', NULL, NULL);
  `);
  db.close();
  const plan = closing(openPlan(path));
  const rows = plan.all('comment');
  expect(rows.map(({ node, period, text, territory_id }) => [node, period, text, territory_id])).toEqual([
    ['all', 0, '总数', null],
    ['t:5', 3, '三月偏高', 5],
  ]);
  for (const row of rows)
    expect(row).toMatchObject({
      thread_id: row.comment_id,
      thing: 'quota',
      author: '王总',
      resolved_at: null,
    });
  expect(plan.integrity()).toEqual([]);
});
