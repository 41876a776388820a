import type { RebaseReport, RebaseRequest } from '../../../shared/contract/rebase.ts';
import { rebaseRows } from '../../../shared/contract/rebase.ts';
import type { Edited } from '../../../shared/contract/scenario.ts';
import { AppError } from '../../../shared/errors.ts';
import { finish, type Pieces } from '../../plan/pieces.ts';
import type { Plan, PlanWriter } from '../../plan/plan.ts';
import { alignmentOf } from '../alignment.ts';
import { presentScenario, scenarioRecord } from '../assignment.ts';
import { alignmentFigures } from '../compare/figures.ts';
import { guardedEdit, guardedEditInTurns, readGuardRails } from '../guard.ts';
import { beforeLeaving } from '../leaving.ts';
import type { Projection } from '../projection.ts';
import { assignmentOf, draftOf, storeDraftInPieces, withColours } from '../redraw/draft.ts';
import { effectOf } from '../redraw/effect.ts';
import { forkOf } from '../redraw/fork.ts';
import { isSnapshot, takeSnapshot } from '../redraw/snapshots.ts';
import { inTurns } from '../turns.ts';
import { type Past, pastOfSnapshot, readPast } from './past.ts';
import { rebaseDraft } from './rebase-draft.ts';

const listed = <Row>(rows: readonly Row[]) => ({ total: rows.length, rows: rows.slice(0, rebaseRows) });

