import { z } from 'zod';
import { commentText } from '../../../shared/contract/comment.ts';
import { quotaNodeKey, quotaPeriod } from '../../../shared/contract/quota.ts';
import { AppError } from '../../../shared/errors.ts';
import { finish, type Pieces } from '../../plan/pieces.ts';
import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import type {
  AccountRecord,
  CommentRecord,
  QuotaCellRecord,
  RepRecord,
  ReviewContentRecord,
  TerritoryGroupRecord,
  TerritoryParentRecord,
  TerritoryRecord,
} from '../../plan/rows.ts';
import { scenarioRecord, territoriesOf } from '../assignment.ts';
import { storedJson } from '../stored-json.ts';

const whole = z.number().int();
const key = whole.positive();
const short = z.string().max(400);
const longestNote = 4000;

const territory = z.object({
  id: key,
  name: short,
  colour: whole.min(0),
  repId: key.nullable(),
  share: z.number().gt(0),
  /** The group of the tree it is directly in. */
  groupId: key.nullable(),
});
export type SliceTerritory = z.infer<typeof territory>;

/** A group of the tree within the slice; `parentId` null = at its top. */
const group = z.object({ id: key, name: short, parentId: key.nullable(), managerId: key.nullable() });
export type SliceGroup = z.infer<typeof group>;

/** A node's year, months and quarters as they are shown, spread or set by hand. */
const quotaOfNode = z.object({ componentId: key, node: quotaNodeKey, amounts: z.array(whole).length(17) });
export type SliceQuota = z.infer<typeof quotaOfNode>;

/** An account's own figures where they can be typed: id, class, calls a year, minutes a call, potential in fen. */
const accountFigures = z.tuple([
  key,
  z.enum(['A', 'B', 'C']).nullable(),
  z.number().nullable(),
  z.number().nullable(),
  z.number().nullable(),
]);
export type AccountFigures = z.infer<typeof accountFigures>;

const commentRow = z.object({
  scenario_id: key,
  comment_id: z.string().min(1).max(100),
  thread_id: z.string().min(1).max(100),
  thing: z.enum(['territory', 'account', 'quota']),
  territory_id: key.nullable(),
  group_id: key.nullable(),
  account_id: key.nullable(),
  component_id: key.nullable(),
  node: quotaNodeKey.nullable(),
  period: quotaPeriod.nullable(),
  text: commentText,
  author: short,
  at: z.string().max(40),
  resolved_by: short.nullable(),
  resolved_at: z.string().max(40).nullable(),
}) satisfies z.ZodType<CommentRecord>;

/** All that a review may change, as comparable values: what the three-way merge is given of each side. */
export const sliceContent = z.object({
  territories: z.array(territory),
  /** Unit id, territory id (0 = unassigned). */
  units: z.array(z.tuple([key, whole.min(0)])),
  /** Every account of the slice. */
  accounts: z.array(key),
  /** Accounts held apart from their unit: account id, territory id (0 = unassigned). */
  exceptions: z.array(z.tuple([key, whole.min(0)])),
  figures: z.array(accountFigures),
  quotas: z.array(quotaOfNode),
  /** Quotas set by hand: component, node, period, amount. */
  cells: z.array(z.tuple([key, quotaNodeKey, quotaPeriod, whole])),
  comments: z.array(commentRow),
  /** Reps as the slice has them: id, number in the firm's lists. */
  reps: z.array(z.tuple([key, short])),
  /** Groups of the tree within the slice. */
  groups: z.array(key),
  /** The same with what they are; packages of before did not say it. */
  tree: z.array(group).default([]),
  /** What stands in the scenario's note; the firm's own is not sent. */
  note: z.string().default(''),
});
export type SliceContent = z.infer<typeof sliceContent>;

