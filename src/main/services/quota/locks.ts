import type { QuotaCellEdit } from '../../../shared/contract/quota.ts';
import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import { cellKey, type Locks } from './compute.ts';
import { nodeIds } from './nodes.ts';

/** Cells of a component set by hand, by `cellKey`, in minor units of its currency. */
export function readLocks(plan: PlanReader, scenarioId: number, componentId: number): Map<string, number> {
  const rows = plan.where('quota_cell', { scenario_id: scenarioId, component_id: componentId, locked: 1 });
  return new Map(rows.map(({ node, period, amount }) => [cellKey(node, period), amount]));
}

/** The same with edits made; null unlocks. Changes `locks`. */
export function changedLocks(locks: Map<string, number>, cells: readonly QuotaCellEdit[]): Locks {
  for (const { node, period, fen } of cells) {
    if (fen === null) locks.delete(cellKey(node, period));
    else locks.set(cellKey(node, period), fen);
  }
  return locks;
}

/** Only hand-set cells are stored; rows of older plans that hold spread amounts go. */
export function writeLocks(
  write: PlanWriter,
  scenarioId: number,
  componentId: number,
  cells: readonly QuotaCellEdit[],
): void {
  const scope = { scenario_id: scenarioId, component_id: componentId };
  write.removeWhere('quota_cell', { ...scope, locked: 0 });
  for (const { node, period, fen } of cells) {
    const key = { ...scope, node, period };
    if (fen === null) write.remove('quota_cell', key);
    else write.put('quota_cell', { ...key, amount: fen, locked: 1, ...nodeIds(node) });
  }
}
