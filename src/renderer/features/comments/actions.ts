import type { CommentSubject, CommentThread } from '../../../shared/contract/comment.ts';
import type { Client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';
import { keys } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';
import { signed } from './author-store.ts';

/** Each answers whether it was done. */
export interface CommentActions {
  add(subject: CommentSubject, text: string): Promise<boolean>;
  reply(threadId: string, text: string): Promise<boolean>;
  resolve(threadId: string, resolved: boolean): Promise<boolean>;
  remove(commentId: string): Promise<boolean>;
}

/** Comments of one scenario; whoever has no name yet is asked for it first. */
export function commentActions(scenarioId: number): CommentActions {
  const keep = async (call: (to: Client) => Promise<CommentThread[]>) => {
    if (!(await signed())) return false;
    const threads = await run(call);
    if (threads !== undefined) queryClient.setQueryData(keys.comments(scenarioId), threads);
    return threads !== undefined;
  };
  return {
    add: (subject, text) => keep((to) => to.comments.add({ scenarioId, subject, text })),
    reply: (threadId, text) => keep((to) => to.comments.reply({ scenarioId, threadId, text })),
    resolve: (threadId, resolved) => keep((to) => to.comments.resolve({ scenarioId, threadId, resolved })),
    remove: (commentId) => keep((to) => to.comments.remove({ scenarioId, commentId })),
  };
}
