import type { PlanEvent } from '../../shared/contract/plan.ts';
import type { Alignment } from '../../shared/contract/scenario.ts';
import { finish, type Pieces } from '../plan/pieces.ts';
import type { Plan } from '../plan/plan.ts';
import { type Drawn, draw } from './alignment.ts';
import { type Assignment, presentScenario, readAssignment } from './assignment.ts';
import { accountsInPieces, type Dataset, type Figures, figuresInPieces } from './dataset.ts';
import { gatheredInTurns } from './dataset-in-turns.ts';
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
  /** The same without the accounts' records: what stands first when a plan is opened. */
  figures(scenarioId?: number): Figures;
  alignment(scenarioId: number): Alignment;
  /** The same with pauses where what it rests on is read for the first time; at once when it was drawn before an edit. */
  alignmentInPieces(scenarioId: number): Pieces<Alignment>;
  /** Resolves when the dataset stands: built in turns where it has to be built. Whoever asks before that builds it at once. */
  ready(part?: Part): Promise<void>;
  /** Whether it stands, or no plan is open that it could be of. */
  isReady(part?: Part): boolean;
  /** Who has what, the alignment's ground; indices are those of `dataset(scenarioId)`. */
  assignment(scenarioId: number): Assignment;
  /** All sums of an assignment of some scenario that is only thought of, over `dataset` of that scenario. */
  draw(assignment: Assignment): Alignment;
}

/** `figures`: enough for `figures`, `assignment` and `alignment` of any scenario. */
export type Part = 'figures' | 'dataset';

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
  /** Becomes the dataset when the accounts' records are laid beside it. */
  let figures: Figures | null = null;
  let dataset: Dataset | null = null;
  /** What scenarios with layers see; null = all of it. */
  const seen = new Map<number, Dataset | null>();
  /** As of the last edit, by scenario; `former` are those of before, from which the next are drawn. */
  const drawn = new Map<number, Drawn>();
  const former = new Map<number, Drawn>();
  const assignments = new Map<number, Assignment>();
  const presents = new WeakMap<Figures, Assignment>();
  /** Datasets whose present state was read since the last edit. */
  let presentRead = new WeakSet<Figures>();
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
    if (event.topics.some((topic) => dataTopics.has(topic))) {
      figures = null;
      dataset = null;
    }
    if (event.topics.some((topic) => layerTopics.has(topic))) seen.clear();
    if (event.topics.some((topic) => topic === 'scenarios' || dataTopics.has(topic))) former.clear();
  });
  const currentFigures = () => {
    figures ??= finish(figuresInPieces(session.plan()));
    return figures;
  };
  const current = () => {
    dataset ??= finish(accountsInPieces(session.plan(), currentFigures()));
    return dataset;
  };
  const inTurns = <Gathered>(gather: (plan: Plan) => Pieces<Gathered>) => {
    const plan = session.plan();
    return gatheredInTurns(plan, gather(plan), () => session.isOpen() && session.plan() === plan);
  };
  const gatherFigures = once(async () => {
    const gathered = await inTurns(figuresInPieces);
    if (gathered !== null) figures ??= gathered;
  });
  const gatherAccounts = once(async () => {
    const known = figures;
    if (known === null) return;
    const gathered = await inTurns((plan) => accountsInPieces(plan, known));
    if (figures === known && gathered !== null) dataset ??= gathered;
  });
  const isLayer = (scenarioId: number) =>
    session.plan().get('scenario_layer', { scenario_id: scenarioId }) !== undefined;
  /** Rules of layers look into the accounts' records. */
  const hasLayers = () => session.plan().count('layer') > 0;
  const partOf = (scenarioId: number): Dataset | null => {
    let found = seen.get(scenarioId);
    if (found === undefined) {
      const keep = hasLayers() ? scenarioAccounts(session.plan(), current(), scenarioId) : null;
      found = keep && filterDataset(current(), keep, isLayer(scenarioId));
      seen.set(scenarioId, found);
    }
    return found;
  };
  const figuresOf = (scenarioId: number) => partOf(scenarioId) ?? currentFigures();
  const assignmentOf = (scenarioId: number) => {
    let found = assignments.get(scenarioId);
    if (!found) {
      const data = figuresOf(scenarioId);
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
  const presentFor = (data: Figures, scenarioId: number): Assignment | null => {
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
    const data = figuresOf(id);
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
  const isReady = (part: Part = 'dataset') => {
    if (dataset !== null || !session.isOpen()) return true;
    return part === 'figures' && figures !== null && session.isIdle() && !hasLayers();
  };
  return {
    isReady,
    async ready(part) {
      if (isReady(part)) return;
      if (figures === null) await gatherFigures();
      if (!isReady(part)) await gatherAccounts();
    },
    assignment: assignmentOf,
    dataset: (scenarioId) => (scenarioId === undefined ? null : partOf(scenarioId)) ?? current(),
    figures: (scenarioId) => (scenarioId === undefined ? currentFigures() : figuresOf(scenarioId)),
    alignment: (scenarioId) => drawnOf(scenarioId).alignment,
    *alignmentInPieces(scenarioId) {
      if (!drawn.has(scenarioId) && !former.has(scenarioId)) {
        session.plan().unitTerritoryIds(scenarioId);
        yield;
        assignmentOf(scenarioId);
        yield;
        drawnOf(scenarioId);
        yield;
      }
      return drawnOf(scenarioId).alignment;
    },
    draw: (assignment) => drawOver(assignment, drawnOf(assignment.scenario.id)).alignment,
  };
}

/** One run at a time: who asks while it is under way waits for that. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };
}
