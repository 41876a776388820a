import type { Figure } from '../../../shared/contract/compare.ts';
import type { BoardFacts, SideFacts } from '../../exchange/pack/board/facts.ts';
import type { Plan } from '../../plan/plan.ts';
import { scenarioRecord } from '../assignment.ts';
import { createCompareService } from '../compare-service.ts';
import { createFairnessService } from '../fairness-service.ts';
import { readGuardRails } from '../guard.ts';
import { judgePrinciples } from '../principles.ts';
import type { Projection } from '../projection.ts';
import { signature } from '../quota/changes.ts';
import { createQuotaService } from '../quota-service.ts';
import { mapFacts } from './map-facts.ts';

export interface BoardRequest {
  beforeId: number;
  afterId: number;
  /** Figures the user judges otherwise than usual. */
  goals: Readonly<Record<string, Figure['better']>>;
  at: string;
}

/** All that a board pack says about two scenarios, from the services that the screens ask. @throws AppError NOT_FOUND */
export function gatherBoard(
  planName: string,
  plan: Plan,
  projection: Projection,
  { beforeId, afterId, goals, at }: BoardRequest,
): BoardFacts {
  const read = () => plan;
  const quota = createQuotaService({ plan: read, projection });
  const fairness = createFairnessService({ plan: read, projection, quota: quota.get });
  const comparison = createCompareService(read, projection).compare(beforeId, afterId);
  const data = projection.dataset(afterId);
  return {
    planName,
    at,
    author: signature(plan),
    baseYear: data.baseYear,
    before: sideOf(plan, projection, beforeId),
    after: sideOf(plan, projection, afterId),
    comparison: {
      ...comparison,
      figures: comparison.figures.map((figure) => ({
        ...figure,
        better: goals[figure.key] ?? figure.better,
      })),
    },
    tolerance: readGuardRails(plan).band,
    fairness: fairness.get(afterId),
    quota: quota.get(afterId),
    yearsOnRecord: data.salesYears.length,
    map: mapFacts(
      plan,
      data,
      comparison.units.map(({ unitId }) => unitId),
    ),
    workload: data.settings,
  };
}

function sideOf(plan: Plan, projection: Projection, scenarioId: number): SideFacts {
  const { name, note } = scenarioRecord(plan, scenarioId);
  const alignment = projection.alignment(scenarioId);
  const { repById } = projection.dataset(scenarioId);
  const reps = alignment.territories.flatMap(({ id, repId }) => {
    const rep = repId === null ? undefined : repById.get(repId);
    return rep ? [[id, rep.name] as const] : [];
  });
  return { name, note, alignment, principles: judgePrinciples(plan, alignment), repOf: new Map(reps) };
}
