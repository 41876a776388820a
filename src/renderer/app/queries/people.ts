import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client } from '../client.ts';
import { keys } from './keys.ts';

/** A choice of rep made on screen and not kept yet. */
type ChosenRep = { territoryId: number; repId: number | null };

/** Reps to territories around the choices made; the former answer stays while a new one comes. */
export const useStaffing = (scenarioId: number, chosen: readonly ChosenRep[]) =>
  useQuery({
    queryKey: keys.staffing(scenarioId, 'proposal', chosen),
    queryFn: ({ signal }) => client().staffing.propose({ scenarioId, chosen: [...chosen] }, { signal }),
    placeholderData: keepPreviousData,
  });

/** What every other rep would cost in one territory. */
export const useStaffingOptions = (scenarioId: number, territoryId: number, chosen: readonly ChosenRep[]) =>
  useQuery({
    queryKey: keys.staffing(scenarioId, 'options', territoryId, chosen),
    queryFn: ({ signal }) =>
      client().staffing.options({ scenarioId, territoryId, chosen: [...chosen] }, { signal }),
    placeholderData: keepPreviousData,
  });

/** The three sizing methods; utilisation of the reps in the scenario, when there is one. */
export const useSizing = (scenarioId: number | null) =>
  useQuery({
    queryKey: keys.sizing(scenarioId),
    queryFn: ({ signal }) => client().sizing.report({ scenarioId }, { signal }),
  });
