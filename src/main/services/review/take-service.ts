import type { PlanEvent } from '../../../shared/contract/plan.ts';
import type {
  ReviewDecision,
  ReviewPackage,
  ReviewPreview,
  ReviewProposal,
} from '../../../shared/contract/review.ts';
import type { Edited } from '../../../shared/contract/scenario.ts';
import { AppError } from '../../../shared/errors.ts';
import { readPackage } from '../../exchange/review/package-file.ts';
import type { ReviewPackageRecord } from '../../plan/rows.ts';
import { openSlice } from '../../plan/slice.ts';
import { guardedEdit } from '../guard.ts';
import { adoptComments, adoptContent } from './adopt.ts';
import { readContent, type SliceContent, sliceContent, storeContent, storedContent } from './content.ts';
import { contentNow, createReviewDesk, knownIds, type Worked } from './desk.ts';
import { packageOf, receivedPackage, sentPackage } from './package-row.ts';
import type { ReviewDependencies } from './send-service.ts';
import { writeMerged } from './write-merged.ts';

/** Longest words of a package that are taken into a plan. */
const mostWords = 2000;

/** Packages that came back: taken in, looked at, accepted in whole or part, rejected, and taken back again. */
export function createTakeService(dependencies: ReviewDependencies) {
  const { plan, projection } = dependencies;
  const desk = createReviewDesk(dependencies);

  const store = (worked: Worked, key: 'review.accept' | 'review.revoke', finish: Finish): Edited => {
    const { row, merged } = worked;
    const topics: PlanEvent['topics'] = ['review', 'alignment', 'scenarios', 'state', 'quota', 'tree'];
    if (merged.figures.length > 0) topics.push('accounts');
    const data = projection.dataset();
    const label =
      key === 'review.accept'
        ? { key: 'review.accept', params: { name: row.slice_name, who: row.reviewer } }
        : { key: 'review.revoke', params: { name: row.slice_name } };
    return guardedEdit(plan(), projection, row.scenario_id, { label, topics }, (write) => {
      writeMerged(write, data, worked, row.reviewer);
      finish(write);
    });
  };
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
    proposal(): ReviewProposal | null {
      const found = desk.proposed();
      if (!found) return null;
      return {
        package: packageOf(found.row),
        changes: found.merged.changes,
        comments: found.comments,
      };
    },

    /**
     * Takes in what came back: its comments come over at once, its changes wait for a decision. The same file taken twice adds
     * nothing.
     * @throws AppError as `readPackage`; REVIEW_IS_SENT, REVIEW_UNKNOWN (not sent from this plan), REVIEW_WITHDRAWN, PLAN_DAMAGED
     */
    async take(path: string, password: string | null, file: string): Promise<ReviewPackage> {
      const { kind, plan: bytes } = await readPackage(path, password);
      if (kind !== 'back') throw new AppError('REVIEW_IS_SENT', { file });
      const { received, content } = contentOfBytes(bytes, file);
      const into = plan();
      const row = into.get('review_package', { package_id: received.package_id });
      const base = row && storedContent(into, row.package_id, 'base');
      if (row?.role !== 'sent' || !base) throw new AppError('REVIEW_UNKNOWN', { file });
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
      const params = { name: row.slice_name, who: next.reviewer };
      into.edit({ key: 'review.take', params }, ['review'], (write) => {
        write.put('review_package', next);
        storeContent(write, row.package_id, 'returned', content);
        const theirs = adoptContent(write, base, content, knownIds(write, row.package_id));
        adoptComments(write, row.scenario_id, base, theirs.comments);
      });
      return packageOf(next);
    },

    preview: (decision: ReviewDecision): ReviewPreview => desk.preview(desk.returned(decision)),
    previewRevoke: (decision: ReviewDecision): ReviewPreview => desk.preview(desk.accepted(decision)),

    /** What was taken over becomes part of the scenario, in one step, after a snapshot. @throws AppError as `guardedEdit`, REVIEW_STATE */
    accept(decision: ReviewDecision): Edited {
      const worked = desk.returned(decision);
      const { row, base, theirs, ids } = worked;
      const both = [base, theirs] as const;
      const before = contentNow(plan(), row.scenario_id, both);
      return store(worked, 'review.accept', (write) => {
        adoptComments(write, row.scenario_id, base, theirs.comments);
        write.put('review_package', { ...row, state: 'accepted', decided_at: decided() });
        storeContent(write, row.package_id, 'ids', [...ids]);
        storeContent(write, row.package_id, 'before', before);
        storeContent(write, row.package_id, 'after', contentNow(write, row.scenario_id, both));
      });
    },

    /** Takes an acceptance back, whatever came after it: what was changed again since is a conflict. One step. */
    revoke(decision: ReviewDecision): Edited {
      const worked = desk.accepted(decision);
      return store(worked, 'review.revoke', (write) =>
        write.put('review_package', { ...worked.row, state: 'revoked', decided_at: decided() }),
      );
    },

    /** @throws AppError NOT_FOUND, REVIEW_STATE */
    reject: (packageId: string): ReviewPackage => setState(packageId, ['returned', 'revoked'], 'rejected'),
    /** What comes back of it is refused from now on. @throws AppError NOT_FOUND, REVIEW_STATE */
    withdraw: (packageId: string): ReviewPackage =>
      setState(packageId, ['sent', 'returned', 'rejected', 'revoked'], 'withdrawn'),
  };
}

type Finish = Parameters<typeof guardedEdit>[4];

/** What a plan that came back holds, within what a content may. @throws AppError PLAN_FOREIGN, PLAN_TOO_NEW, PLAN_DAMAGED, REVIEW_ALTERED */
function contentOfBytes(
  bytes: Buffer,
  file: string,
): { received: ReviewPackageRecord; content: SliceContent } {
  const back = openSlice(bytes, file);
  try {
    const received = receivedPackage(back);
    if (!received) throw new AppError('REVIEW_ALTERED', { file });
    const content = readContent(back, {
      scenarioId: received.scenario_id,
      territoryIds: null,
      groupIds: null,
      repIds: null,
      unitIds: new Set(back.all('unit').map(({ id }) => id)),
      accountIds: new Set(back.all('account').map(({ id }) => id)),
    });
    const parsed = sliceContent.safeParse(content);
    if (!parsed.success) throw new AppError('REVIEW_ALTERED', { file }, { cause: parsed.error });
    return { received, content: parsed.data };
  } finally {
    back.close();
  }
}
