import type { Alignment } from '../../../shared/contract/scenario.ts';
import type { ReportTree, ReportTreeRow } from '../../exchange/export/report.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { Dataset } from '../dataset.ts';
import { groupPath, readTree } from './read-tree.ts';
import { treeView } from './tree-view.ts';

/** The tree as an export writes it: groups and territories from top to bottom, each with all above it. */
export function reportTree(plan: PlanReader, data: Dataset, alignment: Alignment): ReportTree {
  const tree = readTree(plan, alignment.scenarioId);
  const view = treeView(tree, data, alignment);
  const rows: ReportTreeRow[] = [];
  const territories = new Map(alignment.territories.map((row) => [row.id, row]));
  const person = (repId: number | null) => (repId === null ? null : (data.repById.get(repId)?.name ?? null));
  const addTerritories = (ids: readonly number[], path: readonly string[]) => {
    for (const id of ids) {
      const row = territories.get(id);
      if (row)
        rows.push({ ...figures(row), path: [...path], territory: row.name, person: person(row.repId) });
    }
  };
  const addGroups = (parentId: number | null) => {
    for (const group of view.groups) {
      if (group.parentId !== parentId) continue;
      const path = groupPath(tree, tree.groupIndex.get(group.id) ?? -1);
      rows.push({ ...figures(group), path, territory: null, person: person(group.managerRepId) });
      addGroups(group.id);
      addTerritories(group.territoryIds, path);
    }
  };
  addGroups(null);
  addTerritories(view.top, []);
  return { levels: view.levels, rows };
}

type Figures = Pick<
  ReportTreeRow,
  'sums' | 'workloadDeviation' | 'potentialDeviation' | 'salesDeviation' | 'utilisation'
>;
const figures = (from: Figures): Figures => ({
  sums: { ...from.sums, imported: [...from.sums.imported] },
  workloadDeviation: from.workloadDeviation,
  potentialDeviation: from.potentialDeviation,
  salesDeviation: from.salesDeviation,
  utilisation: from.utilisation,
});
