import type { BoundaryTopology } from '../engine/geo/boundary.ts';
import { storedBoundary } from '../engine/geo/stored-boundary.ts';
import type { PlanReader } from '../plan/plan.ts';

/** The units' borders at the finest level; null when the plan has none. @throws AppError PLAN_PART_DAMAGED */
export function readBoundary(plan: PlanReader): BoundaryTopology | null {
  const stored = plan.get('boundary', { level: 0 });
  return stored ? storedBoundary(stored.topology) : null;
}
