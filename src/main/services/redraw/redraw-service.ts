import type { Operation, OperationEffect } from '../../../shared/contract/redraw.ts';
import type { Edited } from '../../../shared/contract/scenario.ts';
import type { GuardRails } from '../../../shared/domain/guard-rails.ts';
import type { EditMap } from '../../engine/edit/redraw.ts';
import type { OnStage } from '../../jobs/answer-apart.ts';
import { type OverflowTask, overflowApart, overflowGiven } from '../../jobs/overflow-job.ts';
import { partsOf, type SplitTask, splitApart } from '../../jobs/split-job.ts';
import {
  type Borders,
  type Straightened,
  straightenApart,
  straightenBorders,
} from '../../jobs/straighten-job.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Assignment } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { guardedEdit, guardedEditInTurns, readGuardRails } from '../guard.ts';
import { beforeLeaving } from '../leaving.ts';
import type { Projection } from '../projection.ts';
import { backTo } from '../turns.ts';
import { assignmentOf, nextTerritoryId, storeDraft, storeDraftInPieces } from './draft.ts';
import { effectOf } from './effect.ts';
import { editMapOf, openTerritory } from './ground.ts';
import { operate } from './operations.ts';
import { overflowTask } from './overflow.ts';
import { splitTask } from './split.ts';

/** Units of a plan from which on these operations get a thread of their own: below, they take less than 50 ms. */
const ownThread = 4000;

/** Borders straightened, a territory parted (null: that can't be done) or relieved ahead, and the assignment they are those of. */
export interface Prepared {
  readonly assignment: Assignment;
  readonly territoryOf: Int32Array | null;
}

type Long = Extract<Operation, { kind: 'straighten' | 'split' | 'giveOverflow' }>;
const isLong = (operation: Operation): operation is Long =>
  operation.kind === 'straighten' || operation.kind === 'split' || operation.kind === 'giveOverflow';

