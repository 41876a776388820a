import { Argument, type Command, Option } from 'commander';
import type { Operation } from '../../../shared/contract/redraw.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Services } from '../../services/index.ts';
import { findScenario } from '../find-scenario.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';
import { yuan } from '../yuan.ts';

const kinds = ['merge', 'swap', 'dissolve', 'split', 'fillHoles', 'straighten', 'giveOverflow'] as const;
type Kind = (typeof kinds)[number];
const measures = ['workload', 'potential', 'sales'] as const;

interface RedrawOptions extends CommonOptions {
  scenario: string;
  territory?: string;
  other?: string;
  parts?: number;
  byCity?: true;
  line?: [number, number][];
  eachPiece?: true;
  measure: (typeof measures)[number];
  tolerance: number;
  preview?: true;
}

/** `redraw plan.sqlite split --scenario 方案A --territory 南京 --parts 3`: a set operation, or only what it would do. */
export function registerRedraw(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const { name, whole, number, corners, oneOf } = valueReaders(terminal);
  program
    .command('redraw')
    .description(word('redraw.about'))
    .argument('<plan>', word('arguments.plan'))
    .addArgument(
      new Argument('<operation>', word('redraw.operation', { list: kinds.join(', ') })).argParser(
        oneOf(kinds),
      ),
    )
    .requiredOption('--scenario <name>', word('options.scenario'), name)
    .option('--territory <name>', word('redraw.territory'), name)
    .option('--other <name>', word('redraw.other'), name)
    .option('--parts <n>', word('redraw.parts'), whole(2, 30))
    .option('--by-city', word('redraw.byCity'))
    .option('--line <corners>', word('redraw.line'), corners)
    .option('--each-piece', word('redraw.eachPiece'))
    .addOption(new Option('--measure <name>', word('redraw.measure')).choices(measures).default('workload'))
    .option('--tolerance <ratio>', word('redraw.tolerance'), number(0, 1), 0.1)
    .option('--preview', word('redraw.preview'))
    .option('--json', word('options.json'))
    .action((path: string, kind: Kind, options: RedrawOptions, command: Command) => {
      for (const [option, flag] of needs(kind))
        if (options[option] === undefined) command.error(word('usage.missingOption', { a: flag }));
      return runOnPlan(terminal, path, options, async (services) =>
        redraw(services, kind, options, terminal),
      );
    });
}

/** The options an operation can't do without. */
function needs(kind: Kind): (readonly ['territory' | 'other', string])[] {
  if (kind === 'fillHoles' || kind === 'straighten') return [];
  const territory = ['territory', '--territory <name>'] as const;
  return kind === 'merge' || kind === 'swap' ? [territory, ['other', '--other <name>']] : [territory];
}

function redraw(services: Services, kind: Kind, options: RedrawOptions, { word }: Terminal): Answer {
  const scenario = findScenario(services, options.scenario);
  const operation = operationOf(services, scenario.id, kind, options);
  const effect = services.redraw.preview(scenario.id, operation);
  const breaches = effect.breaches.map(({ rule, name, before, after }) => ({ rule, name, before, after }));
  if (!options.preview) services.redraw.operate(scenario.id, operation);
  const key = options.preview ? 'redraw.would' : 'redraw.done';
  return {
    document: {
      scenario: scenario.name,
      operation: kind,
      stored: !options.preview,
      units: effect.changes.length,
      accounts: effect.accounts,
      sales: yuan(effect.salesFen),
      territories: effect.territories.map(({ before, after }) => ({
        id: (after ?? before)?.id,
        name: (after ?? before)?.name,
        before: before && { workload: before.sums.workloadMinutes, deviation: before.workloadDeviation },
        after: after && { workload: after.sums.workloadMinutes, deviation: after.workloadDeviation },
      })),
      breaches,
    },
    lines: [
      word(key, { units: effect.changes.length, accounts: effect.accounts, breaches: breaches.length }),
    ],
  };
}

function operationOf(
  services: Services,
  scenarioId: number,
  kind: Kind,
  { territory, other, parts, byCity, line, eachPiece, measure, tolerance }: RedrawOptions,
): Operation {
  const { territories } = services.projection.alignment(scenarioId);
  const find = (name = '') => {
    const found = territories.find((row) => row.name === name);
    if (!found) throw new AppError('NOT_FOUND', { what: 'territory', name });
    return found.id;
  };
  const everywhere = () => (territory === undefined ? null : find(territory));
  switch (kind) {
    case 'merge':
      return { kind, territoryId: find(territory), intoId: find(other) };
    case 'swap':
      return { kind, territoryId: find(territory), withId: find(other) };
    case 'dissolve':
      return { kind, territoryId: find(territory) };
    case 'split': {
      if (line)
        return {
          kind: 'splitLine',
          territoryId: find(territory),
          line,
          eachPiece: eachPiece === true,
        };
      const by = byCity ? ('city' as const) : ('workload' as const);
      return { kind, territoryId: find(territory), by, parts: parts ?? (byCity ? null : 2) };
    }
    case 'giveOverflow':
      return { kind, territoryId: find(territory), measure, tolerance };
    default:
      return { kind, territoryId: everywhere() };
  }
}
