import { useMemo } from 'react';
import type { RepRow } from '../../../shared/contract/data.ts';
import type { PlanState } from '../../../shared/contract/plan.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { useReps } from '../../app/queries.ts';
import { useApp } from '../../app/store.ts';
import { type DesignForm, defaultForm, readForm } from './settings.ts';

export const formMemory = 'design.form';

/** What is asked of a design of this plan: as last left, else the first settings. */
export function useRememberedForm(
  plan: PlanState,
  alignment: Alignment | undefined,
  reps: readonly RepRow[] | undefined,
): DesignForm {
  const memory = useApp((state) => state.memory[formMemory]);
  const territories = alignment?.territories.length ?? 0;
  const homes = reps?.filter(({ longitude }) => longitude !== null).length ?? 0;
  return useMemo(
    () => readForm(memory, plan, defaultForm(territories, homes)),
    [memory, plan, territories, homes],
  );
}

/** What an explanation goes by: the measures, centres and ways of the form as last left. */
export function useExplainedBy(plan: PlanState, alignment: Alignment) {
  const { measures, centres, circuity, distances } = useRememberedForm(plan, alignment, useReps().data);
  return {
    measures,
    by: {
      centres,
      ...(circuity === undefined ? {} : { circuity }),
      ...(distances === 'imported' && plan.counts.distances > 0 ? { distances } : {}),
    },
  };
}
