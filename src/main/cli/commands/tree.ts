import type { Command } from 'commander';
import type { TerritorySums } from '../../../shared/contract/scenario.ts';
import type { Grouping, TerritoryTree } from '../../../shared/contract/tree.ts';
import type { Services } from '../../services/index.ts';
import { findScenario } from '../find-scenario.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';
import { yuan } from '../yuan.ts';

interface TreeOptions extends CommonOptions {
  scenario: string;
  by?: Grouping['by'];
  groups?: number;
  above?: true;
}

const ways = ['province', 'city', 'provinceCity', 'balanced'] as const;

/** `tree plan.sqlite --scenario …`: the territory tree with its sums; `--by` groups the territories first. */
export function registerTree(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const read = valueReaders(terminal);
  program
    .command('tree')
    .description(word('tree.about'))
    .argument('<plan>', word('arguments.plan'))
    .requiredOption('--scenario <name>', word('options.scenario'), read.name)
    .option('--by <way>', word('tree.by'), read.oneOf(ways))
    .option('--groups <n>', word('tree.groups'), read.whole(1, 200))
    .option('--above', word('tree.above'))
    .option('--json', word('options.json'))
    .action((path: string, options: TreeOptions, command: Command) => {
      if (options.by === 'balanced' && options.groups === undefined) command.error(word('tree.groupsNeeded'));
      if (options.by !== 'balanced' && options.groups !== undefined) command.error(word('tree.groupsUnused'));
      if (options.by === undefined && options.above) command.error(word('tree.aboveUnused'));
      return runOnPlan(terminal, path, options, (services) => showTree(services, options, terminal));
    });
}

async function showTree(services: Services, options: TreeOptions, { word }: Terminal): Promise<Answer> {
  const scenario = findScenario(services, options.scenario);
  const lines: string[] = [];
  let tree: TerritoryTree;
  if (options.by === undefined) tree = services.tree.get(scenario.id);
  else {
    const scope = options.above ? 'top' : 'all';
    const count = options.groups === undefined ? {} : { count: options.groups };
    tree = await services.tree.group(scenario.id, { by: options.by, scope, ...count });
    lines.push(word('tree.grouped', { scenario: scenario.name, count: tree.groups.length }));
  }
  const alignment = services.projection.alignment(scenario.id);
  const rows = new Map(alignment.territories.map((row) => [row.id, row]));
  const reps = services.projection.dataset().repById;
  const measures = (sums: TerritorySums) => ({
    units: sums.units,
    accounts: sums.accounts,
    calls: sums.calls,
    workload: sums.workloadMinutes,
    potential: yuan(sums.potentialFen),
    sales: yuan(sums.salesFen),
    previousSales: yuan(sums.previousSalesFen),
  });
  const territory = (territoryId: number) => {
    const row = rows.get(territoryId);
    return {
      territory: territoryId,
      name: row?.name ?? '',
      rep: reps.get(row?.repId ?? 0)?.ref ?? null,
      measures: row ? measures(row.sums) : null,
    };
  };
  const groupsOf = (parentId: number | null): unknown[] =>
    tree.groups
      .filter((group) => group.parentId === parentId)
      .map((group) => ({
        group: group.id,
        name: group.name,
        manager: reps.get(group.managerRepId ?? 0)?.ref ?? null,
        territoryCount: group.territoryCount,
        measures: measures(group.sums),
        workloadDeviation: group.workloadDeviation,
        potentialDeviation: group.potentialDeviation,
        utilisation: group.utilisation,
        groups: groupsOf(group.id),
        territories: group.territoryIds.map(territory),
      }));
  for (const group of tree.groups) {
    lines.push(
      word('tree.line', {
        indent: '  '.repeat(group.depth),
        name: group.name,
        count: group.territoryCount,
        accounts: group.sums.accounts,
        hours: Math.round(group.sums.workloadMinutes / 60),
        potential: yuan(group.sums.potentialFen),
      }),
    );
  }
  lines.push(word('tree.top', { count: tree.top.length }));
  return {
    document: {
      scenario: scenario.name,
      levels: tree.levels,
      groups: groupsOf(null),
      territories: tree.top.map(territory),
      unassigned: measures(alignment.unassigned),
      total: measures(alignment.total),
    },
    lines,
  };
}
