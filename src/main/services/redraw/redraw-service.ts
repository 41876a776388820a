import type { Operation, OperationEffect } from '../../../shared/contract/redraw.ts';
import type { Edited } from '../../../shared/contract/scenario.ts';
import type { GuardRails } from '../../../shared/domain/guard-rails.ts';
import { borderLengths } from '../../engine/geo/border-length.ts';
import type { Plan } from '../../plan/plan.ts';
import { readBoundary } from '../boundary.ts';
import type { Dataset } from '../dataset.ts';
import { guardedEdit, readGuardRails } from '../guard.ts';
import type { Projection } from '../projection.ts';
import { assignmentOf, nextTerritoryId, storeDraft } from './draft.ts';
import { effectOf } from './effect.ts';
import { operate } from './operations.ts';

/** Set operations on territories: shown before they are stored, one step of the history each. */
export function createRedrawService(plan: () => Plan, projection: Projection) {
  let lengths: { data: Dataset; perEdge: Float64Array | null } | null = null;
  const borderLength = () => {
    const data = projection.dataset();
    if (lengths?.data !== data) {
      const boundary = readBoundary(plan());
      lengths = { data, perEdge: boundary && borderLengths(boundary, data.adjacency, data.unitIndex) };
    }
    return lengths.perEdge;
  };
  const operated = (scenarioId: number, operation: Operation) => {
    const data = projection.dataset(scenarioId);
    const assignment = projection.assignment(scenarioId);
    const input = { data, assignment, nextId: nextTerritoryId(plan()), borderLength };
    return { data, assignment, ...operate(input, operation) };
  };

  return {
    /** @throws AppError as `operate` does; a frozen scenario may be asked, not changed */
    preview(scenarioId: number, operation: Operation): OperationEffect {
      const { data, assignment, draft } = operated(scenarioId, operation);
      const after = assignmentOf(data, assignment.scenario, draft);
      return effectOf(
        data,
        { assignment, alignment: projection.alignment(scenarioId) },
        { assignment: after, alignment: projection.draw(after) },
        readGuardRails(plan()),
      );
    },

    /** @throws AppError as `operate` does, SCENARIO_FROZEN, GUARD_RAIL */
    operate(scenarioId: number, operation: Operation): Edited {
      const { data, draft, label } = operated(scenarioId, operation);
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
