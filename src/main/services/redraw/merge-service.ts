import type { MergePreview, MergeRequest } from '../../../shared/contract/redraw.ts';
import type { Edited } from '../../../shared/contract/scenario.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Plan, PlanReader } from '../../plan/plan.ts';
import { alignmentOf } from '../alignment.ts';
import { type Assignment, readAssignment, scenarioRecord } from '../assignment.ts';
import { guardedEdit, readGuardRails } from '../guard.ts';
import type { Projection } from '../projection.ts';
import { assignmentOf, draftOf, storeDraft, withColours } from './draft.ts';
import { effectOf } from './effect.ts';
import { type Choose, mergeDrafts } from './merge-drafts.ts';
import { takeSnapshot } from './snapshots.ts';

/** The nearest scenario both descend from, or are; null when they have nothing in common. */
export function commonAncestor(plan: PlanReader, a: number, b: number): number | null {
  const line = (scenarioId: number) => {
    const ids: number[] = [];
    for (let at: number | null = scenarioId; at !== null; at = scenarioRecord(plan, at).parent_id)
      ids.push(at);
    return ids;
  };
  const others = new Set(line(b));
  return line(a).find((id) => others.has(id)) ?? null;
}

/** Takes changes of one scenario over into another. */
export function createMergeService(plan: () => Plan, projection: Projection) {
  const merged = ({ fromId, intoId, scope, otherwise, chosen }: MergeRequest) => {
    if (fromId === intoId) throw new AppError('VALUE_INVALID', { field: 'fromId', value: fromId });
    const data = projection.dataset();
    const mine = readAssignment(plan(), data, intoId);
    const theirs = readAssignment(plan(), data, fromId);
    const baseId = commonAncestor(plan(), fromId, intoId);
    // With nothing in common, all that differs is taken as changed over there.
    const base: Assignment = baseId === null ? mine : readAssignment(plan(), data, baseId);
    const choices = new Map(chosen.map(({ thing, id, take }) => [`${thing} ${id}`, take]));
    const choose: Choose = (thing, id) => choices.get(`${thing} ${id}`) ?? otherwise;
    const { draft, conflicts } = mergeDrafts(
      data,
      draftOf(base),
      draftOf(mine),
      draftOf(theirs),
      scope,
      choose,
    );
    return { data, mine, base, theirs, conflicts, draft: withColours(data, draft) };
  };

  return {
    /** What would come over with the choices made so far, and what is in conflict. Stores nothing. */
    preview(request: MergeRequest): MergePreview {
      const { data, mine, base, conflicts, draft } = merged(request);
      const after = assignmentOf(data, mine.scenario, draft);
      return {
        baseName: base.scenario.name,
        conflicts,
        effect: effectOf(
          data,
          { assignment: mine, alignment: projection.alignment(request.intoId) },
          { assignment: after, alignment: alignmentOf(plan(), plan().revision, data, after) },
          readGuardRails(plan()),
        ),
      };
    },

    /** One step, after a snapshot of the scenario merged into. */
    merge(request: MergeRequest): Edited {
      const { data, draft, theirs, mine } = merged(request);
      return guardedEdit(
        plan(),
        projection,
        request.intoId,
        {
          label: {
            key: 'scenario.merge',
            params: { from: theirs.scenario.name, into: mine.scenario.name },
          },
          topics: ['alignment', 'scenarios', 'state', 'quota'],
        },
        (write) => {
          takeSnapshot(write, request.intoId, 'merge');
          storeDraft(write, data, request.intoId, draft);
        },
      );
    },
  };
}

export type MergeService = ReturnType<typeof createMergeService>;
