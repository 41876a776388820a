import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import { AppError } from '../../../shared/errors.ts';
import type { PlanReader } from '../../plan/plan.ts';
import { receivedPackage } from './package-row.ts';

/** What an import of these brings a review can send back. */
const returned: ReadonlySet<ImportKind> = new Set(['assignments', 'tree']);

/**
 * What a review copy can't send back is refused before it is read: units, accounts, reps and sales belong to whoever sent the package.
 * @throws AppError REVIEW_COPY_IMPORT
 */
export function refuseImportIntoCopy(plan: PlanReader, kinds: readonly ImportKind[]): void {
  const received = kinds.every((kind) => returned.has(kind)) ? null : receivedPackage(plan);
  if (received) throw new AppError('REVIEW_COPY_IMPORT', { sender: received.sender });
}
