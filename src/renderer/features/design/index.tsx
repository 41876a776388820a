import { Skeleton, Stack } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { useActiveAlignment, useActiveScenario, usePlan, useReps } from '../../app/queries.ts';
import { remember } from '../../app/store.ts';
import { DesignFormView } from './DesignForm.tsx';
import { DesignResultView } from './DesignResult.tsx';
import { DesignRunning } from './DesignRunning.tsx';
import { resumeDesign, useDesignJob } from './job-store.ts';
import { dropStaleDesigns } from './mend-actions.ts';
import { SeriesView } from './SeriesView.tsx';
import { useSeries } from './series-store.ts';
import { alignmentOf, type Circumstances, type DesignForm } from './settings.ts';
import { formMemory, useRememberedForm } from './use-form.ts';

/** Designing territories: what to ask for, watching the search, and what came of it. */
export function DesignPanel() {
  const plan = usePlan().data;
  return plan ? <Panel plan={plan} /> : null;
}

function Panel({ plan }: { plan: PlanState }) {
  const { t } = useTranslation();
  const { data: alignment, isLoading: alignmentComes } = useActiveAlignment();
  const scenario = useActiveScenario();
  const { data: reps, isLoading: repsCome } = useReps();
  const phase = useDesignJob((state) => state.phase);
  const series = useSeries((state) => state.phase);
  const form = useRememberedForm(plan, alignment, reps);
  const change = (next: DesignForm) => remember(formMemory, next);
  const unitCount = plan.counts.units;
  const { distances } = plan.counts;
  const given = useMemo<Circumstances>(
    () => ({
      unitCount,
      distances,
      repsWithHome: reps?.filter(({ longitude }) => longitude !== null).length ?? 0,
      ...alignmentOf(alignment),
    }),
    [unitCount, distances, reps, alignment],
  );
  const looked = useRef(false);
  useEffect(() => {
    // A job still running is looked for once, when the panel opens.
    if (looked.current) return;
    looked.current = true;
    if (useSeries.getState().phase === 'idle') void resumeDesign(form);
  }, [form]);
  useEffect(() => dropStaleDesigns(), []);

  if (phase === 'starting' || phase === 'running') return <DesignRunning plan={plan} />;
  if (phase === 'done')
    return <DesignResultView plan={plan} onForm={change} alignment={alignment} scenario={scenario} />;
  if (series !== 'idle') return <SeriesView plan={plan} form={form} onForm={change} />;
  // The first settings depend on both: shown too early, they would change under the hand.
  if (alignmentComes || repsCome)
    return (
      <Stack p="md" gap="md" aria-label={t('loading')}>
        {[22, 30, 74, 110, 84].map((height) => (
          <Skeleton key={height} h={height} />
        ))}
      </Stack>
    );
  return (
    <DesignFormView
      plan={plan}
      form={form}
      onChange={change}
      alignment={alignment}
      given={given}
      scenario={scenario}
    />
  );
}
