import type { Pieces } from '../../plan/pieces.ts';
import type { PlanWriter } from '../../plan/plan.ts';
import type { AccountRecord } from '../../plan/rows.ts';
import type { Dataset } from '../dataset.ts';
import { note, noteChanges } from '../quota/changes.ts';
import { writeLocks } from '../quota/locks.ts';
import { storeDraftInPieces } from '../redraw/draft.ts';
import { takeSnapshot } from '../redraw/snapshots.ts';
import type { Worked } from './desk.ts';
import type { TakenFigure, TakenQuota } from './merge-slice.ts';

/** Figures written in one piece. */
const figuresAtOnce = 1000;

/** Stores a merge within a step, after a snapshot of the scenario. `why` goes into the quotas' own history. */
export function* writeMerged(
  write: PlanWriter,
  data: Dataset,
  { row, base, theirs, merged, standing }: Worked,
  why: string,
): Pieces<void> {
  const scenarioId = row.scenario_id;
  takeSnapshot(write, scenarioId, 'merge');
  yield* storeDraftInPieces(write, data, scenarioId, merged.draft);
  const kept = new Set(merged.draft.territories.map(({ territory_id }) => territory_id));
  for (const { id, groupId } of theirs.territories)
    if (groupId !== null && kept.has(id) && !standing.has(id) && base.groups.includes(groupId))
      write.put('territory_parent', { scenario_id: scenarioId, territory_id: id, group_id: groupId });
  writeQuotas(
    write,
    scenarioId,
    merged.quotas.filter(({ node }) => !node.startsWith('t:') || kept.has(Number(node.slice(2)))),
    why,
  );
  yield;
  for (const [at, figure] of merged.figures.entries()) {
    writeFigure(write, figure);
    if (at % figuresAtOnce === figuresAtOnce - 1) yield;
  }
}

function writeQuotas(
  write: PlanWriter,
  scenarioId: number,
  quotas: readonly TakenQuota[],
  why: string,
): void {
  for (const [componentId, cells] of Map.groupBy(quotas, (cell) => cell.componentId)) {
    const key = { scenario_id: scenarioId, component_id: componentId };
    const noted = cells.map(({ node, period, fen }) => {
      const former = write.get('quota_cell', { ...key, node, period })?.amount ?? null;
      const named = write.get('territory', { scenario_id: scenarioId, territory_id: Number(node.slice(2)) });
      return note(
        fen === null ? 'unlock' : 'cell',
        componentId,
        node,
        named?.name ?? '',
        period,
        former,
        fen,
      );
    });
    writeLocks(write, scenarioId, componentId, cells);
    noteChanges(write, scenarioId, noted, why);
  }
}

const figureColumns = {
  class: 'class_manual',
  calls: 'calls_manual',
  minutes: 'minutes_manual',
  potential: 'potential_fen',
} as const satisfies Record<TakenFigure['field'], keyof AccountRecord>;

function writeFigure(write: PlanWriter, { accountId, field, value }: TakenFigure): void {
  const account = write.get('account', { id: accountId });
  if (account) write.put('account', { ...account, [figureColumns[field]]: value });
}
