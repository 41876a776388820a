import { type Command, InvalidArgumentError } from 'commander';
import type { AccountSums, LayerList } from '../../../shared/contract/layers.ts';
import type { LayerCondition } from '../../../shared/domain/layer-rule.ts';
import { AppError } from '../../../shared/errors.ts';
import { presentScenario } from '../../services/assignment.ts';
import type { Services } from '../../services/index.ts';
import { findScenario } from '../find-scenario.ts';
import { parseCondition } from '../layer-where.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';
import { yuan } from '../yuan.ts';

interface LayersOptions extends CommonOptions {
  scenario?: string;
  add?: string;
  where?: LayerCondition[];
  any?: true;
  exclusive?: true;
  empty?: true;
}

/** `layers plan.sqlite`: the ways the market is cut; with `--add`, a new one used in a scenario. */
export function registerLayers(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const read = valueReaders(terminal);
  const condition = (text: string, before: LayerCondition[] = []) => {
    const parsed = parseCondition(text);
    if (!parsed) throw new InvalidArgumentError(word('layers.whereInvalid'));
    return [...before, parsed];
  };
  program
    .command('layers')
    .description(word('layers.about'))
    .argument('<plan>', word('arguments.plan'))
    .option('--scenario <name>', word('layers.scenario'), read.name)
    .option('--add <name>', word('layers.add'), read.name)
    .option('--where <condition>', word('layers.where'), condition)
    .option('--any', word('layers.any'))
    .option('--exclusive', word('layers.exclusive'))
    .option('--empty', word('layers.empty'))
    .option('--json', word('options.json'))
    .action((path: string, options: LayersOptions, command: Command) => {
      const adds = options.add !== undefined;
      if (adds && (options.where === undefined || options.scenario === undefined))
        command.error(word('layers.addNeeds'));
      if (!adds && (options.where || options.any || options.exclusive || options.empty))
        command.error(word('layers.addOnly'));
      return runOnPlan(terminal, path, options, async (services) => answer(services, options, terminal));
    });
}

function answer(services: Services, options: LayersOptions, { word }: Terminal): Answer {
  const lines: string[] = [];
  const scenarioId =
    options.scenario === undefined ? usualScenario(services) : findScenario(services, options.scenario).id;
  let list: LayerList;
  if (options.add === undefined) list = services.layers.list(scenarioId);
  else {
    const rule = {
      match: options.any ? ('any' as const) : ('all' as const),
      conditions: options.where ?? [],
    };
    const exclusive = options.exclusive === true;
    list = services.layers.add(scenarioId, options.add, rule, exclusive, options.empty ? 'empty' : 'copy');
  }
  const plan = services.session.plan();
  const nameOf = (id: number) => plan.get('scenario', { id })?.name ?? '';
  for (const layer of list.layers) {
    lines.push(
      word(layer.exclusive ? 'layers.lineExclusive' : 'layers.line', {
        name: layer.name,
        accounts: layer.sums.accounts,
        sales: yuan(layer.sums.salesFen),
        potential: yuan(layer.sums.potentialFen),
      }),
    );
  }
  lines.push(
    word('layers.coverage', {
      scenario: nameOf(list.baseId),
      geography: list.geography.accounts,
      none: list.inNoLayer.accounts,
      twice: list.inTwoExclusive.accounts,
    }),
  );
  return {
    document: {
      scenario: nameOf(list.baseId),
      layers: list.layers.map((layer) => ({
        layer: layer.id,
        name: layer.name,
        exclusive: layer.exclusive,
        rule: layer.rule,
        ...sums(layer.sums),
        takenBefore: layer.takenBefore,
        alignment: layer.alignmentId === null ? null : nameOf(layer.alignmentId),
        usedIn: plan.where('scenario_layer', { layer_id: layer.id }).map(({ base_id }) => nameOf(base_id)),
      })),
      geography: sums(list.geography),
      total: sums(list.total),
      inNoLayer: sums(list.inNoLayer),
      inTwoExclusive: sums(list.inTwoExclusive),
    },
    lines,
  };
}

const sums = ({ accounts, calls, workloadMinutes, potentialFen, salesFen }: AccountSums) => ({
  accounts,
  calls,
  workload: workloadMinutes,
  potential: yuan(potentialFen),
  sales: yuan(salesFen),
});

/** Asked about none in particular: the present state, else the first. Throws NOT_FOUND in a plan without scenarios. */
function usualScenario({ session }: Services): number {
  const plan = session.plan();
  const found = presentScenario(plan) ?? plan.all('scenario')[0];
  if (!found) throw new AppError('NOT_FOUND', { what: 'scenario', name: '' });
  return found.id;
}
