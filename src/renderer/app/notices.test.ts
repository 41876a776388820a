import { expect, it } from 'vitest';
import notices from '../../../resources/NOTICES.md?raw';
import { noticesOf } from './notices.ts';

it('every part of the notices has its heading and its words', () => {
  const all = noticesOf(notices);
  expect(all.length).toBe(notices.match(/^#{1,2} /gm)?.length);
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter(({ title, text }) => title === '' || text === '')).toEqual([]);
  expect(all.find(({ title }) => title.startsWith('leaflet '))?.text).toContain('Copyright');
  expect(noticesOf('# One\n`code`\n## Two\n\nwords\n')).toEqual([
    { title: 'One', text: 'code' },
    { title: 'Two', text: 'words' },
  ]);
});
