import type { QuotaSettings } from '../../../shared/contract/quota.ts';
import { rampShares } from '../../engine/quota/ramp.ts';
import type { Surroundings } from './compute.ts';

/** Twelve ramp shares per territory whose rep is new, from the month of hiring; a rep known by the year alone begins with that year. */
export function readRamps(
  { data, alignment, fiscal }: Surroundings,
  { ramp, year }: QuotaSettings,
): (Float64Array | null)[] {
  return alignment.territories.map(({ repId }) => {
    if (!ramp || repId === null) return null;
    const hired = data.profiles.get(repId)?.hired_on ?? null;
    const since = hired === null ? (data.repById.get(repId)?.since_year ?? null) : Number(hired.slice(0, 4));
    if (since === null) return null;
    const month = hired === null ? 0 : Number(hired.slice(5, 7)) - 1;
    const start = (since - year) * 12 + month - (fiscal.startMonth - 1);
    return start + ramp.months <= 0 ? null : rampShares(ramp, start);
  });
}
