import type { Alignment, TerritoryRow, TerritorySums } from '../../../shared/contract/scenario.ts';
import type { TerritoryTree } from '../../../shared/contract/tree.ts';
import { rollUpTree } from '../../engine/measures/tree.ts';
import { repCapacity, utilisation } from '../../engine/measures/workload.ts';
import type { Figures } from '../dataset.ts';
import type { Weighting } from '../formulas.ts';
import type { ScenarioTree } from './read-tree.ts';

/** The tree with every sum of its territories rolled up; every level sums exactly to the one above. */
export function treeView(scenario: ScenarioTree, data: Figures, alignment: Alignment): TerritoryTree {
  const { groups, tree, territoryIds, territoryGroup } = scenario;
  const rows = new Map(alignment.territories.map((row) => [row.id, row]));
  const up = (pick: (row: TerritoryRow) => number) =>
    rollUpTree(
      tree,
      territoryGroup,
      Float64Array.from(territoryIds, (id) => {
        const row = rows.get(id);
        return row ? pick(row) : 0;
      }),
    );
  const sums = rolledSums(alignment, data.weighting, up);
  const shares = up((row) => row.share);
  const counts = up(() => 1);
  const capacities = up((row) => capacityOf(row, data));
  const whole = alignment.territories.reduce((sum, row) => sum + row.share, 0);
  const deviation = (pick: (sums: TerritorySums) => number) => {
    const total = alignment.territories.reduce((sum, row) => sum + pick(row.sums), 0);
    return groups.map((_, group) =>
      total > 0 && shares[group] > 0 ? (pick(sums(group)) * whole) / (total * shares[group]) - 1 : null,
    );
  };
  const workload = deviation(({ workloadMinutes }) => workloadMinutes);
  const potential = deviation(({ potentialFen }) => potentialFen);
  const sales = deviation(({ salesFen }) => salesFen);
  const direct = Map.groupBy(territoryIds, (_, territory) => territoryGroup[territory]);
  return {
    scenarioId: alignment.scenarioId,
    revision: alignment.revision,
    levels: tree.depth.reduce((most, depth) => Math.max(most, depth + 1), 0),
    groups: groups.map((group, index) => ({
      id: group.group_id,
      parentId: group.parent_id,
      name: group.name,
      managerRepId: group.manager_rep_id,
      depth: tree.depth[index],
      territoryIds: direct.get(index) ?? [],
      territoryCount: counts[index],
      share: shares[index],
      sums: sums(index),
      workloadDeviation: workload[index],
      potentialDeviation: potential[index],
      salesDeviation: sales[index],
      utilisation: utilisation(sums(index).calls, capacities[index]),
    })),
    top: direct.get(-1) ?? [],
  };
}

function rolledSums(
  alignment: Alignment,
  weighting: Figures['weighting'],
  up: (pick: (row: TerritoryRow) => number) => Float64Array,
): (group: number) => TerritorySums {
  const units = up((row) => row.sums.units);
  const accounts = up((row) => row.sums.accounts);
  const calls = up((row) => row.sums.calls);
  const workload = up((row) => row.sums.workloadMinutes);
  const potential = up((row) => row.sums.potentialFen);
  const sales = up((row) => row.sums.salesFen);
  const previous = up((row) => row.sums.previousSalesFen);
  const imported = alignment.total.imported.map((_, measure) => {
    const parts = weighting[measure];
    return parts ? quotients(alignment, parts, up) : [...up((row) => row.sums.imported[measure] ?? 0)];
  });
  return (group) => ({
    units: units[group],
    accounts: accounts[group],
    calls: calls[group],
    workloadMinutes: workload[group],
    potentialFen: potential[group],
    salesFen: sales[group],
    previousSalesFen: previous[group],
    imported: imported.map((values) => values[group]),
  });
}

/** Figures that do not add up, per group: Σ above ÷ Σ below over its units; null where nothing is below. */
function quotients(
  { unitTerritory }: Alignment,
  { above, below }: Weighting,
  up: (pick: (row: TerritoryRow) => number) => Float64Array,
): (number | null)[] {
  const over = new Map<number, number>();
  const under = new Map<number, number>();
  unitTerritory.forEach((id, unit) => {
    if (Number.isNaN(above[unit]) || Number.isNaN(below[unit])) return;
    over.set(id, (over.get(id) ?? 0) + above[unit]);
    under.set(id, (under.get(id) ?? 0) + below[unit]);
  });
  const overs = up(({ id }) => over.get(id) ?? 0);
  const unders = up(({ id }) => under.get(id) ?? 0);
  return Array.from(overs, (value, group) => (unders[group] === 0 ? null : value / unders[group]));
}

/** Calls a year the territory can have made: what its utilisation was judged by. */
function capacityOf({ repId, sums, utilisation: used }: TerritoryRow, data: Figures): number {
  if (used !== null && used > 0) return sums.calls / used;
  const rep = repId === null ? undefined : data.repById.get(repId);
  return repCapacity(rep?.calls_per_day ?? null, rep?.working_days ?? null, data.settings);
}
