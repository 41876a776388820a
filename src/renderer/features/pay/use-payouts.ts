import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client } from '../../app/client.ts';

/** What everyone is paid at an attainment; the former answer stays until the next is there. */
export const usePayouts = (scenarioId: number, attainment: number, others: number) =>
  useQuery({
    queryKey: ['pay', 'payouts', scenarioId, attainment, others],
    queryFn: ({ signal }) => client().pay.payouts({ scenarioId, attainment, others }, { signal }),
    placeholderData: keepPreviousData,
  });

/** Draws shown: enough that the percentiles stand still to the eye. */
const draws = 4000;

/** Total cost and pay drawn from past growth; null where nothing can be drawn. */
export const useSimulation = (scenarioId: number, others: number) =>
  useQuery({
    queryKey: ['pay', 'simulation', scenarioId, others],
    queryFn: ({ signal }) => client().pay.simulate({ scenarioId, others, draws, seed: 1 }, { signal }),
    placeholderData: keepPreviousData,
  });
