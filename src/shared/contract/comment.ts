import { z } from 'zod';
import { id, procedure } from './base.ts';
import { quotaNodeKey, quotaPeriod } from './quota.ts';

/** What a thread is about. */
export const commentSubject = z.discriminatedUnion('thing', [
  z.object({ thing: z.literal('territory'), territoryId: id }),
  z.object({ thing: z.literal('account'), accountId: id }),
  z.object({ thing: z.literal('quota'), componentId: id, node: quotaNodeKey, period: quotaPeriod }),
]);
export type CommentSubject = z.infer<typeof commentSubject>;

export const commentText = z.string().trim().min(1).max(4000);

export const comment = z.object({ id: z.string(), author: z.string(), text: z.string(), at: z.string() });
export type Comment = z.infer<typeof comment>;

export const commentThread = z.object({
  /** The id of its first comment. */
  id: z.string(),
  subject: commentSubject,
  /** Of the territory, account or node of the tree; '' = the whole. */
  name: z.string(),
  /** Oldest first. */
  comments: z.array(comment).min(1),
  resolved: z.object({ by: z.string(), at: z.string() }).nullable(),
});
export type CommentThread = z.infer<typeof commentThread>;

const scenario = z.object({ scenarioId: id });
const thread = scenario.extend({ threadId: z.string().max(100) });

/** Each answers all threads of the scenario, the one with the newest comment first. */
const threads = z.array(commentThread);
export const commentContract = {
  list: procedure.input(scenario).output(threads),
  add: procedure.input(scenario.extend({ subject: commentSubject, text: commentText })).output(threads),
  reply: procedure.input(thread.extend({ text: commentText })).output(threads),
  resolve: procedure.input(thread.extend({ resolved: z.boolean() })).output(threads),
  /** The first of a thread goes with its answers. */
  remove: procedure.input(scenario.extend({ commentId: z.string().max(100) })).output(threads),
};
