import { skipToken, useQuery } from '@tanstack/react-query';
import { client } from '../client.ts';
import { keys } from './keys.ts';

/** Threads of comments of a scenario, the one with the newest comment first. */
export const useThreads = (scenarioId: number | null) =>
  useQuery({
    queryKey: keys.comments(scenarioId ?? 0),
    queryFn:
      scenarioId === null ? skipToken : ({ signal }) => client().comments.list({ scenarioId }, { signal }),
  });

/** Packages sent from this plan, and the one it was opened from. */
export const useReviews = () =>
  useQuery({ queryKey: keys.reviews, queryFn: ({ signal }) => client().review.list(undefined, { signal }) });

/** What a review copy changed; null where the plan is none. */
export const useProposal = (enabled: boolean) =>
  useQuery({
    enabled,
    queryKey: keys.proposal,
    queryFn: ({ signal }) => client().review.proposal(undefined, { signal }),
  });
