import type { ReviewPackage } from '../../../shared/contract/review.ts';
import { AppError } from '../../../shared/errors.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { ReviewPackageRecord } from '../../plan/rows.ts';

export const packageOf = (row: ReviewPackageRecord): ReviewPackage => ({
  id: row.package_id,
  scenarioId: row.scenario_id,
  role: row.role,
  state: row.state,
  scenarioName: row.scenario_name,
  name: row.slice_name,
  ask: row.ask,
  sender: row.sender,
  sentAt: row.sent_at,
  protected: row.protected === 1,
  reviewer: row.reviewer,
  answer: row.answer,
  returnedAt: row.returned_at,
  decidedAt: row.decided_at,
});

/** @throws AppError NOT_FOUND, REVIEW_STATE unless it stands in one of the states */
export function sentPackage(
  plan: PlanReader,
  packageId: string,
  states: readonly ReviewPackageRecord['state'][],
): ReviewPackageRecord {
  const row = plan.get('review_package', { package_id: packageId });
  if (row?.role !== 'sent') throw new AppError('NOT_FOUND', { what: 'package', id: packageId });
  if (!states.includes(row.state))
    throw new AppError('REVIEW_STATE', { name: row.slice_name, state: row.state });
  return row;
}

/** The package a plan was opened from; null when it is nobody's review copy. */
export const receivedPackage = (plan: PlanReader): ReviewPackageRecord | null =>
  plan.where('review_package', { role: 'received' })[0] ?? null;
