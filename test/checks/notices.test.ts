import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shippedNotices } from '../../scripts/notices.ts';
import { noticesOf } from '../../src/renderer/app/notices.ts';
import { resourcesFolder, rootFolder } from '../support/paths.ts';

it('every package that ships comes with the words of its licence, in full', () => {
  const all = shippedNotices(rootFolder);
  expect(all.length).toBeGreaterThan(100);
  const short = all.filter(({ text }) => text.length < 400).map(({ name }) => name);
  expect(short).toEqual([]);
});

it('the program lists each of them', () => {
  const listed = noticesOf(readFileSync(join(resourcesFolder, 'NOTICES.md'), 'utf8'));
  const titles = new Set(listed.map(({ title }) => title));
  for (const { name, version } of shippedNotices(rootFolder)) expect(titles).toContain(`${name} ${version}`);
  expect(listed.filter(({ title, text }) => title === '' || text === '')).toEqual([]);
});

it('each once, in the order of their names, whatever headings their licences have', () => {
  const listed = noticesOf(readFileSync(join(resourcesFolder, 'NOTICES.md'), 'utf8'));
  const names = shippedNotices(rootFolder).map(({ name, version }) => `${name} ${version}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
  expect(listed.map(({ title }) => title).slice(-names.length)).toEqual(names);
});
