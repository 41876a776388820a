import { type DesignSettings, designSettings } from '../../../shared/contract/design.ts';
import type { PlanState } from '../../../shared/contract/plan.ts';

export type DesignForm = Omit<DesignSettings, 'scenarioId'>;

const formSchema = designSettings.omit({ scenarioId: true });

/** Tolerance offered for a new measure, as domain.md's fairness check uses it. */
export const usualTolerance = 0.1;

/** First settings for a plan: one territory per rep when there are reps with homes, else as many as there are. */
export function defaultForm(territoryCount: number, repsWithHome: number): DesignForm {
  return {
    count: repsWithHome > 1 ? 'reps' : Math.max(territoryCount, 2),
    measures: [
      { key: 'workload', tolerance: usualTolerance, weight: 1 },
      { key: 'potential', tolerance: usualTolerance, weight: 1 },
    ],
    centres: 'free',
    start: 'new',
    keepPresent: 0.2,
    seconds: 20,
    seed: 1,
  };
}

/** What was remembered with the plan, if it still makes sense: measures may be gone. */
export function readForm(memory: unknown, plan: PlanState, otherwise: DesignForm): DesignForm {
  const parsed = formSchema.safeParse(memory);
  if (!parsed.success) return otherwise;
  const known = new Set(plan.measures.map(({ key }) => key));
  const measures = parsed.data.measures.filter(({ key }) => known.has(key));
  return measures.length === 0
    ? { ...parsed.data, measures: otherwise.measures }
    : { ...parsed.data, measures };
}

/** Why a form can't be started, as a key of the catalogue; null when it can. */
export function formProblem(form: DesignForm, unitCount: number, repsWithHome: number): string | null {
  if (unitCount === 0) return 'noUnits';
  if (form.measures.length === 0) return 'noMeasure';
  if (form.count === 'reps' && repsWithHome === 0) return 'noReps';
  if (form.centres === 'homes' && repsWithHome === 0) return 'noReps';
  if (typeof form.count === 'number' && form.count > unitCount) return 'tooMany';
  return formSchema.safeParse(form).success ? null : 'invalid';
}
