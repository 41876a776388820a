import { queryOptions, useQuery } from '@tanstack/react-query';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { client } from '../client.ts';
import { useApp } from '../store.ts';
import { keys } from './keys.ts';

export const useInfo = () =>
  useQuery({ queryKey: keys.info, queryFn: ({ signal }) => client().app.info(undefined, { signal }) });

export const preferencesQuery = queryOptions({
  queryKey: keys.preferences,
  queryFn: ({ signal }) => client().app.preferences(undefined, { signal }),
});

export const usePreferences = () => useQuery(preferencesQuery);

export const useRecentPlans = () =>
  useQuery({
    queryKey: keys.recent,
    queryFn: ({ signal }) => client().app.recentPlans(undefined, { signal }),
  });

/** The open plan, or null when none is open. */
export const planQuery = queryOptions({
  queryKey: keys.state,
  queryFn: ({ signal }) => client().plan.state(undefined, { signal }),
});

export const usePlan = () => useQuery(planQuery);

/** Other versions of the open plan beside it; asked when it is opened. */
export const useConflictCopies = ({ folder, name }: Pick<PlanState, 'folder' | 'name'>) =>
  useQuery({
    queryKey: keys.conflictCopies(folder, name),
    queryFn: ({ signal }) => client().plan.conflictCopies(undefined, { signal }),
    gcTime: 0,
  });

export const useHistory = () =>
  useQuery({
    queryKey: keys.history,
    queryFn: ({ signal }) => client().plan.history({ limit: 1000 }, { signal }),
  });

/** The scenario on screen as the plan describes it. */
export function useActiveScenario() {
  const scenarioId = useApp((state) => state.scenarioId);
  const plan = usePlan();
  return plan.data?.scenarios.find((scenario) => scenario.id === scenarioId) ?? null;
}
