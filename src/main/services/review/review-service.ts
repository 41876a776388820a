import { basename } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { glanceAtPackage, readPackage } from '../../exchange/review/package-file.ts';
import { keepSlice, openSlice } from '../../plan/slice.ts';
import { receivedPackage } from './package-row.ts';
import { createSendService, type ReviewDependencies } from './send-service.ts';
import { createTakeService } from './take-service.ts';

/** Review without a server: packages out, packages in (docs/review.md). */
export function createReviewService(dependencies: ReviewDependencies) {
  return {
    ...createSendService(dependencies),
    ...createTakeService(dependencies),

    glance: glanceAtPackage,

    /**
     * Makes a plan file of a package that was sent for review. Nothing but that plan is written.
     * @throws AppError as `readPackage`; REVIEW_IS_BACK, PLAN_FOREIGN, PLAN_TOO_NEW, PLAN_DAMAGED, PLAN_LOCKED, FILE_WRITE_FAILED
     */
    async unpack(path: string, password: string | null, planPath: string): Promise<void> {
      const file = basename(path);
      const { kind, plan: bytes } = await readPackage(path, password);
      if (kind !== 'sent') throw new AppError('REVIEW_IS_BACK', { file });
      const looked = openSlice(bytes, file);
      const isCopy = receivedPackage(looked) !== null;
      looked.close();
      if (!isCopy) throw new AppError('REVIEW_ALTERED', { file });
      keepSlice(bytes, planPath);
    },
  };
}

export type ReviewService = ReturnType<typeof createReviewService>;
