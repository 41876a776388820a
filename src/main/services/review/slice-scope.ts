import type { ReviewScope } from '../../../shared/contract/review.ts';
import { AppError } from '../../../shared/errors.ts';
import type { PlanReader } from '../../plan/plan.ts';
import { territoriesOf } from '../assignment.ts';
import type { Projection } from '../projection.ts';
import { readTree } from '../tree/read-tree.ts';

/** Which rows of a plan belong to some of a scenario's territories. */
export interface Slice {
  readonly name: string;
  readonly scenarioId: number;
  readonly territoryIds: ReadonlySet<number>;
  /** Groups of the tree that hold these territories and no others. */
  readonly groupIds: ReadonlySet<number>;
  readonly unitIds: ReadonlySet<number>;
  /** What the territories have after named accounts, wherever they lie. */
  readonly accountIds: ReadonlySet<number>;
  /** Who works the territories or leads the groups. */
  readonly repIds: ReadonlySet<number>;
}

/** Names shown of picked territories; the rest are counted. */
const namesShown = 3;

/** @throws AppError REVIEW_NOTHING_CHOSEN, NOT_FOUND */
export function sliceOf(
  plan: PlanReader,
  projection: Projection,
  scenarioId: number,
  scope: ReviewScope,
): Slice {
  const tree = readTree(plan, scenarioId);
  const below = new Set<number>();
  let name = '';
  let territoryIds: Set<number>;
  if (scope.kind === 'group') {
    const top = tree.groupIndex.get(scope.groupId);
    if (top === undefined) throw new AppError('NOT_FOUND', { what: 'group', id: scope.groupId });
    name = tree.groups[top].name;
    // Each group stands before those below it.
    tree.groups.forEach((_, at) => {
      if (at === top || below.has(tree.tree.parent[at])) below.add(at);
    });
    territoryIds = new Set(tree.territoryIds.filter((_, at) => below.has(tree.territoryGroup[at])));
  } else territoryIds = new Set(scope.ids);
  const rows = territoriesOf(plan, scenarioId).filter(({ territory_id }) => territoryIds.has(territory_id));
  if (rows.length === 0) throw new AppError('REVIEW_NOTHING_CHOSEN');
  if (rows.length < territoryIds.size) {
    const lost = [...territoryIds].find((id) => rows.every(({ territory_id }) => territory_id !== id));
    throw new AppError('NOT_FOUND', { what: 'territory', id: lost ?? 0 });
  }
  if (name === '') {
    const names = rows.slice(0, namesShown).map((row) => row.name);
    name = rows.length > namesShown ? `${names.join('、')} +${rows.length - namesShown}` : names.join('、');
  }

  // A group with a territory outside is not the slice's, nor is one above the group chosen.
  const outside = new Set<number>();
  tree.territoryIds.forEach((id, at) => {
    if (territoryIds.has(id)) return;
    for (let group = tree.territoryGroup[at]; group >= 0; group = tree.tree.parent[group]) outside.add(group);
  });
  const holding = new Set<number>();
  tree.territoryIds.forEach((id, at) => {
    if (!territoryIds.has(id)) return;
    for (let group = tree.territoryGroup[at]; group >= 0; group = tree.tree.parent[group]) {
      if (scope.kind === 'group' && !below.has(group)) break;
      holding.add(group);
    }
  });
  const groups = tree.groups.filter((_, at) => holding.has(at) && !outside.has(at));

  const data = projection.dataset(scenarioId);
  const { territoryIndex, unitTerritory, accountTerritory } = projection.assignment(scenarioId);
  const chosen = new Set([...territoryIds].map((id) => territoryIndex.get(id) ?? -1));
  return {
    name,
    scenarioId,
    territoryIds,
    groupIds: new Set(groups.map(({ group_id }) => group_id)),
    unitIds: new Set(data.units.flatMap(({ id }, at) => (chosen.has(unitTerritory[at]) ? [id] : []))),
    accountIds: new Set(
      data.accounts.flatMap(({ id }, at) => (chosen.has(accountTerritory[at]) ? [id] : [])),
    ),
    repIds: new Set(
      [...rows.map(({ rep_id }) => rep_id), ...groups.map(({ manager_rep_id }) => manager_rep_id)].filter(
        (id) => id !== null,
      ),
    ),
  };
}
