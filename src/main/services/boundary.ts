import type { BoundaryTopology } from '../engine/geo/boundary.ts';
import type { PlanReader } from '../plan/plan.ts';

/** The units' borders at the finest level; null when the plan has none. Written by our own import, so trusted in shape. */
export function readBoundary(plan: PlanReader): BoundaryTopology | null {
  const stored = plan.get('boundary', { level: 0 });
  return stored ? (JSON.parse(stored.topology) as BoundaryTopology) : null;
}
