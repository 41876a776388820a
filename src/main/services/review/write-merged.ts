import type { Pieces } from '../../plan/pieces.ts';
import type { PlanWriter } from '../../plan/plan.ts';
import type { AccountRecord } from '../../plan/rows.ts';
import { scenarioRecord } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { note, noteChanges } from '../quota/changes.ts';
import { writeLocks } from '../quota/locks.ts';
import { storeDraftInPieces } from '../redraw/draft.ts';
import { takeSnapshot } from '../redraw/snapshots.ts';
import type { SliceContent, SliceGroup } from './content.ts';
import type { Worked } from './desk.ts';
import type { TakenFigure, TakenQuota } from './merge-slice.ts';
import type { TakenTree } from './merge-tree.ts';

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
  writeGroups(write, scenarioId, base, merged.tree);
  const groupStands = (id: number) =>
    write.get('territory_group', { scenario_id: scenarioId, group_id: id }) !== undefined;
  const kept = new Set(merged.draft.territories.map(({ territory_id }) => territory_id));
  for (const { id, groupId } of theirs.territories)
    if (groupId !== null && kept.has(id) && !standing.has(id) && groupStands(groupId))
      write.put('territory_parent', { scenario_id: scenarioId, territory_id: id, group_id: groupId });
  writeQuotas(
    write,
    scenarioId,
    merged.quotas.filter(({ node }) => !node.startsWith('t:') || kept.has(Number(node.slice(2)))),
    why,
  );
  writePlaces(write, scenarioId, base, merged.tree);
  if (merged.tree.note !== null)
    write.put('scenario', { ...scenarioRecord(write, scenarioId), note: merged.tree.note });
  yield;
  for (const [at, figure] of merged.figures.entries()) {
    writeFigure(write, figure);
    if (at % figuresAtOnce === figuresAtOnce - 1) yield;
  }
}

/** The group above the slice, when all of it that stands at its top is in one. */
function groupAbove(write: PlanWriter, scenarioId: number, { tree }: SliceContent): number | null {
  const inside = new Set(tree.map(({ id }) => id));
  const above = new Set(
    tree
      .filter(({ parentId }) => parentId === null)
      .flatMap(({ id }) => {
        const row = write.get('territory_group', { scenario_id: scenarioId, group_id: id });
        return row === undefined || (row.parent_id !== null && inside.has(row.parent_id))
          ? []
          : [row.parent_id];
      }),
  );
  const [one = null] = above;
  return above.size === 1 ? one : null;
}

function writeGroups(write: PlanWriter, scenarioId: number, base: SliceContent, { groups }: TakenTree): void {
  const ofScenario = { scenario_id: scenarioId };
  const above = groupAbove(write, scenarioId, base);
  const rowOf = (id: number | null) =>
    id === null ? undefined : write.get('territory_group', { ...ofScenario, group_id: id });
  const siblings = write.where('territory_group', ofScenario);
  let last = siblings.reduce((most, { position }) => Math.max(most, position), 0);
  const was = new Map(base.tree.map((row) => [row.id, row]));
  const put = (row: SliceGroup) => {
    const now = rowOf(row.id);
    const moves = now === undefined || row.parentId !== (was.get(row.id)?.parentId ?? null);
    // Where it stands below another that came here, or in a circle with one moved here, it stays above.
    const wanted = row.parentId === null || rowOf(row.parentId) === undefined ? above : row.parentId;
    const parent = moves ? wanted : now.parent_id;
    const works = row.managerId !== null && write.get('rep', { id: row.managerId });
    write.put('territory_group', {
      ...ofScenario,
      group_id: row.id,
      name: row.name,
      parent_id: isBelow(parent, row.id) ? above : parent,
      manager_rep_id: works ? row.managerId : null,
      position: now?.position ?? ++last,
    });
  };
  const isBelow = (from: number | null, id: number) => {
    for (let at = from; at !== null; at = rowOf(at)?.parent_id ?? null) if (at === id) return true;
    return false;
  };
  const taken = [...groups.values()].filter((row) => row !== null);
  // Each twice: a group may stand in one that comes after it.
  for (const row of taken) if (rowOf(row.id) === undefined) put({ ...row, parentId: null });
  for (const row of taken) put(row);
  for (const [id, row] of groups)
    if (row === null) write.remove('territory_group', { ...ofScenario, group_id: id });
}

function writePlaces(write: PlanWriter, scenarioId: number, base: SliceContent, { places }: TakenTree): void {
  const ofScenario = { scenario_id: scenarioId };
  const above = groupAbove(write, scenarioId, base);
  for (const [territory_id, wanted] of places) {
    if (!write.get('territory', { ...ofScenario, territory_id })) continue;
    const group_id = wanted ?? above;
    if (group_id === null) write.remove('territory_parent', { ...ofScenario, territory_id });
    else if (write.get('territory_group', { ...ofScenario, group_id }))
      write.put('territory_parent', { ...ofScenario, territory_id, group_id });
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
