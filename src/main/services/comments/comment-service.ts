import { randomUUID } from 'node:crypto';
import type { CommentSubject, CommentThread } from '../../../shared/contract/comment.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Plan } from '../../plan/plan.ts';
import type { CommentRecord } from '../../plan/rows.ts';
import { scenarioRecord } from '../assignment.ts';
import { readThreads, subjectColumns, subjectName, subjectOf } from './threads.ts';

/**
 * Threads of comments on territories, accounts and quotas of a scenario. What is said is no change of the scenario: it is
 * taken by one in force, too. Each is one step of the history.
 * @param author the name the person goes by; '' while nobody asked
 */
export function createCommentService(plan: () => Plan, author: () => string) {
  const signed = (): string => {
    const name = author();
    if (name === '') throw new AppError('AUTHOR_NEEDED');
    return name;
  };
  const rowOf = (scenarioId: number, commentId: string): CommentRecord => {
    const row = plan().get('comment', { scenario_id: scenarioId, comment_id: commentId });
    if (!row) throw new AppError('NOT_FOUND', { what: 'comment', id: commentId });
    return row;
  };
  const nameOf = (scenarioId: number, subject: CommentSubject): string => {
    scenarioRecord(plan(), scenarioId);
    const name = subjectName(plan(), scenarioId, subject);
    if (name === undefined) throw new AppError('NOT_FOUND', { what: subject.thing });
    return name;
  };
  const list = (scenarioId: number): CommentThread[] => readThreads(plan(), scenarioId);

  return {
    list,

    add(scenarioId: number, subject: CommentSubject, text: string): CommentThread[] {
      const params = { name: nameOf(scenarioId, subject) };
      const [id, by] = [randomUUID(), signed()];
      plan().edit({ key: 'comment.add', params }, ['review'], (write) =>
        write.put('comment', {
          ...subjectColumns(subject),
          scenario_id: scenarioId,
          comment_id: id,
          thread_id: id,
          text,
          author: by,
          at: new Date().toISOString(),
          resolved_by: null,
          resolved_at: null,
        }),
      );
      return list(scenarioId);
    },

    /** Answering a resolved thread opens it again. */
    reply(scenarioId: number, threadId: string, text: string): CommentThread[] {
      const first = rowOf(scenarioId, threadId);
      const params = { name: nameOf(scenarioId, subjectOf(first)) };
      const by = signed();
      const open = { ...first, resolved_by: null, resolved_at: null };
      plan().edit({ key: 'comment.reply', params }, ['review'], (write) => {
        write.put('comment', open);
        write.put('comment', {
          ...open,
          comment_id: randomUUID(),
          text,
          author: by,
          at: new Date().toISOString(),
        });
      });
      return list(scenarioId);
    },

    resolve(scenarioId: number, threadId: string, resolved: boolean): CommentThread[] {
      const first = rowOf(scenarioId, threadId);
      const params = { name: nameOf(scenarioId, subjectOf(first)) };
      const mark = resolved
        ? { resolved_by: signed(), resolved_at: new Date().toISOString() }
        : { resolved_by: null, resolved_at: null };
      const label = resolved ? { key: 'comment.resolve', params } : { key: 'comment.reopen', params };
      plan().edit(label, ['review'], (write) => write.put('comment', { ...first, ...mark }));
      return list(scenarioId);
    },

    remove(scenarioId: number, commentId: string): CommentThread[] {
      const row = rowOf(scenarioId, commentId);
      const params = { name: nameOf(scenarioId, subjectOf(row)) };
      plan().edit({ key: 'comment.remove', params }, ['review'], (write) => {
        if (row.comment_id === row.thread_id)
          write.removeWhere('comment', { scenario_id: scenarioId, thread_id: row.thread_id });
        else write.remove('comment', row);
      });
      return list(scenarioId);
    },
  };
}

export type CommentService = ReturnType<typeof createCommentService>;
