import { skipToken, useQuery } from '@tanstack/react-query';
import { client } from '../client.ts';
import { useApp } from '../store.ts';
import { keys } from './keys.ts';
import { allRows, pageSize } from './pages.ts';

export const useQuota = (scenarioId: number | null, componentId = 0) =>
  useQuery({
    queryKey: keys.quota(scenarioId ?? 0, componentId),
    queryFn:
      scenarioId === null
        ? skipToken
        : ({ signal }) =>
            client().quota.get(componentId === 0 ? { scenarioId } : { scenarioId, componentId }, { signal }),
  });

/** Who changed which quota, newest first. */
export const useQuotaChanges = (scenarioId: number) =>
  useQuery({
    queryKey: keys.quotaChanges(scenarioId),
    queryFn: ({ signal }) => client().quota.changes({ scenarioId, limit: 500 }, { signal }),
  });

export const useFairness = (scenarioId: number | null) =>
  useQuery({
    queryKey: keys.fairness(scenarioId ?? 0),
    queryFn:
      scenarioId === null ? skipToken : ({ signal }) => client().fairness.get({ scenarioId }, { signal }),
  });

/** Calculated measures, parameters, and the names a formula may use. */
export const useFormulas = () =>
  useQuery({
    queryKey: [...keys.market, 'formulas'],
    queryFn: ({ signal }) => client().market.formulas(undefined, { signal }),
  });

/** Priority and market state of every unit by the accounts of the scenario on screen, in the order of `useUnits`. */
export function useMarketSheet(enabled = true) {
  const scenarioId = useApp((state) => state.scenarioId);
  return useQuery({
    enabled,
    queryKey: [...keys.market, 'sheet', scenarioId],
    queryFn: async ({ signal }) => {
      const {
        units: first,
        total,
        ...rest
      } = await client().market.sheet({ scenarioId, offset: 0, limit: pageSize }, { signal });
      const units = await allRows(async ({ offset, limit }) => {
        if (offset === 0) return { rows: first, total };
        const page = await client().market.sheet({ scenarioId, offset, limit }, { signal });
        return { rows: page.units, total: page.total };
      });
      return { ...rest, units };
    },
  });
}

export const usePay = () =>
  useQuery({ queryKey: keys.pay, queryFn: ({ signal }) => client().pay.get(undefined, { signal }) });