export interface ContentScope {
  readonly scenarioId: number;
  /** Null = every territory, group and rep of the plan. */
  readonly territoryIds: ReadonlySet<number> | null;
  readonly groupIds: ReadonlySet<number> | null;
  readonly repIds: ReadonlySet<number> | null;
  readonly unitIds: ReadonlySet<number>;
  readonly accountIds: ReadonlySet<number>;
}

/** The rows a content is made of. */
export interface ContentRows {
  readonly territory: readonly TerritoryRecord[];
  readonly units: readonly (readonly [unitId: number, territoryId: number])[];
  readonly exceptions: readonly (readonly [accountId: number, territoryId: number])[];
  readonly figures: readonly AccountFigures[];
  readonly quota_cell: readonly QuotaCellRecord[];
  readonly comment: readonly CommentRecord[];
  readonly rep: readonly RepRecord[];
  readonly territory_group: readonly TerritoryGroupRecord[];
  readonly territory_parent: readonly TerritoryParentRecord[];
  readonly note: string;
}

export const figuresOf = (row: AccountRecord): AccountFigures => [
  row.id,
  row.class_manual,
  row.calls_manual,
  row.minutes_manual,
  row.potential_fen,
];

export function contentOf(rows: ContentRows, quotas: readonly SliceQuota[]): SliceContent {
  const groups = new Set(rows.territory_group.map(({ group_id }) => group_id));
  const groupOf = new Map(rows.territory_parent.map((row) => [row.territory_id, row.group_id]));
  return {
    territories: rows.territory.map((row) => ({
      id: row.territory_id,
      name: row.name,
      colour: row.colour,
      repId: row.rep_id,
      share: row.share,
      groupId: groupOf.get(row.territory_id) ?? null,
    })),
    units: rows.units.map(([id, territoryId]) => [id, territoryId]),
    accounts: rows.figures.map(([id]) => id),
    exceptions: rows.exceptions.map(([id, territoryId]) => [id, territoryId]),
    figures: [...rows.figures],
    quotas: [...quotas],
    cells: rows.quota_cell.map((row) => [row.component_id, row.node, row.period, row.amount]),
    comments: [...rows.comment],
    reps: rows.rep.map(({ id, ref }) => [id, ref]),
    groups: rows.territory_group.map(({ group_id }) => group_id),
    tree: rows.territory_group.map((row) => ({
      id: row.group_id,
      name: row.name,
      parentId: row.parent_id !== null && groups.has(row.parent_id) ? row.parent_id : null,
      managerId: row.manager_rep_id,
    })),
    note: rows.note.slice(0, longestNote),
  };
}

/** The content of a slice as a plan has it now; quotas as spread are not among it. */
export const readContent = (plan: PlanReader, scope: ContentScope): SliceContent =>
  finish(readContentInPieces(plan, scope));

export function* readContentInPieces(plan: PlanReader, scope: ContentScope): Pieces<SliceContent> {
  const { scenarioId, territoryIds, groupIds, repIds, unitIds, accountIds } = scope;
  const ofScenario = { scenario_id: scenarioId };
  const isIn = (ids: ReadonlySet<number> | null, id: number) => ids === null || ids.has(id);
  const figures = yield* figuresIn(plan, accountIds);
  const units = [...plan.unitTerritories(scenarioId)].filter(([id]) => unitIds.has(id));
  yield;
  return contentOf(
    {
      territory: territoriesOf(plan, scenarioId).filter(({ territory_id }) =>
        isIn(territoryIds, territory_id),
      ),
      units,
      exceptions: [...plan.accountExceptions(scenarioId)].filter(([id]) => accountIds.has(id)),
      figures,
      quota_cell: plan
        .where('quota_cell', { ...ofScenario, locked: 1 })
        .filter((row) => isNodeIn(row, territoryIds, groupIds)),
      comment: plan.where('comment', ofScenario).filter((row) => isCommentIn(row, scope)),
      rep: plan.all('rep').filter(({ id }) => isIn(repIds, id)),
      territory_group: plan
        .where('territory_group', ofScenario)
        .filter(({ group_id }) => isIn(groupIds, group_id)),
      territory_parent: plan
        .where('territory_parent', ofScenario)
        .filter(({ group_id }) => isIn(groupIds, group_id)),
      note: scenarioRecord(plan, scenarioId).note,
    },
    [],
  );
}

