import { useEffect, useMemo, useRef } from 'react';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { useActiveAlignment, useActiveScenario, usePlan, useReps } from '../../app/queries.ts';
import { remember, useApp } from '../../app/store.ts';
import { DesignFormView } from './DesignForm.tsx';
import { DesignResultView } from './DesignResult.tsx';
import { DesignRunning } from './DesignRunning.tsx';
import { resumeDesign, useDesignJob } from './job-store.ts';
import { type DesignForm, defaultForm, readForm } from './settings.ts';

const memoryName = 'design.form';

/** Designing territories: what to ask for, watching the search, and what came of it. */
export function DesignPanel() {
  const plan = usePlan().data;
  return plan ? <Panel plan={plan} /> : null;
}

function Panel({ plan }: { plan: PlanState }) {
  const alignment = useActiveAlignment().data;
  const scenario = useActiveScenario();
  const reps = useReps().data;
  const memory = useApp((state) => state.memory[memoryName]);
  const phase = useDesignJob((state) => state.phase);
  const homes = useMemo(() => reps?.filter(({ longitude }) => longitude !== null).length ?? 0, [reps]);
  const territories = alignment?.territories.length ?? 0;
  const form = useMemo(
    () => readForm(memory, plan, defaultForm(territories, homes)),
    [memory, plan, territories, homes],
  );
  const change = (next: DesignForm) => remember(memoryName, next);
  const looked = useRef(false);
  useEffect(() => {
    // A job still running is looked for once, when the panel opens.
    if (looked.current) return;
    looked.current = true;
    void resumeDesign(form);
  }, [form]);

  if (phase === 'starting' || phase === 'running') return <DesignRunning plan={plan} />;
  if (phase === 'done')
    return (
      <DesignResultView plan={plan} form={form} onForm={change} alignment={alignment} scenario={scenario} />
    );
  return (
    <DesignFormView
      plan={plan}
      form={form}
      onChange={change}
      alignment={alignment}
      homes={homes}
      scenario={scenario}
    />
  );
}
