import { expect, it } from 'vitest';
import type { CommentThread } from '../../../shared/contract/comment.ts';
import { bySubject, openCount, subjectKey } from './subject.ts';

const thread = (id: string, subject: CommentThread['subject'], resolved = false): CommentThread => ({
  id,
  subject,
  name: '',
  comments: [{ id, author: '', text: id, at: '' }],
  resolved: resolved ? { by: '', at: '' } : null,
});

it('threads stand with what they are about, a territory apart from its quotas and an account of the same number', () => {
  const year = { thing: 'quota', componentId: 1, node: 't:1', period: 0 } as const;
  const threads = [
    thread('a', { thing: 'territory', territoryId: 1 }),
    thread('b', { thing: 'account', accountId: 1 }),
    thread('c', year),
    thread('d', { ...year, period: 1 }),
    thread('e', year, true),
  ];
  const found = bySubject(threads);
  expect(found.get(subjectKey(year))?.map(({ id }) => id)).toEqual(['c', 'e']);
  expect(found.size).toBe(4);
  expect(openCount(threads)).toBe(4);
});
