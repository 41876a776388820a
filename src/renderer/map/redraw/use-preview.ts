import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { create } from 'zustand';
import type { Progress } from '../../../shared/contract/base.ts';
import type { Operation, OperationEffect } from '../../../shared/contract/redraw.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { client } from '../../app/client.ts';
import { resultOf } from '../../app/follow-job.ts';
import { keys } from '../../app/queries.ts';
import { useApp } from '../../app/store.ts';

/** How far working the preview out is; null = nothing is worked out that takes its time. */
export const usePreviewProgress = create<Progress | null>(() => null);

const tell = (signal: AbortSignal) => {
  usePreviewProgress.setState(null, true);
  return (progress: Progress) => {
    if (!signal.aborted) usePreviewProgress.setState(progress.stage === 'done' ? null : progress, true);
  };
};

/** What an operation would do to the scenario on screen; idle while there is none. */
export function usePreview(operation: Operation | null) {
  const scenarioId = useApp((state) => state.scenarioId);
  return useQuery({
    queryKey: keys.preview(scenarioId ?? 0, operation),
    queryFn:
      scenarioId === null || operation === null
        ? skipToken
        : async ({ signal }) =>
            resultOf(await client().scenario.preview({ scenarioId, operation }, { signal }), tell(signal)),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
}

/** The alignment as it would be: what the map draws while a preview is open. */
export function previewed(
  alignment: Alignment | undefined,
  effect: OperationEffect | undefined,
  unitIndex: ReadonlyMap<number, number> | undefined,
): Alignment | undefined {
  if (alignment === undefined || effect === undefined || unitIndex === undefined) return alignment;
  const unitTerritory = [...alignment.unitTerritory];
  for (const { unitId, to } of effect.changes) {
    const unit = unitIndex.get(unitId);
    if (unit !== undefined) unitTerritory[unit] = to;
  }
  const after = new Map(effect.territories.map(({ before, after }) => [after?.id ?? before?.id ?? 0, after]));
  const kept = alignment.territories.flatMap((row) => {
    const next = after.get(row.id);
    after.delete(row.id);
    return next === undefined ? row : (next ?? []);
  });
  const added = [...after.values()].flatMap((row) => row ?? []);
  return { ...alignment, unitTerritory, territories: [...kept, ...added] };
}

/** The alignment on the map with the open preview drawn into it, and the units that would move. */
export function usePreviewedAlignment(
  alignment: Alignment | undefined,
  unitIndex: ReadonlyMap<number, number> | undefined,
): { alignment: Alignment | undefined; moving: readonly number[] | null } {
  const operation = useApp((state) => state.operation);
  const effect = usePreview(operation).data;
  return useMemo(() => {
    if (operation === null || effect === undefined) return { alignment, moving: null };
    return {
      alignment: previewed(alignment, effect, unitIndex),
      moving: effect.changes.map(({ unitId }) => unitId),
    };
  }, [alignment, operation, effect, unitIndex]);
}
