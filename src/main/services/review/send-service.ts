import { randomUUID } from 'node:crypto';
import type { ReviewMeasure, ReviewPackage, ReviewScope } from '../../../shared/contract/review.ts';
import { AppError } from '../../../shared/errors.ts';
import { type PackageContent, writePackage } from '../../exchange/review/package-file.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ReviewPackageRecord } from '../../plan/rows.ts';
import { packSlice, type SliceRows } from '../../plan/slice.ts';
import { scenarioRecord } from '../assignment.ts';
import { answerOrGivenUp, type Following, refuseIfGivenUp, unfollowed } from '../job-events.ts';
import { beforeLeaving } from '../leaving.ts';
import type { Projection } from '../projection.ts';
import type { QuotaService } from '../quota-service.ts';
import { inTurns, soon } from '../turns.ts';
import { storeContent, storedContentInPieces } from './content.ts';
import { packageOf, receivedPackage } from './package-row.ts';
import { returnRows } from './return-rows.ts';
import { quotaSlice } from './slice-quota.ts';
import { sliceRows } from './slice-rows.ts';
import { sliceOf } from './slice-scope.ts';

export interface ReviewDependencies {
  readonly plan: () => Plan;
  readonly projection: Projection;
  readonly quota: Pick<QuotaService, 'get' | 'previewChange'>;
  /** The name the person goes by; '' while nobody asked. */
  readonly author: () => string;
}

export interface SendRequest {
  readonly scenarioId: number;
  readonly scope: ReviewScope;
  readonly ask: string;
  readonly password: string | null;
  readonly path: string;
}

/** Packages going out: a slice to a reviewer, and the reviewer's copy back to where it came from. */
export function createSendService({ plan, projection, quota, author }: ReviewDependencies) {
  const signed = (): string => {
    const name = author();
    if (name === '') throw new AppError('AUTHOR_NEEDED');
    return name;
  };

  return {
    measure(scenarioId: number, scope: ReviewScope): ReviewMeasure {
      const slice = sliceOf(plan(), projection, scenarioId, scope);
      return {
        name: slice.name,
        territories: slice.territoryIds.size,
        units: slice.unitIds.size,
        accounts: slice.accountIds.size,
        reps: slice.repIds.size,
      };
    },

    /**
     * Writes a package of a slice and notes it in the plan, with what it held: what comes back is compared with that.
     * Stages: `gathering`, `packing` (rows), `sealing`. Given up, it leaves the plan and what stood at the path as they were.
     * @throws AppError AUTHOR_NEEDED, REVIEW_NOTHING_CHOSEN, NOT_FOUND, PLAN_BUSY, REVIEW_TOO_LARGE, FILE_WRITE_FAILED, JOB_CANCELLED
     */
    async send(
      { scenarioId, scope, ask, password, path }: SendRequest,
      following: Following = unfollowed,
    ): Promise<ReviewPackage> {
      const sender = signed();
      const from = plan();
      const { name: scenario_name } = scenarioRecord(from, scenarioId);
      const { revision } = from;
      const slice = sliceOf(from, projection, scenarioId, scope);
      following.onStage('gathering', 0, 0);
      const quotas = await soon(from, () => quotaSlice(from, quota, slice));
      // What belongs to the slice was looked up before.
      if (from.revision !== revision) throw new AppError('PLAN_BUSY');
      const { rows, content } = await sliceRows(from, projection, slice, quotas, following);
      const base = JSON.stringify(content);
      const row: ReviewPackageRecord = {
        package_id: randomUUID(),
        scenario_id: scenarioId,
        role: 'sent',
        state: 'sent',
        scenario_name,
        slice_name: slice.name,
        ask,
        sender,
        sent_at: new Date().toISOString(),
        protected: password === null ? 0 : 1,
        reviewer: '',
        answer: '',
        returned_at: null,
        decided_at: null,
      };
      const packed = {
        ...rows,
        review_package: [{ ...row, role: 'received', state: 'open' } as const],
        review_content: [{ package_id: row.package_id, part: 'base', content: base } as const],
      };
      await packThenNote(from, { path, kind: 'sent', password }, packed, following, () =>
        from.edit({ key: 'review.send', params: { name: slice.name } }, ['review'], (write) => {
          write.put('review_package', row);
          storeContent(write, row.package_id, 'base', base);
        }),
      );
      return packageOf(row);
    },

    /**
     * Writes what this review copy became. Stages: `comparing`, `packing`, `sealing`.
     * @throws AppError REVIEW_NO_COPY, AUTHOR_NEEDED, PLAN_BUSY, FILE_WRITE_FAILED, JOB_CANCELLED
     */
    async sendBack(
      answer: string,
      password: string | null,
      path: string,
      following: Following = unfollowed,
    ): Promise<ReviewPackage> {
      const reviewer = signed();
      const from = plan();
      const received = receivedPackage(from);
      if (!received) throw new AppError('REVIEW_NO_COPY');
      following.onStage('comparing', 0, 0);
      const comparing = function* () {
        const base = yield* storedContentInPieces(from, received.package_id, 'base');
        yield;
        return base && (yield* returnRows(from, received.scenario_id, base));
      };
      const rows = await inTurns(plan, comparing, following.signal);
      if (!rows) throw new AppError('REVIEW_NO_COPY');
      const row: ReviewPackageRecord = {
        ...received,
        state: 'returned',
        reviewer,
        answer,
        returned_at: new Date().toISOString(),
      };
      const packed = { ...rows, review_package: [row] };
      await packThenNote(from, { path, kind: 'back', password }, packed, following, () =>
        from.edit({ key: 'review.back', params: { name: row.slice_name } }, ['review'], (write) =>
          write.put('review_package', row),
        ),
      );
      return packageOf(row);
    },
  };
}

interface Sealing {
  readonly path: string;
  readonly kind: PackageContent['kind'];
  readonly password: string | null;
}

/** A package that was written is noted in its plan: nobody leaves that in between, unless the package is given up. */
const packThenNote = (
  from: Plan,
  sealing: Sealing,
  rows: SliceRows,
  following: Following,
  note: () => void,
): Promise<void> =>
  beforeLeaving(from, async () => {
    await answerOrGivenUp(pack(sealing, rows, following), following.signal);
    while (!from.isIdle()) await from.idle();
    note();
  });

/** Rows packed as a plan, sealed and written. */
async function pack({ path, kind, password }: Sealing, rows: SliceRows, following: Following): Promise<void> {
  const bytes = await packSlice(rows, (done, total) => {
    refuseIfGivenUp(following);
    following.onStage('packing', done, total);
  });
  following.onStage('sealing', 0, 0);
  await writePackage(path, { kind, plan: bytes }, password, following.signal);
}