/** Accounts read in one piece: some ten milliseconds. */
const accountsAtOnce = 10_000;
const figureColumns = ['id', 'class_manual', 'calls_manual', 'minutes_manual', 'potential_fen'] as const;

function* figuresIn(plan: PlanReader, accountIds: ReadonlySet<number>): Pieces<AccountFigures[]> {
  const found: AccountFigures[] = [];
  for (let last: [number] | null = null; ; ) {
    const page: AccountFigures[] = plan.columnsAfter('account', figureColumns, last, accountsAtOnce);
    for (const row of page) if (accountIds.has(row[0])) found.push(row);
    last = [page.at(-1)?.[0] ?? 0];
    if (page.length < accountsAtOnce) return found;
    yield;
  }
}

/** Whether a comment is about something of the slice. */
export function isCommentIn(
  row: CommentRecord,
  { territoryIds, groupIds, accountIds }: Pick<ContentScope, 'territoryIds' | 'groupIds' | 'accountIds'>,
): boolean {
  if (row.thing === 'account') return row.account_id !== null && accountIds.has(row.account_id);
  return isNodeIn(row, territoryIds, groupIds);
}

/** Whether a row about a node of the tree is about one of the slice; that about the whole is, only where the slice is the whole plan. */
export function isNodeIn(
  { territory_id, group_id }: { territory_id: number | null; group_id: number | null },
  territoryIds: ReadonlySet<number> | null,
  groupIds: ReadonlySet<number> | null,
): boolean {
  if (territory_id !== null) return territoryIds === null || territoryIds.has(territory_id);
  if (group_id !== null) return groupIds === null || groupIds.has(group_id);
  return territoryIds === null;
}

type Part = ReviewContentRecord['part'];

/** @throws AppError PLAN_PART_DAMAGED */
export const storedContent = (plan: PlanReader, packageId: string, part: Part): SliceContent | null =>
  finish(storedContentInPieces(plan, packageId, part));

export function* storedContentInPieces(
  plan: PlanReader,
  packageId: string,
  part: Part,
): Pieces<SliceContent | null> {
  const row = plan.get('review_content', { package_id: packageId, part });
  if (!row) return null;
  const read = yield* parseContent(storedJson(row.content));
  if (read.success) return read.data;
  throw new AppError('PLAN_PART_DAMAGED', { table: 'review_content' }, { cause: read.error });
}

/** Items of a list judged in one piece. */
const itemsAtOnce = 10_000;

/** Judges a content as its schema does, its long lists piece by piece. */
export function* parseContent(
  value: unknown,
): Pieces<{ success: true; data: SliceContent } | { success: false; error: unknown }> {
  const lists = new Map<string, unknown[]>();
  const rest: Record<string, unknown> = { ...(typeof value === 'object' ? value : null) };
  for (const [name, list] of Object.entries(sliceContent.shape)) {
    const items = rest[name];
    if (!(list instanceof z.ZodArray) || !Array.isArray(items) || items.length <= itemsAtOnce) continue;
    const read: unknown[] = [];
    for (let from = 0; from < items.length; from += itemsAtOnce) {
      yield;
      const some = list.safeParse(items.slice(from, from + itemsAtOnce));
      if (!some.success) return some;
      for (const item of some.data) read.push(item);
    }
    lists.set(name, read);
    rest[name] = [];
  }
  const read = sliceContent.safeParse(rest);
  return read.success
    ? { success: true, data: { ...read.data, ...Object.fromEntries(lists) } as SliceContent }
    : read;
}

export function storeContent(
  write: PlanWriter,
  packageId: string,
  part: Part,
  content: object | string,
): void {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  write.put('review_content', { package_id: packageId, part, content: text });
}
