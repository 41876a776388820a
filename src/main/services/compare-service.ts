import type { FullComparison } from '../../shared/contract/compare.ts';
import { finish, type Pieces } from '../plan/pieces.ts';
import type { Plan } from '../plan/plan.ts';
import { affectedReps, relationshipsOf } from './compare/affected.ts';
import { comparedFigures, standingsOf } from './compare/figures.ts';
import { flowsBetween } from './compare/flows.ts';
import { movedAccounts, movedUnits } from './compare/moved-rows.ts';
import { readSide } from './compare/side.ts';
import { territoriesByRep } from './compare/territories-by-rep.ts';
import type { QuotaPreview } from './pay/expected-pay.ts';
import type { Projection } from './projection.ts';
import { createQuotaService } from './quota-service.ts';
import { summarise } from './scenario-service.ts';
import { inTurns } from './turns.ts';

/** Comparisons kept until the plan changes: the first scenario with each of three others. */
const kept = 3;

/**
 * Two scenarios side by side: figures, territories by rep, and all that changes hands from the left to the right. What nobody
 * has on the left changes no hands (`moved.ts`); the figure `newlyCovered` counts it.
 */
export function createCompareService(
  plan: () => Plan,
  projection: Projection,
  quota: QuotaPreview = createQuotaService({ plan, projection }).preview,
) {
  let found = new Map<string, FullComparison>();
  let of = '';

  /** Known comparisons of the plan as it stands. */
  const current = () => {
    const stands = `${plan().revision} ${plan().path}`;
    if (of !== stands) found = new Map();
    of = stands;
    return found;
  };

  /** Stops between pieces of work of some ten milliseconds at the largest plans. */
  function* pieces(leftId: number, rightId: number): Pieces<FullComparison> {
    const views = [leftId, rightId].map((scenarioId) => projection.dataset(scenarioId));
    // Where one side has a layer's accounts only, those are what both are compared by.
    const [data] = views.sort((a, b) => a.accounts.length - b.accounts.length);
    yield;
    // Each in a turn of its own, and kept by the projection.
    for (const scenarioId of [leftId, rightId]) {
      projection.assignment(scenarioId);
      yield;
      projection.alignment(scenarioId);
      yield;
    }
    const isLayer = (scenarioId: number) => plan().get('scenario_layer', { scenario_id: scenarioId });
    yield;
    const left = readSide(plan(), projection, data, leftId, quota);
    yield;
    const right = readSide(plan(), projection, data, rightId, quota);
    yield;
    const ages = relationshipsOf(data);
    const affected = yield* affectedReps(data, left, right, ages);
    yield;
    const flows = flowsBetween(data, left.assignment, right.assignment);
    yield;
    const inLayer = isLayer(leftId) !== undefined || isLayer(rightId) !== undefined;
    const units = movedUnits(data, left, right, inLayer);
    yield;
    const accounts = movedAccounts(data, left, right, ages);
    yield;
    return {
      left: summarise(plan(), left.assignment.scenario),
      right: summarise(plan(), right.assignment.scenario),
      figures: comparedFigures(data, left, right),
      territories: territoriesByRep(data, left, right),
      units,
      accounts,
      accountCount: accounts.length,
      flows,
      affected,
      standings: { left: standingsOf(left), right: standingsOf(right) },
    };
  }

  const keep = (key: string, comparison: FullComparison) => {
    const known = current();
    if (known.size >= kept) known.delete(known.keys().next().value ?? '');
    known.set(key, comparison);
    return comparison;
  };

  function* compared(leftId: number, rightId: number): Pieces<FullComparison> {
    const key = `${leftId} ${rightId}`;
    return current().get(key) ?? keep(key, yield* pieces(leftId, rightId));
  }

  return {
    compare: (leftId: number, rightId: number): FullComparison => finish(compared(leftId, rightId)),

    /** As `compare`, in turns of the event loop. @throws AppError JOB_CANCELLED */
    inTurns: (leftId: number, rightId: number, signal?: AbortSignal): Promise<FullComparison> =>
      inTurns(plan, () => compared(leftId, rightId), signal),
  };
}

export type CompareService = ReturnType<typeof createCompareService>;
