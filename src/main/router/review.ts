import { basename } from 'node:path';
import type { Services } from '../services/index.ts';
import { driveAnswers, driveAnswersInTime } from '../services/silent-drives.ts';
import { backTo } from '../services/turns.ts';
import { follow } from './follow.ts';
import { os } from './os.ts';

export function commentHandlers({ comments }: Services) {
  return {
    list: os.comments.list.handler(({ input }) => comments.list(input.scenarioId)),
    add: os.comments.add.handler(({ input }) => comments.add(input.scenarioId, input.subject, input.text)),
    reply: os.comments.reply.handler(({ input }) =>
      comments.reply(input.scenarioId, input.threadId, input.text),
    ),
    resolve: os.comments.resolve.handler(({ input }) =>
      comments.resolve(input.scenarioId, input.threadId, input.resolved),
    ),
    remove: os.comments.remove.handler(({ input }) => comments.remove(input.scenarioId, input.commentId)),
  };
}

export function reviewHandlers({ app, plan, review, session }: Services) {
  const path = (fileId: string) => app.files.path(fileId);
  const source = (fileId: string) => app.files.source(fileId);
  return {
    list: os.review.list.handler(() => review.list()),
    measure: os.review.measure.handler(({ input }) => review.measure(input.scenarioId, input.scope)),
    send: os.review.send.handler(({ input: { fileId, ...input }, signal }) =>
      follow(
        (onStage, stop) => review.send({ ...input, path: path(fileId) }, { onStage, signal: stop }),
        signal,
        [path(fileId)],
      ),
    ),
    glance: os.review.glance.handler(async ({ input }) => {
      await driveAnswersInTime(path(input.fileId));
      const { kind, isProtected } = await review.glance(source(input.fileId));
      return { kind, protected: isProtected };
    }),
    open: os.review.open.handler(({ input, signal }) =>
      follow(
        async (onStage, stop) => {
          const place = path(input.planFileId);
          onStage('judging', 0, 0);
          await driveAnswers(path(input.fileId));
          await review.unpack(source(input.fileId), input.password, place, { onStage, signal: stop });
          onStage('opening', 0, 0);
          return plan.open(place);
        },
        signal,
        [path(input.fileId), path(input.planFileId)],
      ),
    ),
    proposal: os.review.proposal.handler(() => review.proposalInTurns()),
    sendBack: os.review.sendBack.handler(({ input: { answer, password, fileId }, signal }) =>
      follow(
        (onStage, stop) => review.sendBack(answer, password, path(fileId), { onStage, signal: stop }),
        signal,
        [path(fileId)],
      ),
    ),
    take: os.review.take.handler(({ input: { password, fileId }, signal }) =>
      follow(
        async (onStage, stop) => {
          const into = session.plan();
          onStage('judging', 0, 0);
          await driveAnswers(path(fileId));
          await backTo(session.plan, into);
          return review.take(source(fileId), password, basename(path(fileId)), { onStage, signal: stop });
        },
        signal,
        [path(fileId)],
      ),
    ),
    preview: os.review.preview.handler(({ input, signal }) =>
      review.previewInTurns(input, 'returned', signal),
    ),
    accept: os.review.accept.handler(({ input }) => review.acceptInTurns(input)),
    reject: os.review.reject.handler(({ input }) => review.reject(input.packageId)),
    withdraw: os.review.withdraw.handler(({ input }) => review.withdraw(input.packageId)),
    previewRevoke: os.review.previewRevoke.handler(({ input, signal }) =>
      review.previewInTurns(input, 'accepted', signal),
    ),
    revoke: os.review.revoke.handler(({ input }) => review.revokeInTurns(input)),
  };
}
