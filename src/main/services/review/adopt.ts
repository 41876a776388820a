import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import type { CommentRecord } from '../../plan/rows.ts';
import { subjectName, subjectOf } from '../comments/threads.ts';
import { nodeIds } from '../quota/nodes.ts';
import { nextTerritoryId } from '../redraw/draft.ts';
import type { SliceContent } from './content.ts';

/** Ids of territories and groups the reviewer made, and what they are here. */
export interface NewIds {
  readonly territories: ReadonlyMap<number, number>;
  readonly groups: ReadonlyMap<number, number>;
}

/** Those of an earlier acceptance stay; the others get the next free ones. */
export function newIds(plan: PlanReader, base: SliceContent, theirs: SliceContent, known: NewIds): NewIds {
  const next = (
    sent: readonly number[],
    came: readonly number[],
    had: ReadonlyMap<number, number>,
    free: number,
  ) => {
    const ids = new Map(had);
    let id = Math.max(free, ...[...had.values()].map((one) => one + 1));
    for (const one of came) if (!sent.includes(one) && !ids.has(one)) ids.set(one, id++);
    return ids;
  };
  const territories = ({ territories: rows }: SliceContent) => rows.map(({ id }) => id);
  return {
    territories: next(territories(base), territories(theirs), known.territories, nextTerritoryId(plan)),
    groups: next(base.groups, theirs.groups, known.groups, plan.max('territory_group', 'group_id') + 1),
  };
}

/**
 * What came back in this plan's terms, and nothing beyond what was sent: units, accounts and groups that were not in the package
 * are left out, a territory outside it is none, reps are found by number.
 */
export function adoptContent(
  plan: PlanReader,
  base: SliceContent,
  theirs: SliceContent,
  ids: NewIds,
): SliceContent {
  const territories = new Set([
    ...base.territories.map(({ id }) => id),
    ...theirs.territories.flatMap(({ id }) => ids.territories.get(id) ?? []),
  ]);
  const sentTerritories = new Map(base.territories.map((row) => [row.id, row]));
  const territoryId = (id: number): number | null =>
    sentTerritories.has(id) ? id : (ids.territories.get(id) ?? null);
  const groupId = (id: number | null): number | null =>
    id === null || base.groups.includes(id) ? id : (ids.groups.get(id) ?? null);
  const managers = new Map(base.tree.map(({ id, managerId }) => [id, managerId]));
  /** What a place becomes: one the slice does not have is no proposal. */
  const place = (id: number, was: number): number => {
    const here = id === 0 ? 0 : territoryId(id);
    return here !== null && (here === 0 || territories.has(here)) ? here : was;
  };
  const node = (text: string): string | null => {
    if (!text.startsWith('t:')) return text;
    const id = territoryId(Number(text.slice(2)));
    return id === null ? null : `t:${id}`;
  };
  const unitWas = new Map(base.units);
  const accountWas = new Map(base.exceptions);
  const accounts = new Set(base.accounts);
  const sentReps = new Set(base.reps.map(([id]) => id));
  const refs = new Map(theirs.reps);
  const byRef = new Map(
    plan.all('rep').flatMap((row) => (row.ref === '' ? [] : [[row.ref, row.id] as const])),
  );
  const rep = (id: number | null, was: number | null): number | null =>
    id === null || sentReps.has(id) ? id : (byRef.get(refs.get(id) ?? '') ?? was);
  const back = new Set(theirs.accounts);
  return {
    ...theirs,
    territories: theirs.territories.map((row) => ({
      ...row,
      id: territoryId(row.id) ?? row.id,
      repId: rep(row.repId, sentTerritories.get(row.id)?.repId ?? null),
      groupId: groupId(row.groupId),
    })),
    units: theirs.units.flatMap(([id, to]): [number, number][] => {
      const was = unitWas.get(id);
      return was === undefined ? [] : [[id, place(to, was)]];
    }),
    // An account the reviewer removed is as it was sent: removing it is not theirs to propose.
    accounts: base.accounts,
    exceptions: [
      ...theirs.exceptions.flatMap(([id, to]): [number, number][] =>
        accounts.has(id) ? [[id, place(to, accountWas.get(id) ?? 0)]] : [],
      ),
      ...base.exceptions.filter(([id]) => !back.has(id)),
    ],
    figures: theirs.figures.filter(([id]) => accounts.has(id)),
    cells: theirs.cells.flatMap(([componentId, text, period, amount]): SliceContent['cells'] => {
      const here = node(text);
      return here === null ? [] : [[componentId, here, period, amount]];
    }),
    groups: theirs.groups.flatMap((id) => groupId(id) ?? []),
    tree: theirs.tree.flatMap((row) => {
      const id = groupId(row.id);
      if (id === null) return [];
      const managerId = rep(row.managerId, managers.get(id) ?? null);
      return [{ ...row, id, parentId: groupId(row.parentId), managerId }];
    }),
    comments: theirs.comments.flatMap((row) => adoptComment(row, territoryId, node)),
  };
}

function adoptComment(
  row: CommentRecord,
  territoryId: (id: number) => number | null,
  node: (text: string) => string | null,
): CommentRecord[] {
  if (row.thing === 'account') return [{ ...row, territory_id: null, group_id: null }];
  if (row.thing === 'territory') {
    const id = territoryId(row.territory_id ?? 0);
    return id === null ? [] : [{ ...row, territory_id: id, group_id: null }];
  }
  const here = node(row.node ?? '');
  return here === null ? [] : [{ ...row, node: here, ...nodeIds(here) }];
}

/**
 * Takes comments over. One that is here already stays as it is, but for whether its thread is resolved; one that was sent and is
 * gone here was removed on purpose; one on what the plan does not have yet waits until that is accepted.
 * @returns how many came over
 */
export function adoptComments(
  write: PlanWriter,
  scenarioId: number,
  base: SliceContent,
  comments: readonly CommentRecord[],
): number {
  const sent = new Map(base.comments.map((row) => [row.comment_id, row]));
  const isFirst = (row: CommentRecord) => row.comment_id === row.thread_id;
  const ordered = [...comments].sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
  let count = 0;
  for (const row of ordered) {
    const here = write.get('comment', { scenario_id: scenarioId, comment_id: row.comment_id });
    const was = sent.get(row.comment_id);
    if (here) {
      const before = was?.resolved_at ?? null;
      if (isFirst(row) && row.resolved_at !== before && here.resolved_at === before)
        write.put('comment', { ...here, resolved_by: row.resolved_by, resolved_at: row.resolved_at });
      continue;
    }
    if (was !== undefined || subjectName(write, scenarioId, subjectOf(row)) === undefined) continue;
    const hasFirst =
      isFirst(row) || write.get('comment', { scenario_id: scenarioId, comment_id: row.thread_id });
    if (!hasFirst) continue;
    write.put('comment', { ...row, scenario_id: scenarioId });
    count++;
  }
  return count;
}
