import type { QuotaSheet } from '../../../shared/contract/quota.ts';
import type { TerritoryRecord } from '../../plan/rows.ts';
import type { Dataset } from '../dataset.ts';
import type { Draft } from '../redraw/draft.ts';
import type { AccountFigures, SliceContent, SliceGroup, SliceQuota } from './content.ts';

/** One side of the merge: who has what as a draft over the whole plan, and the slice's figures by key. */
export interface Side {
  readonly draft: Draft;
  readonly figures: ReadonlyMap<number, AccountFigures>;
  /** `<component> <node> <period>` → minor units, as shown. */
  readonly amounts: ReadonlyMap<string, number>;
  /** The same keys: what of it is set by hand. */
  readonly cells: ReadonlyMap<string, number>;
  readonly tree: SideTree;
}

/** The part of the territory tree within the slice, and the scenario's note. */
export interface SideTree {
  readonly groups: ReadonlyMap<number, SliceGroup>;
  /** Group by territory; null = in none of the slice. */
  readonly places: ReadonlyMap<number, number | null>;
  readonly note: string;
}

export const treeOf = ({ tree, territories, note }: SliceContent): SideTree => ({
  groups: new Map(tree.map((row) => [row.id, row])),
  places: new Map(territories.map(({ id, groupId }) => [id, groupId])),
  note,
});

export const quotaKey = (componentId: number, node: string, period: number): string =>
  `${componentId} ${node} ${period}`;

export function amountsOf(quotas: readonly SliceQuota[]): Map<string, number> {
  return new Map(
    quotas.flatMap(({ componentId, node, amounts }) =>
      amounts.map((amount, period) => [quotaKey(componentId, node, period), amount] as const),
    ),
  );
}

export const cellsOf = (cells: SliceContent['cells']): Map<string, number> =>
  new Map(cells.map(([componentId, node, period, amount]) => [quotaKey(componentId, node, period), amount]));

/** The nodes of a sheet that are in question, as a content holds them. */
export const quotasOfSheet = (sheet: QuotaSheet, isWanted: (node: string) => boolean): SliceQuota[] =>
  sheet.nodes
    .filter(({ node }) => isWanted(node))
    .map(({ node, amountsFen }) => ({ componentId: sheet.componentId, node, amounts: [...amountsFen] }));

/**
 * The plan as it would be with the slice as a content has it: what is outside the slice stays as it is here.
 * @param here the plan as it is
 * @param own territories of the slice on either side
 * @param isRep whether a rep is known here
 */
export function sideOf(
  data: Dataset,
  here: Draft,
  own: ReadonlySet<number>,
  content: SliceContent,
  isRep: (id: number) => boolean,
): Side {
  const standing = new Map(here.territories.map((row) => [row.territory_id, row]));
  let last = here.territories.reduce((most, { position }) => Math.max(most, position), 0);
  const territories = [
    ...here.territories.filter(({ territory_id }) => !own.has(territory_id)),
    ...content.territories.map(
      ({ id, name, colour, repId, share }): TerritoryRecord => ({
        scenario_id: here.territories[0]?.scenario_id ?? 0,
        territory_id: id,
        name,
        colour,
        rep_id: repId !== null && isRep(repId) ? repId : null,
        locked: 0,
        share,
        position: standing.get(id)?.position ?? ++last,
      }),
    ),
  ];
  const unitTerritory = here.unitTerritory.slice();
  for (const [id, territoryId] of content.units) {
    const unit = data.unitIndex.get(id);
    if (unit !== undefined) unitTerritory[unit] = territoryId;
  }
  const exceptions = new Map(here.exceptions);
  for (const id of content.accounts) exceptions.delete(id);
  for (const [id, territoryId] of content.exceptions)
    if (data.accountIndex.has(id)) exceptions.set(id, territoryId);
  return {
    draft: { territories, unitTerritory, exceptions },
    figures: new Map(content.figures.map((row) => [row[0], row])),
    amounts: amountsOf(content.quotas),
    cells: cellsOf(content.cells),
    tree: treeOf(content),
  };
}
