import type { PlanEvent } from '../../../shared/contract/plan.ts';
import type {
  ReviewDecision,
  ReviewPackage,
  ReviewPreview,
  ReviewProposal,
} from '../../../shared/contract/review.ts';
import type { Edited } from '../../../shared/contract/scenario.ts';
import { AppError } from '../../../shared/errors.ts';
import { finish, type Pieces } from '../../plan/pieces.ts';
import type { PlanWriter } from '../../plan/plan.ts';
import type { ReviewPackageRecord } from '../../plan/rows.ts';
import { guardedEdit, guardedEditInTurns } from '../guard.ts';
import { type Following, refuseIfGivenUp, unfollowed } from '../job-events.ts';
import { beforeLeaving } from '../leaving.ts';
import { storedJson } from '../stored-json.ts';
import { backTo, inTurns } from '../turns.ts';
import { adoptComments, adoptContent } from './adopt.ts';
import { parseContent, storeContent, storedContentInPieces } from './content.ts';
import { contentNow, createReviewDesk, knownIds, type Worked } from './desk.ts';
import { judgePackage } from './judge-job.ts';
import { packageOf, sentPackage } from './package-row.ts';
import type { ReviewDependencies } from './send-service.ts';
import { writeMerged } from './write-merged.ts';

/** Longest words of a package that are taken into a plan. */
const mostWords = 2000;

