import type { MergePreview, MergeRequest } from '../../../shared/contract/redraw.ts';
import type { Edited } from '../../../shared/contract/scenario.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Plan, PlanReader } from '../../plan/plan.ts';
import { readAssignment, scenarioRecord } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { guardedEdit, readGuardRails } from '../guard.ts';
import type { Projection } from '../projection.ts';
import { assignmentOf, type Draft, draftAt, draftOf, storeDraft, withColours } from './draft.ts';
import { effectOf } from './effect.ts';
import { forkOf } from './fork.ts';
import { type Choose, mergeDrafts } from './merge-drafts.ts';
import { mergeParts, type Parts, readParts, storeParts } from './merge-parts.ts';
import { takeSnapshot } from './snapshots.ts';

/** Takes changes of one scenario over into another. */
export function createMergeService(plan: () => Plan, projection: Projection) {
  // A look into the past takes a while in a long history; a preview asks for the same one again and again.
  let known: { key: string; name: string; draft: Draft; parts: Parts } | null = null;
  const baseOf = (data: Dataset, fromId: number, intoId: number) => {
    const key = `${fromId} ${intoId} ${plan().revision} ${plan().path}`;
    if (known?.key === key) return known;
    const fork = forkOf(plan(), fromId, intoId);
    if (fork === null) return null;
    const { scenarioId, seq } = fork;
    const look = (then: PlanReader) => ({
      draft: draftAt(then, data, scenarioId),
      parts: readParts(then, scenarioId),
    });
    const found = seq === null ? look(plan()) : plan().peek(seq, look);
    known = { key, name: scenarioRecord(plan(), scenarioId).name, ...found };
    return known;
  };
  const merged = ({ fromId, intoId, scope, otherwise, chosen, chosenRows = [] }: MergeRequest) => {
    if (fromId === intoId) throw new AppError('VALUE_INVALID', { field: 'fromId', value: fromId });
    const data = projection.dataset(intoId);
    const mine = readAssignment(plan(), data, intoId);
    const theirs = readAssignment(plan(), data, fromId);
    const own = readParts(plan(), intoId);
    const {
      name: baseName,
      draft: base,
      parts,
    } = baseOf(data, fromId, intoId) ?? {
      // With nothing in common, all that differs is taken as changed over there.
      name: mine.scenario.name,
      draft: draftOf(mine),
      parts: own,
    };
    const choices = new Map(chosen.map(({ thing, id, take }) => [`${thing} ${id}`, take]));
    const choose: Choose = (thing, id) => choices.get(`${thing} ${id}`) ?? otherwise;
    const { draft, conflicts } = mergeDrafts(data, base, draftOf(mine), draftOf(theirs), scope, choose);
    const rowChoices = new Map(chosenRows.map(({ kind, key, take }) => [`${kind} ${key}`, take]));
    const other = readParts(plan(), fromId);
    const beside = mergeParts(
      parts,
      own,
      other,
      scope,
      (kind, key) => rowChoices.get(`${kind} ${key}`) ?? otherwise,
    );
    return {
      data,
      mine,
      baseName,
      theirs,
      conflicts,
      draft: withColours(data, draft),
      own,
      beside,
      quotasIssued: own.isIssued || other.isIssued,
    };
  };

  return {
    /** What would come over with the choices made so far, and what is in conflict. Stores nothing. */
    preview(request: MergeRequest): MergePreview {
      const { data, mine, baseName, conflicts, draft, beside, quotasIssued } = merged(request);
      const after = assignmentOf(data, mine.scenario, draft);
      return {
        baseName,
        conflicts,
        rows: [...beside.rows],
        rowsChanged: beside.changed,
        quotasIssued,
        effect: effectOf(
          data,
          { assignment: mine, alignment: projection.alignment(request.intoId) },
          { assignment: after, alignment: projection.draw(after) },
          readGuardRails(plan()),
        ),
      };
    },

    /** One step, after a snapshot of the scenario merged into. */
    merge(request: MergeRequest): Edited {
      const { data, draft, theirs, mine, own, beside } = merged(request);
      return guardedEdit(
        plan(),
        projection,
        request.intoId,
        {
          label: {
            key: 'scenario.merge',
            params: { from: theirs.scenario.name, into: mine.scenario.name },
          },
          topics: ['alignment', 'scenarios', 'state', 'quota', 'tree'],
        },
        (write) => {
          takeSnapshot(write, request.intoId, 'merge');
          storeDraft(write, data, request.intoId, draft);
          storeParts(write, request.intoId, own, beside.parts);
        },
      );
    },
  };
}

export type MergeService = ReturnType<typeof createMergeService>;
