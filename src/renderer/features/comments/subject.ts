import type { CommentSubject, CommentThread } from '../../../shared/contract/comment.ts';

/** One text per subject, for finding the threads of a thing. */
export function subjectKey(subject: CommentSubject): string {
  if (subject.thing === 'territory') return `territory ${subject.territoryId}`;
  if (subject.thing === 'account') return `account ${subject.accountId}`;
  return `quota ${subject.componentId} ${subject.node} ${subject.period}`;
}

/** Threads by what they are about, each list with the newest comment first. */
export const bySubject = (threads: readonly CommentThread[]): ReadonlyMap<string, CommentThread[]> =>
  Map.groupBy(threads, ({ subject }) => subjectKey(subject));

export const openCount = (threads: readonly CommentThread[]): number =>
  threads.filter(({ resolved }) => resolved === null).length;
