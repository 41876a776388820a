import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catalogues } from '../../shared/i18n/index.ts';
import { testFolder } from '../plan/testing/folder.ts';
import { conflictCopies, familyName } from './conflict-copies.ts';

it.each([
  '华东 (冲突副本 2026-11-22)',
  '华东（王芳的冲突副本 2026-11-22 13-05）',
  "华东 (Ana's conflicted copy 2026-11-22)",
  '华东 (conflicted copy 2026-11-22 130501)',
  '华东 (SFConflict ana@example.com 2026-11-22-13-05-01)',
  '华东.sync-conflict-20261122-130501-ABCDEF1',
  '华东_DESKTOP-AB12CD3_Nov-22-130501-2026_Conflict',
  '华东_conflict-20261122-130501',
  '华东.Conflict',
  '华东-DESKTOP-AB12CD3',
  '华东-LAPTOP-9K2M-2',
  '华东-Anas-MacBook-Pro',
  `华东-${hostname()}`,
  '华东 (冲突副本 2026-11-22)-DESKTOP-AB12CD3',
  catalogues.zh.conflict.fileName.replace('{{name}}', '华东').replace('{{at}}', '2026-11-22 13-05'),
  catalogues.en.conflict.fileName.replace('{{name}}', '华东').replace('{{at}}', '2026-11-22 13-05'),
])('%s is a version of 华东', (name) => {
  expect(familyName(name)).toBe('华东');
});

it.each([
  '华东 2027',
  '华东-最终',
  '华东 冲突分析',
  '华东（备份）',
  '华东 (2)',
  '华东-B',
  '(conflict)',
  '华东 - 副本',
])('%s is a plan of its own', (name) => {
  expect(familyName(name)).toBe(name);
});

it('tells the other versions in the folder, newest first, from the plan and from a copy, without reading them', async () => {
  const folder = testFolder();
  const put = (name: string, day: number) => {
    writeFileSync(join(folder, name), 'x'.repeat(day));
    utimesSync(join(folder, name), new Date(Date.UTC(2026, 10, day)), new Date(Date.UTC(2026, 10, day)));
  };
  put('华东.sqlite', 20);
  put('华东 (冲突副本 2026-11-21).sqlite', 21);
  put('华东-DESKTOP-AB12CD3.sqlite', 22);
  put('华东-DESKTOP-AB12CD3.xlsx', 22);
  put('华北-DESKTOP-AB12CD3.sqlite', 22);
  mkdirSync(join(folder, '华东 (冲突副本).sqlite'));
  const seen = await conflictCopies(join(folder, '华东.sqlite'));
  expect(seen).toEqual([
    {
      path: join(folder, '华东-DESKTOP-AB12CD3.sqlite'),
      name: '华东-DESKTOP-AB12CD3',
      changedAt: '2026-11-22T00:00:00.000Z',
      bytes: 22,
    },
    {
      path: join(folder, '华东 (冲突副本 2026-11-21).sqlite'),
      name: '华东 (冲突副本 2026-11-21)',
      changedAt: '2026-11-21T00:00:00.000Z',
      bytes: 21,
    },
  ]);
  const fromCopy = await conflictCopies(join(folder, '华东-DESKTOP-AB12CD3.sqlite'));
  expect(fromCopy.map(({ name }) => name)).toEqual(['华东 (冲突副本 2026-11-21)', '华东']);
  expect(await conflictCopies(join(folder, '华北.sqlite'))).toHaveLength(1);
  expect(await conflictCopies(join(folder, 'gone', '华东.sqlite'))).toEqual([]);
});
