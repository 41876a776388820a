import { z } from 'zod';

/** The priority ladder 备选 → 首选 → 目标 → 重点 → 关键 and the four market states (domain.md §4). */
export const ladderSteps = ['candidate', 'preferred', 'target', 'key', 'core'] as const;
export type LadderStep = (typeof ladderSteps)[number];
export const marketStates = ['highFierce', 'highMild', 'lowFierce', 'lowMild'] as const;
export type MarketState = (typeof marketStates)[number];

/** What decides ladder and state. `null` = taken from the market itself: its median potential, its mean density, our share of it. */
export const marketSettings = z.object({
  /** Key of the measure that is the potential: `potential`, or any other measure in money. */
  potentialKey: z.string().min(1).max(200),
  potentialAboveFen: z.number().min(0),
  /** Part of all reps' calls that may be planned. */
  capacityShare: z.number().min(0).max(10),
  rankBy: z.enum(['potential', 'potentialPerCall']),
  shareAtLeast: z.number().min(0).max(1).nullable(),
  sitesAtMost: z.number().int().min(0).max(1e6),
  salesAboveFen: z.number().min(0),
  highPotentialFen: z.number().min(0).nullable(),
  densityPer: z.enum(['potential', 'area']),
  /** Sites per 1 million yuan of potential, or per 1,000 km². */
  densityFrom: z.number().min(0).nullable(),
  safeShare: z.number().min(0).max(1),
});
export type MarketSettings = z.infer<typeof marketSettings>;

export const defaultMarketSettings: MarketSettings = {
  potentialKey: 'potential',
  potentialAboveFen: 0,
  capacityShare: 1,
  rankBy: 'potential',
  shareAtLeast: null,
  sitesAtMost: 0,
  salesAboveFen: 0,
  highPotentialFen: null,
  densityPer: 'potential',
  densityFrom: null,
  safeShare: 0.5,
};
