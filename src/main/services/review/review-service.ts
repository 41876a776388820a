import { basename } from 'node:path';
import { glanceAtPackage } from '../../exchange/review/package-file.ts';
import type { Following } from '../job-events.ts';
import { judgePackage } from './judge-job.ts';
import { createSendService, type ReviewDependencies } from './send-service.ts';
import { createTakeService } from './take-service.ts';

/** Review without a server: packages out, packages in (docs/review.md). */
export function createReviewService(dependencies: ReviewDependencies) {
  return {
    ...createSendService(dependencies),
    ...createTakeService(dependencies),

    glance: glanceAtPackage,

    /**
     * Makes a plan file of a package that was sent for review. Nothing but that plan is written. Stage: `judging`.
     * @throws AppError as `readPackage`; REVIEW_IS_BACK, PLAN_FOREIGN, PLAN_TOO_NEW, PLAN_DAMAGED, PLAN_LOCKED, FILE_WRITE_FAILED, JOB_CANCELLED
     */
    async unpack(
      path: string,
      password: string | null,
      planPath: string,
      following?: Following,
    ): Promise<void> {
      await judgePackage({ path, password, file: basename(path), keepAt: planPath }, following);
    },
  };
}

export type ReviewService = ReturnType<typeof createReviewService>;