/** Packages that came back: taken in, looked at, accepted in whole or part, rejected, and taken back again. */
export function createTakeService(dependencies: ReviewDependencies) {
  const { plan, projection } = dependencies;
  const desk = createReviewDesk(dependencies);

  type Key = 'review.accept' | 'review.revoke';
  const stepOf = ({ row, merged }: Worked, key: Key) => {
    const topics: PlanEvent['topics'] = ['review', 'alignment', 'scenarios', 'state', 'quota', 'tree'];
    if (merged.figures.length > 0) topics.push('accounts');
    const label =
      key === 'review.accept'
        ? { key: 'review.accept', params: { name: row.slice_name, who: row.reviewer } }
        : { key: 'review.revoke', params: { name: row.slice_name } };
    return { label, topics };
  };
  type Writing = (write: PlanWriter) => Pieces<void>;
  const store = (worked: Worked, key: Key, writing: Writing): Edited =>
    guardedEdit(plan(), projection, worked.row.scenario_id, stepOf(worked, key), (write) =>
      finish(writing(write)),
    );
  const storeInTurns = (worked: Worked, key: Key, writing: Writing): Promise<Edited> =>
    guardedEditInTurns(plan(), projection, worked.row.scenario_id, stepOf(worked, key), writing);

  /** What an acceptance writes, worked out from what it found. */
  function* accepting(decision: ReviewDecision): Pieces<{ worked: Worked; writing: Writing }> {
    const worked = yield* desk.returned(decision);
    yield;
    const { row, base, theirs, ids } = worked;
    const both = [base, theirs] as const;
    const before = yield* contentNow(plan(), row.scenario_id, both);
    yield;
    const data = projection.dataset();
    const writing: Writing = function* (write) {
      yield* writeMerged(write, data, worked, row.reviewer);
      adoptComments(write, row.scenario_id, base, theirs.comments);
      write.put('review_package', { ...row, state: 'accepted', decided_at: decided() });
      yield;
      storeContent(write, row.package_id, 'ids', {
        territories: [...ids.territories],
        groups: [...ids.groups],
      });
      storeContent(write, row.package_id, 'before', before);
      yield;
      storeContent(write, row.package_id, 'after', yield* contentNow(write, row.scenario_id, both));
    };
    return { worked, writing };
  }
  function* revoking(decision: ReviewDecision): Pieces<{ worked: Worked; writing: Writing }> {
    const worked = yield* desk.accepted(decision);
    const { row } = worked;
    const data = projection.dataset();
    const writing: Writing = function* (write) {
      yield* writeMerged(write, data, worked, row.reviewer);
      write.put('review_package', { ...row, state: 'revoked', decided_at: decided() });
    };
    return { worked, writing };
  }
  function* previewing(decision: ReviewDecision, way: 'returned' | 'accepted'): Pieces<ReviewPreview> {
    const worked = yield* desk[way](decision);
    yield;
    return yield* desk.preview(worked);
  }
  function* proposing(): Pieces<ReviewProposal | null> {
    const found = yield* desk.proposed();
    if (!found) return null;
    return { package: packageOf(found.row), changes: found.merged.changes, comments: found.comments };
  }

  const decided = () => new Date().toISOString();
  const setState = (
    packageId: string,
    from: readonly ReviewPackageRecord['state'][],
    state: 'rejected' | 'withdrawn',
  ): ReviewPackage => {
    const row = sentPackage(plan(), packageId, from);
    const next = { ...row, state, decided_at: decided() };
    const params = { name: row.slice_name };
    const label =
      state === 'rejected' ? { key: 'review.reject', params } : { key: 'review.withdraw', params };
    plan().edit(label, ['review'], (write) => write.put('review_package', next));
    return packageOf(next);
  };

  return {
    /** Newest first. */
    list: (): ReviewPackage[] =>
      plan()
        .all('review_package')
        .sort((a, b) => (a.sent_at > b.sent_at ? -1 : 1))
        .map(packageOf),

    /** What this plan proposes, when it is a review copy. */
    proposal: (): ReviewProposal | null => finish(proposing()),
    proposalInTurns: (): Promise<ReviewProposal | null> => inTurns(plan, proposing),

    /**
     * Takes in what came back: its comments come over at once, its changes wait for a decision. The same file taken twice adds
     * nothing. Stages: `judging`, `comparing`, `taking`.
     * @throws AppError as `readPackage`; REVIEW_IS_SENT, REVIEW_UNKNOWN (not sent from this plan), REVIEW_WITHDRAWN, PLAN_DAMAGED, JOB_CANCELLED, PLAN_BUSY when
     * another plan was opened meanwhile
     */
    async take(
      path: string,
      password: string | null,
      file: string,
      following: Following = unfollowed,
    ): Promise<ReviewPackage> {
      const { onStage, signal } = following;
      const into = plan();
      const returned = await judgePackage({ path, password, file, keepAt: null }, following);
      if (!returned) throw new AppError('REVIEW_ALTERED', { file });
      const { received } = returned;
      await backTo(plan, into);
      return beforeLeaving(into, async () => {
        const row = into.get('review_package', { package_id: received.package_id });
        if (row?.role !== 'sent') throw new AppError('REVIEW_UNKNOWN', { file });
        if (row.state === 'withdrawn') throw new AppError('REVIEW_WITHDRAWN', { name: row.slice_name });
        if (row.state === 'accepted')
          throw new AppError('REVIEW_STATE', { name: row.slice_name, state: row.state });
        const next: ReviewPackageRecord = {
          ...row,
          state: 'returned',
          reviewer: received.reviewer.slice(0, mostWords),
          answer: received.answer.slice(0, mostWords),
          returned_at: received.returned_at,
          decided_at: null,
        };
        onStage('comparing', 0, 0);
        const comparing = function* () {
          const sent = yield* storedContentInPieces(into, row.package_id, 'base');
          yield;
          const came = yield* parseContent(storedJson(returned.content));
          return [sent, came.success ? came.data : null] as const;
        };
        const [base, content] = await inTurns(plan, comparing, signal);
        if (!base || !content) throw new AppError('REVIEW_UNKNOWN', { file });
        const params = { name: row.slice_name, who: next.reviewer };
        onStage('taking', 0, 0);
        await into.editInTurns({ key: 'review.take', params }, ['review'], function* (write) {
          write.put('review_package', next);
          storeContent(write, row.package_id, 'returned', returned.content);
          yield;
          refuseIfGivenUp(following);
          const theirs = adoptContent(write, base, content, knownIds(write, row.package_id));
          yield;
          adoptComments(write, row.scenario_id, base, theirs.comments);
        });
        return packageOf(next);
      });
    },

    preview: (decision: ReviewDecision): ReviewPreview => finish(previewing(decision, 'returned')),
    previewRevoke: (decision: ReviewDecision): ReviewPreview => finish(previewing(decision, 'accepted')),
    /** As `preview` and `previewRevoke`, in turns of the event loop. */
    previewInTurns: (
      decision: ReviewDecision,
      way: 'returned' | 'accepted',
      signal?: AbortSignal,
    ): Promise<ReviewPreview> => inTurns(plan, () => previewing(decision, way), signal),

    /** What was taken over becomes part of the scenario, in one step, after a snapshot. @throws AppError as `guardedEdit`, REVIEW_STATE */
    accept(decision: ReviewDecision): Edited {
      const { worked, writing } = finish(accepting(decision));
      return store(worked, 'review.accept', writing);
    },
    async acceptInTurns(decision: ReviewDecision): Promise<Edited> {
      return beforeLeaving(plan(), async () => {
        const { worked, writing } = await inTurns(plan, () => accepting(decision));
        return storeInTurns(worked, 'review.accept', writing);
      });
    },

    /** Takes an acceptance back, whatever came after it: what was changed again since is a conflict. One step. */
    revoke(decision: ReviewDecision): Edited {
      const { worked, writing } = finish(revoking(decision));
      return store(worked, 'review.revoke', writing);
    },
    async revokeInTurns(decision: ReviewDecision): Promise<Edited> {
      return beforeLeaving(plan(), async () => {
        const { worked, writing } = await inTurns(plan, () => revoking(decision));
        return storeInTurns(worked, 'review.revoke', writing);
      });
    },

    /** @throws AppError NOT_FOUND, REVIEW_STATE */
    reject: (packageId: string): ReviewPackage => setState(packageId, ['returned', 'revoked'], 'rejected'),
    /** What comes back of it is refused from now on. @throws AppError NOT_FOUND, REVIEW_STATE */
    withdraw: (packageId: string): ReviewPackage =>
      setState(packageId, ['sent', 'returned', 'rejected', 'revoked'], 'withdrawn'),
  };
}
