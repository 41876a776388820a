import { repCapacity } from '../engine/measures/workload.ts';
import type { Figures } from './dataset.ts';

/** Calls a year that a territory's rep can make: the rep's own figures or the plan's, for the part of full time worked. */
export function territoryCapacity(data: Figures, repId: number | null): number {
  const rep = repId === null ? undefined : data.repById.get(repId);
  return (
    repCapacity(rep?.calls_per_day ?? null, rep?.working_days ?? null, data.settings) *
    (data.profiles.get(repId ?? 0)?.fte ?? 1)
  );
}
