import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AccountRow, UnitRow } from '../../../shared/contract/data.ts';
import type { LayerRule } from '../../../shared/domain/layer-rule.ts';
import { unitColumns } from '../../../shared/rows/row-columns.ts';
import { pointsOf } from '../../map/points.ts';
import type { AccountPoints } from '../../map/scene.ts';
import { client } from '../client.ts';
import { queryClient } from '../query-client.ts';
import { useApp } from '../store.ts';
import { useAccountPoints, useAccounts, useUnits } from './dataset.ts';
import { keys } from './keys.ts';
import { allPacked } from './pages.ts';

/** Layers with what their rules select, and what of it is left to geography; of the scenario, or the one a layer belongs to. */
export const useLayers = (scenarioId: number | null) =>
  useQuery({
    queryKey: keys.layers(scenarioId ?? 0),
    queryFn:
      scenarioId === null ? skipToken : ({ signal }) => client().layers.list({ scenarioId }, { signal }),
  });

/** The words a rule may look for, per field. */
export const useLayerWords = () =>
  useQuery({
    queryKey: keys.layerWords,
    queryFn: ({ signal }) => client().layers.words(undefined, { signal }),
  });

/** What a rule would select; idle without one. The last answer stays until the next comes. */
export const useLayerPreview = (rule: LayerRule | null, exceptId: number | null) =>
  useQuery({
    queryKey: keys.layerPreview(rule ?? { match: 'all', conditions: [] }, exceptId),
    queryFn:
      rule === null ? skipToken : ({ signal }) => client().layers.preview({ rule, exceptId }, { signal }),
    placeholderData: keepPreviousData,
  });

/** Ids of the accounts the scenario on screen is about; null = all. */
function useScenarioAccountIds(): ReadonlySet<number> | null {
  const scenarioId = useApp((state) => state.scenarioId);
  const ids = useQuery({
    queryKey: keys.layerAccounts(scenarioId ?? 0),
    queryFn:
      scenarioId === null ? skipToken : ({ signal }) => client().layers.accounts({ scenarioId }, { signal }),
  }).data;
  return useMemo(() => (ids == null ? null : new Set(ids)), [ids]);
}

/** The accounts the scenario on screen is about: those of its layer, or what exclusive layers leave to geography. */
export function useScenarioAccounts(): { data: AccountRow[] | undefined } {
  const all = useAccounts().data;
  const wanted = useScenarioAccountIds();
  const data = useMemo(
    () => (wanted === null || all === undefined ? all : all.filter(({ id }) => wanted.has(id))),
    [all, wanted],
  );
  return { data };
}

/** The units with the figures of those accounts; the same order as `useUnits`. */
export function useScenarioUnits(): { data: UnitRow[] | undefined } {
  const scenarioId = useApp((state) => state.scenarioId);
  const isWhole = useScenarioAccountIds() === null;
  const all = useUnits().data;
  const queryKey = [...keys.units, 'of', scenarioId];
  const own = useQuery({
    queryKey,
    queryFn:
      isWhole || scenarioId === null
        ? skipToken
        : ({ signal }) => {
            const ask = (page: { offset: number; limit: number }) =>
              client().data.units({ ...page, scenarioId }, { signal });
            return allPacked(ask, unitColumns, 0, queryClient.getQueryData<UnitRow[]>(queryKey));
          },
    // Rows are no plain objects: the query's own sharing would take each for another.
    structuralSharing: false,
  }).data;
  return { data: isWhole ? all : own };
}

/** The same as points, there long before the rows. */
export function useScenarioPoints(): AccountPoints | undefined {
  const all = useAccountPoints().data;
  const wanted = useScenarioAccountIds();
  return useMemo(() => (wanted === null || all === undefined ? all : pointsOf(all, wanted)), [all, wanted]);
}
