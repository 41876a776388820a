import type { DataChanges } from '../../../shared/contract/rebase.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import type { Pieces } from '../../plan/pieces.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { RepRecord, UnitRecord } from '../../plan/rows.ts';
import { alignmentOf } from '../alignment.ts';
import { readAssignment } from '../assignment.ts';
import { type AlignmentShown, shownOf } from '../compare/figures.ts';
import { type Dataset, datasetInPieces } from '../dataset.ts';
import { type Draft, draftAt } from '../redraw/draft.ts';
import { dataChanges } from './data-changes.ts';

/** What a scenario was last based on. */
export interface Past {
  /** The scenario below, over the units and accounts of today. */
  readonly draft: Draft;
  /** Ids of what was there. */
  readonly units: ReadonlySet<number>;
  readonly accounts: ReadonlySet<number>;
  /** Null when only the drawing is known. */
  readonly data: DataChanges | null;
  /** What the scenario showed then; null when it was not there yet. */
  readonly figures: AlignmentShown | null;
  readonly gone: {
    readonly units: readonly { unit: UnitRecord; territory: string }[];
    /** Accounts held apart that are gone. */
    readonly accounts: readonly { ref: string; name: string; territory: string }[];
    readonly reps: readonly RepRecord[];
  };
}

/**
 * Reads the plan of then against the data of today, in pieces.
 * @param then the plan as it was (`Plan.peek`)
 * @param ontoId the scenario below
 */
export function* readPast(
  then: PlanReader,
  today: Dataset,
  scenarioId: number,
  ontoId: number,
): Pieces<Past> {
  const data = yield* datasetInPieces(then);
  yield;
  const draft = draftAt(then, today, ontoId);
  yield;
  const nameOf = new Map(draft.territories.map(({ territory_id, name }) => [territory_id, name]));
  const held = then.unitTerritories(ontoId);
  const apart = then.accountExceptions(ontoId);
  const reps = new Set(today.reps.map(({ id }) => id));
  const known = then.get('scenario', { id: scenarioId }) !== undefined;
  yield;
  const figures = known ? shownOf(yield* alignmentOfPast(then, data, scenarioId)) : null;
  yield;
  const changes = dataChanges(data, today);
  yield;
  return {
    draft,
    units: new Set(data.units.map(({ id }) => id)),
    accounts: new Set(data.accounts.map(({ id }) => id)),
    data: changes,
    figures,
    gone: {
      units: data.units
        .filter(({ id }) => !today.unitIndex.has(id))
        .map((unit) => ({ unit, territory: nameOf.get(held.get(unit.id) ?? 0) ?? '' })),
      accounts: data.accounts
        .filter(({ id }) => !today.accountIndex.has(id) && apart.has(id))
        .map(({ id, ref, name }) => ({ ref, name, territory: nameOf.get(apart.get(id) ?? 0) ?? '' })),
      reps: data.reps.filter(({ id }) => !reps.has(id)),
    },
  };
}

function* alignmentOfPast(then: PlanReader, data: Dataset, scenarioId: number): Pieces<Alignment> {
  const assignment = readAssignment(then, data, scenarioId);
  yield;
  return alignmentOf(then, 0, data, assignment);
}

/**
 * What the history no longer tells, a snapshot of the scenario below may: the first that an import, a merge or a person took since.
 * Units and accounts that neither it nor the scenario knew count as new. Null without one.
 */
export function pastOfSnapshot(
  plan: PlanReader,
  today: Dataset,
  mine: Draft,
  since: string,
  ontoId: number,
): { past: Past; at: string } | null {
  const [first] = plan
    .where('snapshot', { of_id: ontoId })
    .filter(({ at }) => at > since)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  if (!first) return null;
  const draft = draftAt(plan, today, first.scenario_id);
  const isKnown = (unit: number) => draft.unitTerritory[unit] !== 0 || mine.unitTerritory[unit] !== 0;
  return {
    at: first.at,
    past: {
      draft,
      units: new Set(today.units.flatMap(({ id }, unit) => (isKnown(unit) ? id : []))),
      accounts: new Set(today.accounts.map(({ id }) => id)),
      data: null,
      figures: null,
      gone: { units: [], accounts: [], reps: [] },
    },
  };
}