/** Lays a scenario anew over the one it was branched from, after that one or the data changed. */
export function createRebaseService(plan: () => Plan, projection: Projection) {
  // A look into the past takes a while; a preview asks for the same one again and again.
  let known: { key: string; past: Past | null; at: string | null } | null = null;
  const pastKey = (scenarioId: number, ontoId: number) =>
    `${scenarioId} ${ontoId} ${plan().revision} ${plan().path}`;
  const forkFrom = (scenarioId: number, ontoId: number) => {
    const fork = forkOf(plan(), scenarioId, ontoId);
    return fork?.scenarioId === ontoId && fork.seq !== null ? { seq: fork.seq, at: fork.at } : null;
  };
  const pastOf = (scenarioId: number, ontoId: number) => {
    const key = pastKey(scenarioId, ontoId);
    if (known?.key === key) return known;
    const fork = forkFrom(scenarioId, ontoId);
    const today = projection.dataset(scenarioId);
    if (fork !== null) {
      const past = plan().peek(fork.seq, (then) => finish(readPast(then, today, scenarioId, ontoId)));
      known = { key, past, at: fork.at };
      return known;
    }
    const mine = draftOf(projection.assignment(scenarioId));
    const since = scenarioRecord(plan(), scenarioId).created_at;
    known = { key, ...(pastOfSnapshot(plan(), today, mine, since, ontoId) ?? { past: null, at: null }) };
    return known;
  };
  /** Looks into the past in turns of the event loop, so that `pastOf` knows what it will be asked for. */
  const learnPast = async ({ scenarioId, ontoId }: RebaseRequest): Promise<void> => {
    const key = pastKey(scenarioId, ontoId);
    const fork = known?.key === key ? null : forkFrom(scenarioId, ontoId);
    if (fork === null) return;
    const today = projection.dataset(scenarioId);
    const past = await plan().peekInTurns(fork.seq, (then) => readPast(then, today, scenarioId, ontoId));
    known = { key, past, at: fork.at };
  };

  const targets = (scenarioId: number): number[] => {
    const ids: number[] = [];
    for (let at = scenarioRecord(plan(), scenarioId).parent_id; at !== null; ) {
      if (!isSnapshot(plan(), at)) ids.push(at);
      at = scenarioRecord(plan(), at).parent_id;
    }
    const present = presentScenario(plan());
    const inLayer = plan().get('scenario_layer', { scenario_id: scenarioId }) !== undefined;
    if (present && present.id !== scenarioId && !inLayer && !ids.includes(present.id)) ids.push(present.id);
    return ids;
  };

  /** In pieces, for turns of the event loop between. */
  function* rebased({ scenarioId, ontoId, propose, declined }: RebaseRequest) {
    if (!targets(scenarioId).includes(ontoId))
      throw new AppError('VALUE_INVALID', { field: 'ontoId', value: ontoId });
    const data = projection.dataset(scenarioId);
    yield;
    const mine = projection.assignment(scenarioId);
    yield;
    const onto = { name: scenarioRecord(plan(), ontoId).name, draft: draftOf(projection.assignment(ontoId)) };
    yield;
    const { past, at } = pastOf(scenarioId, ontoId);
    yield;
    const own = draftOf(mine);
    const choices = { propose, declined: new Set(declined) };
    const found = rebaseDraft(data, past, own, onto.draft, choices);
    yield;
    const isSame = sameDraft(own, found.draft);
    return {
      data,
      mine,
      onto,
      past,
      at,
      found,
      isSame,
      draft: isSame ? own : withColours(data, found.draft),
    };
  }

  function* reported(request: RebaseRequest): Pieces<RebaseReport> {
    const { data, mine, onto, past, at, found, isSame, draft } = yield* rebased(request);
    yield;
    const before = projection.alignment(request.scenarioId);
    yield;
    const assignment = assignmentOf(data, mine.scenario, draft);
    yield;
    const after = alignmentOf(plan(), plan().revision, data, assignment);
    yield;
    const based = new Map(Object.entries(past?.figures ?? {}));
    return {
      ontoName: onto.name,
      basedAt: at,
      data: past?.data ?? null,
      carried: found.carried,
      followed: listed(found.followed),
      gone: listed([
        ...found.gone,
        ...(past?.gone.reps ?? []).map(({ ref, name }) => ({
          thing: 'rep' as const,
          code: ref,
          name,
          held: '',
        })),
        ...(past?.gone.units ?? []).map(({ unit, territory }) => ({
          thing: 'unit' as const,
          code: unit.code,
          name: unit.name,
          held: territory,
        })),
        ...(past?.gone.accounts ?? []).map(({ ref, name, territory }) => ({
          thing: 'account' as const,
          code: ref,
          name,
          held: territory,
        })),
      ]),
      proposals: listed(found.proposals),
      figures: alignmentFigures(before, after).map((figure) => ({
        ...figure,
        based: based.get(figure.key) ?? null,
      })),
      effect: effectOf(
        data,
        { assignment: mine, alignment: before },
        { assignment, alignment: after },
        readGuardRails(plan()),
      ),
      isSame,
    };
  }

  type Found = ReturnType<typeof rebased> extends Pieces<infer Answer> ? Answer : never;
  const stepOf = ({ scenarioId, ontoId }: RebaseRequest, { mine, onto }: Found) => ({
    label: {
      key: 'scenario.rebase',
      params: { name: mine.scenario.name, onto: onto.name, scenario: scenarioId, ontoScenario: ontoId },
    },
    topics: ['alignment', 'scenarios', 'state', 'quota'] as const,
  });
  function* store(write: PlanWriter, scenarioId: number, { data, draft }: Found): Pieces<void> {
    takeSnapshot(write, scenarioId, 'merge');
    yield* storeDraftInPieces(write, data, scenarioId, draft);
  }
  const unchanged = (scenarioId: number): Edited => ({ ...projection.alignment(scenarioId), breaches: [] });

  return {
    targets,

    /** @throws AppError VALUE_INVALID for a scenario it does not descend from */
    preview: (request: RebaseRequest): RebaseReport => finish(reported(request)),

    /** As `preview`, in turns of the event loop. @throws AppError JOB_CANCELLED */
    async inTurns(request: RebaseRequest, signal?: AbortSignal): Promise<RebaseReport> {
      if (targets(request.scenarioId).includes(request.ontoId)) await learnPast(request);
      return inTurns(plan, () => reported(request), signal);
    },

    /** One step, after a snapshot of the scenario. @throws AppError as `preview`, SCENARIO_FROZEN, GUARD_RAIL */
    rebase(request: RebaseRequest): Edited {
      const { scenarioId } = request;
      const found = finish(rebased(request));
      if (found.isSame) return unchanged(scenarioId);
      return guardedEdit(plan(), projection, scenarioId, stepOf(request, found), (write) =>
        finish(store(write, scenarioId, found)),
      );
    },

    /** As `rebase`, in turns of the event loop. */
    async rebaseInTurns(request: RebaseRequest): Promise<Edited> {
      return beforeLeaving(plan(), async () => {
        const { scenarioId } = request;
        if (targets(scenarioId).includes(request.ontoId)) await learnPast(request);
        const found = await inTurns(plan, () => rebased(request));
        if (found.isSame) return unchanged(scenarioId);
        return guardedEditInTurns(plan(), projection, scenarioId, stepOf(request, found), (write) =>
          store(write, scenarioId, found),
        );
      });
    },
  };
}

export type RebaseService = ReturnType<typeof createRebaseService>;

function sameDraft(a: ReturnType<typeof draftOf>, b: ReturnType<typeof draftOf>): boolean {
  return (
    JSON.stringify(a.territories) === JSON.stringify(b.territories) &&
    a.unitTerritory.every((id, unit) => id === b.unitTerritory[unit]) &&
    a.exceptions.size === b.exceptions.size &&
    [...a.exceptions].every(([id, territory]) => b.exceptions.get(id) === territory)
  );
}
