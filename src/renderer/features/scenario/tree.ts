import type { ScenarioSummary } from '../../../shared/contract/plan.ts';

export interface TreeRow {
  scenario: ScenarioSummary;
  depth: number;
  hasChildren: boolean;
}

/** Scenarios with each branch under what it was branched from, in the order they were made. */
export function scenarioTree(scenarios: readonly ScenarioSummary[]): TreeRow[] {
  const known = new Set(scenarios.map(({ id }) => id));
  const children = Map.groupBy(scenarios, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const rows: TreeRow[] = [];
  const seen = new Set<number>();
  const add = (parent: number | null, depth: number) => {
    for (const scenario of children.get(parent) ?? []) {
      if (seen.has(scenario.id)) continue;
      seen.add(scenario.id);
      rows.push({ scenario, depth, hasChildren: children.has(scenario.id) });
      add(scenario.id, depth + 1);
    }
  };
  add(null, 0);
  return rows;
}