/** Set operations on territories: shown before they are stored, one step of the history each. */
export function createRedrawService(plan: () => Plan, projection: Projection) {
  // Of the whole plan: a layer has the same units.
  let lengths: { units: Dataset['units']; perEdge: Float64Array | null } | null = null;
  const bordersOf = (data: Dataset): Borders => {
    if (lengths?.units === data.units) return { perEdge: lengths.perEdge };
    const stored = plan().get('boundary', { level: 0 });
    return stored ? { topology: stored.topology, unitIds: plan().ids('unit') } : { perEdge: null };
  };
  const keep = (data: Dataset, { perEdge, territoryOf }: Straightened): Int32Array => {
    lengths = { units: data.units, perEdge };
    return territoryOf;
  };
  const operated = (scenarioId: number, operation: Operation, prepared: Prepared | null) => {
    const data = projection.dataset(scenarioId);
    const assignment = projection.assignment(scenarioId);
    const straightened = (map: EditMap, of: number | null) =>
      prepared?.assignment === assignment && prepared.territoryOf
        ? prepared.territoryOf
        : keep(data, straightenBorders({ map, of, borders: bordersOf(data) }));
    const parted = (task: SplitTask) =>
      prepared?.assignment === assignment ? prepared.territoryOf : partsOf(task);
    const relieved = (task: OverflowTask) =>
      prepared?.assignment === assignment && prepared.territoryOf
        ? prepared.territoryOf
        : overflowGiven(task);
    const input = { data, assignment, nextId: nextTerritoryId(plan()), straightened, parted, relieved };
    return { data, assignment, ...operate(input, operation) };
  };

  let last: { asked: string; prepared: Prepared } | null = null;
  const apart = async (
    scenarioId: number,
    operation: Long,
    signal?: AbortSignal,
    onStage?: OnStage,
  ): Promise<Prepared> => {
    const data = projection.dataset(scenarioId);
    const assignment = projection.assignment(scenarioId);
    if (operation.kind === 'split') {
      const { index } = openTerritory(assignment, operation.territoryId);
      const parts = splitTask({ data, assignment }, editMapOf(data, assignment), operation, index);
      return { assignment, territoryOf: await splitApart(parts, signal, onStage) };
    }
    if (operation.kind === 'giveOverflow') {
      const { index } = openTerritory(assignment, operation.territoryId);
      const task = overflowTask({ data, assignment }, editMapOf(data, assignment), operation, index);
      return { assignment, territoryOf: await overflowApart(task, signal, onStage) };
    }
    const of = operation.territoryId === null ? null : openTerritory(assignment, operation.territoryId).index;
    const task = { map: editMapOf(data, assignment), of, borders: bordersOf(data) };
    return { assignment, territoryOf: keep(data, await straightenApart(task, signal, onStage)) };
  };

  return {
    /**
     * Works out in a thread of its own what would hold everybody up on a large map: straightening borders, parting a
     * territory, giving its overflow. Null = nothing of that kind; what follows is quick. Stale once the scenario is edited: then it is worked
     * out anew in place. What was worked out last is kept: who takes an operation over has just looked at it. Stages as of the jobs.
     * @throws AppError JOB_CANCELLED, NOT_FOUND, TERRITORY_LOCKED
     */
    async prepare(
      scenarioId: number,
      operation: Operation,
      signal?: AbortSignal,
      onStage?: OnStage,
    ): Promise<Prepared | null> {
      if (!isLong(operation)) return null;
      if (projection.dataset(scenarioId).units.length < ownThread) return null;
      const asked = JSON.stringify(operation);
      if (last?.asked === asked && last.prepared.assignment === projection.assignment(scenarioId))
        return last.prepared;
      const prepared = await apart(scenarioId, operation, signal, onStage);
      last = { asked, prepared };
      return prepared;
    },

    /** @throws AppError as `operate` does; a frozen scenario may be asked, not changed */
    preview(scenarioId: number, operation: Operation, prepared: Prepared | null = null): OperationEffect {
      const { data, assignment, draft } = operated(scenarioId, operation, prepared);
      const after = assignmentOf(data, assignment.scenario, draft);
      return effectOf(
        data,
        { assignment, alignment: projection.alignment(scenarioId) },
        { assignment: after, alignment: projection.draw(after) },
        readGuardRails(plan()),
      );
    },

    /** As `operate`, with what would hold everybody up worked out before (`prepare`), and written in turns of the event loop. */
    operateInTurns(scenarioId: number, operation: Operation, signal?: AbortSignal): Promise<Edited> {
      const from = plan();
      return beforeLeaving(from, async () => {
        const prepared = await this.prepare(scenarioId, operation, signal);
        await backTo(plan, from);
        const { data, draft, label } = operated(scenarioId, operation, prepared);
        const step = { label, topics: ['alignment', 'scenarios', 'quota'] as const };
        return guardedEditInTurns(from, projection, scenarioId, step, (write) =>
          storeDraftInPieces(write, data, scenarioId, draft),
        );
      });
    },

    /** @throws AppError as `operate` does, SCENARIO_FROZEN, GUARD_RAIL */
    operate(scenarioId: number, operation: Operation, prepared: Prepared | null = null): Edited {
      const { data, draft, label } = operated(scenarioId, operation, prepared);
      return guardedEdit(
        plan(),
        projection,
        scenarioId,
        { label, topics: ['alignment', 'scenarios', 'quota'] },
        (write) => storeDraft(write, data, scenarioId, draft),
      );
    },

    guardRails: (): GuardRails => readGuardRails(plan()),
    setGuardRails(rails: GuardRails): GuardRails {
      plan().edit({ key: 'guardRails', params: {} }, ['state'], (write) =>
        write.put('setting', { key: 'guardRails', value: JSON.stringify(rails) }),
      );
      return rails;
    },
  };
}

export type RedrawService = ReturnType<typeof createRedrawService>;
