import type { MergePreview, MergeRequest } from '../../../shared/contract/redraw.ts';
import type { Edited } from '../../../shared/contract/scenario.ts';
import { AppError } from '../../../shared/errors.ts';
import { finish, type Pieces } from '../../plan/pieces.ts';
import type { Plan, PlanReader, PlanWriter } from '../../plan/plan.ts';
import { readAssignment, scenarioRecord } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { guardedEdit, guardedEditInTurns, readGuardRails } from '../guard.ts';
import { beforeLeaving } from '../leaving.ts';
import type { Projection } from '../projection.ts';
import { inTurns } from '../turns.ts';
import { assignmentOf, type Draft, draftAt, draftOf, storeDraftInPieces, withColours } from './draft.ts';
import { effectOf } from './effect.ts';
import { forkOf } from './fork.ts';
import { type Choose, mergeDrafts } from './merge-drafts.ts';
import { mergeParts, type Parts, readParts, storeParts } from './merge-parts.ts';
import { takeSnapshot } from './snapshots.ts';

/** Takes changes of one scenario over into another. */
export function createMergeService(plan: () => Plan, projection: Projection) {
  // A look into the past takes a while in a long history; a preview asks for the same one again and again.
  let known: { key: string; name: string; draft: Draft; parts: Parts } | null = null;
  const baseKey = (fromId: number, intoId: number) => `${fromId} ${intoId} ${plan().revision} ${plan().path}`;
  const lookAt = (data: Dataset, scenarioId: number) =>
    function* (then: PlanReader): Pieces<{ draft: Draft; parts: Parts }> {
      const draft = draftAt(then, data, scenarioId);
      yield;
      return { draft, parts: readParts(then, scenarioId) };
    };
  const baseOf = (data: Dataset, fromId: number, intoId: number) => {
    const key = baseKey(fromId, intoId);
    if (known?.key === key) return known;
    const fork = forkOf(plan(), fromId, intoId);
    if (fork === null) return null;
    const { scenarioId, seq } = fork;
    const look = lookAt(data, scenarioId);
    const found = seq === null ? finish(look(plan())) : plan().peek(seq, (then) => finish(look(then)));
    known = { key, name: scenarioRecord(plan(), scenarioId).name, ...found };
    return known;
  };
  /** Looks into the past in turns of the event loop, so that `baseOf` knows what it will be asked for. */
  const learnBase = async (fromId: number, intoId: number): Promise<void> => {
    const key = baseKey(fromId, intoId);
    if (known?.key === key || fromId === intoId) return;
    const fork = forkOf(plan(), fromId, intoId);
    if (fork === null || fork.seq === null) return;
    const { name } = scenarioRecord(plan(), fork.scenarioId);
    const look = lookAt(projection.dataset(intoId), fork.scenarioId);
    known = { key, name, ...(await plan().peekInTurns(fork.seq, look)) };
  };

  function* merging({ fromId, intoId, scope, otherwise, chosen, chosenRows = [] }: MergeRequest) {
    if (fromId === intoId) throw new AppError('VALUE_INVALID', { field: 'fromId', value: fromId });
    const data = projection.dataset(intoId);
    const mine = projection.assignment(intoId);
    yield;
    const theirs = readAssignment(plan(), data, fromId);
    yield;
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
    yield;
    const choices = new Map(chosen.map(({ thing, id, take }) => [`${thing} ${id}`, take]));
    const choose: Choose = (thing, id) => choices.get(`${thing} ${id}`) ?? otherwise;
    const { draft, conflicts } = mergeDrafts(data, base, draftOf(mine), draftOf(theirs), scope, choose);
    yield;
    const rowChoices = new Map(chosenRows.map(({ kind, key, take }) => [`${kind} ${key}`, take]));
    const other = readParts(plan(), fromId);
    const beside = mergeParts(
      parts,
      own,
      other,
      scope,
      (kind, key) => rowChoices.get(`${kind} ${key}`) ?? otherwise,
    );
    yield;
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
  }

  function* previewing(request: MergeRequest): Pieces<MergePreview> {
    const { data, mine, baseName, conflicts, draft, beside, quotasIssued } = yield* merging(request);
    yield;
    const before = projection.alignment(request.intoId);
    yield;
    const assignment = assignmentOf(data, mine.scenario, draft);
    const after = projection.draw(assignment);
    yield;
    return {
      baseName,
      conflicts,
      rows: [...beside.rows],
      rowsChanged: beside.changed,
      quotasIssued,
      effect: effectOf(
        data,
        { assignment: mine, alignment: before },
        { assignment, alignment: after },
        readGuardRails(plan()),
      ),
    };
  }

  type Found = ReturnType<typeof merging> extends Pieces<infer Answer> ? Answer : never;
  const stepOf = ({ theirs, mine }: Found) => ({
    label: { key: 'scenario.merge', params: { from: theirs.scenario.name, into: mine.scenario.name } },
    topics: ['alignment', 'scenarios', 'state', 'quota', 'tree'] as const,
  });
  function* store(write: PlanWriter, intoId: number, { data, draft, own, beside }: Found): Pieces<void> {
    takeSnapshot(write, intoId, 'merge');
    yield* storeDraftInPieces(write, data, intoId, draft);
    storeParts(write, intoId, own, beside.parts);
  }

  return {
    /** What would come over with the choices made so far, and what is in conflict. Stores nothing. */
    preview: (request: MergeRequest): MergePreview => finish(previewing(request)),

    /** As `preview`, in turns of the event loop. @throws AppError JOB_CANCELLED */
    async previewInTurns(request: MergeRequest, signal?: AbortSignal): Promise<MergePreview> {
      await learnBase(request.fromId, request.intoId);
      return inTurns(plan, () => previewing(request), signal);
    },

    /** One step, after a snapshot of the scenario merged into. */
    merge(request: MergeRequest): Edited {
      const found = finish(merging(request));
      return guardedEdit(plan(), projection, request.intoId, stepOf(found), (write) =>
        finish(store(write, request.intoId, found)),
      );
    },

    /** As `merge`, in turns of the event loop. */
    async mergeInTurns(request: MergeRequest): Promise<Edited> {
      return beforeLeaving(plan(), async () => {
        await learnBase(request.fromId, request.intoId);
        const found = await inTurns(plan, () => merging(request));
        return guardedEditInTurns(plan(), projection, request.intoId, stepOf(found), (write) =>
          store(write, request.intoId, found),
        );
      });
    },
  };
}

export type MergeService = ReturnType<typeof createMergeService>;
