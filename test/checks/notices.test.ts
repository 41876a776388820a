import { expect, it } from 'vitest';
import { shippedNotices } from '../../scripts/notices.ts';
import { rootFolder } from '../support/paths.ts';

it('every package that ships comes with the words of its licence, in full', () => {
  const all = shippedNotices(rootFolder);
  expect(all.length).toBeGreaterThan(100);
  const short = all.filter(({ text }) => text.length < 400).map(({ name }) => name);
  expect(short).toEqual([]);
});
