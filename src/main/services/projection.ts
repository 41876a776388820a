import type { PlanEvent } from '../../shared/contract/plan.ts';
import type { Alignment } from '../../shared/contract/scenario.ts';
import { buildAlignment } from './alignment.ts';
import { buildDataset, type Dataset } from './dataset.ts';
import type { Session } from './session.ts';

/** Figures derived from the plan, kept until an edit touches what they are made of. */
export interface Projection {
  /** Of the whole plan, or as one scenario sees it. */
  dataset(scenarioId?: number): Dataset;
  alignment(scenarioId: number): Alignment;
}

/** Topics that change scenario-independent figures; the rest leave the dataset as it is. */
const dataTopics: ReadonlySet<PlanEvent['topics'][number]> = new Set(['units', 'accounts', 'reps', 'links']);

export function createProjection(session: Session): Projection {
  let dataset: Dataset | null = null;
  const alignments = new Map<number, Alignment>();
  session.subscribe((event) => {
    alignments.clear();
    if (event.topics.some((topic) => dataTopics.has(topic))) dataset = null;
  });
  const current = () => {
    dataset ??= buildDataset(session.plan());
    return dataset;
  };
  return {
    dataset: current,
    alignment(scenarioId) {
      let found = alignments.get(scenarioId);
      if (!found) {
        found = buildAlignment(session.plan(), current(), scenarioId);
        alignments.set(scenarioId, found);
      }
      return found;
    },
  };
}
