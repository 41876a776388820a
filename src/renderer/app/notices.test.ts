import { expect, it } from 'vitest';
import { noticesOf } from './notices.ts';

it('every heading is a notice with the words under it, without marks of code', () => {
  expect(noticesOf('before\n# One\n`code`\n## Two\n\nwords\n### of two\n')).toEqual([
    { title: 'One', text: 'code' },
    { title: 'Two', text: 'words\n### of two' },
  ]);
});
