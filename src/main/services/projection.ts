import type { PlanEvent } from '../../shared/contract/plan.ts';
import type { Alignment } from '../../shared/contract/scenario.ts';
import { alignmentOf } from './alignment.ts';
import { type Assignment, readAssignment } from './assignment.ts';
import { buildDataset, type Dataset } from './dataset.ts';
import { filterDataset } from './layers/filter-dataset.ts';
import { scenarioAccounts } from './layers/membership.ts';
import type { Session } from './session.ts';

/** Figures derived from the plan, kept until an edit touches what they are made of. */
export interface Projection {
  /**
   * Of the whole plan; with a scenario, as that one sees it: the alignment of a layer has the layer's accounts, and a scenario
   * with exclusive layers those that are left to it. Account indices are of the dataset they come from.
   */
  dataset(scenarioId?: number): Dataset;
  alignment(scenarioId: number): Alignment;
  /** Who has what, the alignment's ground; indices are those of `dataset(scenarioId)`. */
  assignment(scenarioId: number): Assignment;
}

/** Topics that change scenario-independent figures; the rest leave the dataset as it is. */
const dataTopics: ReadonlySet<PlanEvent['topics'][number]> = new Set([
  'units',
  'accounts',
  'reps',
  'links',
  'competitors',
]);
/** Topics that change which accounts a scenario sees. */
const layerTopics: ReadonlySet<PlanEvent['topics'][number]> = new Set([...dataTopics, 'layers', 'scenarios']);

export function createProjection(session: Session): Projection {
  let dataset: Dataset | null = null;
  const seen = new Map<number, Dataset>();
  const alignments = new Map<number, Alignment>();
  const assignments = new Map<number, Assignment>();
  session.subscribe((event) => {
    // The tree stands beside the sums: they stay, as new as the plan.
    if (event.topics.every((topic) => topic === 'tree')) {
      for (const [id, found] of alignments) alignments.set(id, { ...found, revision: event.revision });
      return;
    }
    alignments.clear();
    assignments.clear();
    if (event.topics.some((topic) => dataTopics.has(topic))) dataset = null;
    if (event.topics.some((topic) => layerTopics.has(topic))) seen.clear();
  });
  const current = () => {
    dataset ??= buildDataset(session.plan());
    return dataset;
  };
  const isLayer = (scenarioId: number) =>
    session.plan().get('scenario_layer', { scenario_id: scenarioId }) !== undefined;
  const datasetOf = (scenarioId: number) => {
    let found = seen.get(scenarioId);
    if (!found) {
      const keep = scenarioAccounts(session.plan(), current(), scenarioId);
      found = keep ? filterDataset(current(), keep, isLayer(scenarioId)) : current();
      seen.set(scenarioId, found);
    }
    return found;
  };
  const assignmentOf = (scenarioId: number) => {
    let found = assignments.get(scenarioId);
    if (!found) {
      found = readAssignment(session.plan(), datasetOf(scenarioId), scenarioId);
      assignments.set(scenarioId, found);
    }
    return found;
  };
  return {
    assignment: assignmentOf,
    dataset: (scenarioId) => (scenarioId === undefined ? current() : datasetOf(scenarioId)),
    alignment(scenarioId) {
      let found = alignments.get(scenarioId);
      if (!found) {
        const plan = session.plan();
        found = alignmentOf(plan, plan.revision, datasetOf(scenarioId), assignmentOf(scenarioId));
        alignments.set(scenarioId, found);
      }
      return found;
    },
  };
}
