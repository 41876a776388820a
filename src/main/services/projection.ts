import type { PlanEvent } from '../../shared/contract/plan.ts';
import type { Alignment } from '../../shared/contract/scenario.ts';
import { type Drawn, draw } from './alignment.ts';
import { type Assignment, presentScenario, readAssignment } from './assignment.ts';
import { buildDataset, type Dataset } from './dataset.ts';
import { datasetInTurns } from './dataset-in-turns.ts';
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
  /** Resolves when the dataset stands: built in turns where it has to be built. Whoever asks before that builds it at once. */
  ready(): Promise<void>;
  /** Whether it stands, or no plan is open that it could be of. */
  isReady(): boolean;
  /** Who has what, the alignment's ground; indices are those of `dataset(scenarioId)`. */
  assignment(scenarioId: number): Assignment;
  /** All sums of an assignment of some scenario that is only thought of, over `dataset` of that scenario. */
  draw(assignment: Assignment): Alignment;
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
  /** As of the last edit, by scenario; `former` are those of before, from which the next are drawn. */
  const drawn = new Map<number, Drawn>();
  const former = new Map<number, Drawn>();
  const assignments = new Map<number, Assignment>();
  const presents = new WeakMap<Dataset, Assignment>();
  /** Datasets whose present state was read since the last edit. */
  let presentRead = new WeakSet<Dataset>();
  session.subscribe((event) => {
    // The tree stands beside the sums: they stay, as new as the plan.
    if (event.topics.every((topic) => topic === 'tree')) {
      for (const [id, found] of drawn)
        drawn.set(id, { ...found, alignment: { ...found.alignment, revision: event.revision } });
      return;
    }
    for (const [id, found] of drawn) former.set(id, found);
    drawn.clear();
    assignments.clear();
    presentRead = new WeakSet();
    if (event.topics.some((topic) => dataTopics.has(topic))) dataset = null;
    if (event.topics.some((topic) => layerTopics.has(topic))) seen.clear();
    if (event.topics.some((topic) => topic === 'scenarios' || dataTopics.has(topic))) former.clear();
  });
  const current = () => {
    dataset ??= buildDataset(session.plan());
    return dataset;
  };
  let building: Promise<void> | null = null;
  const build = async () => {
    const plan = session.plan();
    const built = await datasetInTurns(plan, () => session.isOpen() && session.plan() === plan);
    if (built !== null) dataset ??= built;
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
      const data = datasetOf(scenarioId);
      const before = former.get(scenarioId);
      found = readAssignment(
        session.plan(),
        data,
        scenarioId,
        before?.data === data ? before.assignment : undefined,
      );
      assignments.set(scenarioId, found);
    }
    return found;
  };
  const presentFor = (data: Dataset, scenarioId: number): Assignment | null => {
    const present = presentScenario(session.plan());
    if (!present || present.id === scenarioId) return null;
    const known = presents.get(data);
    if (known && presentRead.has(data)) return known;
    presentRead.add(data);
    const read = readAssignment(session.plan(), data, present.id, known);
    presents.set(data, read);
    return read;
  };
  const drawOver = (assignment: Assignment, from: Drawn | undefined): Drawn => {
    const { id } = assignment.scenario;
    const data = datasetOf(id);
    const { revision } = session.plan();
    return draw({ data, assignment, present: presentFor(data, id), inLayer: isLayer(id), revision }, from);
  };
  const drawnOf = (scenarioId: number): Drawn => {
    let found = drawn.get(scenarioId);
    if (!found) {
      found = drawOver(assignmentOf(scenarioId), former.get(scenarioId));
      drawn.set(scenarioId, found);
    }
    return found;
  };
  const isReady = () => dataset !== null || !session.isOpen();
  return {
    isReady,
    async ready() {
      if (isReady()) return;
      building ??= build().finally(() => {
        building = null;
      });
      await building;
    },
    assignment: assignmentOf,
    dataset: (scenarioId) => (scenarioId === undefined ? current() : datasetOf(scenarioId)),
    alignment: (scenarioId) => drawnOf(scenarioId).alignment,
    draw: (assignment) => drawOver(assignment, drawnOf(assignment.scenario.id)).alignment,
  };
}
