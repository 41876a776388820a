import type { Command } from 'commander';
import type { DesignEvent, DesignResult, DesignSettings } from '../../../shared/contract/design.ts';
import { AppError } from '../../../shared/errors.ts';
import { presentScenario } from '../../services/assignment.ts';
import type { Services } from '../../services/index.ts';
import { scenarioByName } from '../../services/scenario-service.ts';
import { measureWord, reasonLines } from '../reason-lines.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';
import { yuan } from '../yuan.ts';

interface DesignOptions extends CommonOptions {
  scenario: string;
  territories: number | 'reps';
  balance: string[];
  tolerance: number;
  homes?: true;
  keep: number;
  seconds: number;
  seed: number;
  threads: number;
  linkIslands: boolean;
  distances: 'greatCircle' | 'imported';
  persist?: true;
}

/** `design plan.sqlite --scenario …`: draws territories and puts them into the scenario, made from the present if new. */
export function registerDesign(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const read = valueReaders(terminal);
  const count = (text: string) => (text === 'reps' ? text : read.whole(1, 2000)(text));
  program
    .command('design')
    .description(word('design.about'))
    .argument('<plan>', word('arguments.plan'))
    .requiredOption('--scenario <name>', word('design.scenario'), read.name)
    .requiredOption('--territories <n|reps>', word('design.territories'), count)
    .option('--balance <measures>', word('design.balance'), read.names, ['workload', 'potential'])
    .option('--tolerance <share>', word('design.tolerance'), read.number(0.001, 10), 0.1)
    .option('--homes', word('design.homes'))
    .option('--keep <weight>', word('design.keep'), read.number(0, 1), 0)
    .option(
      '--distances <kind>',
      word('design.distances'),
      read.oneOf(['greatCircle', 'imported'] as const),
      'greatCircle',
    )
    .option('--persist', word('design.persist'))
    .option('--no-link-islands', word('design.noLinkIslands'))
    .option('--seconds <n>', word('design.seconds'), read.number(0.1, 3600), 20)
    .option('--seed <n>', word('design.seed'), read.whole(0, 2 ** 31 - 1), 1)
    .option('--threads <n>', word('design.threads'), read.whole(1, 64), 2)
    .option('--json', word('options.json'))
    .action((path: string, options: DesignOptions) =>
      runOnPlan(terminal, path, options, (services) => design(services, options, terminal)),
    );
}

async function design(services: Services, options: DesignOptions, terminal: Terminal): Promise<Answer> {
  const plan = services.session.plan();
  const target = scenarioByName(plan, options.scenario);
  const present = presentScenario(plan);
  if (target && target.id === present?.id)
    throw new AppError('VALUE_INVALID', { field: 'present', value: target.name });
  const from = target ?? present;
  if (!from) throw new AppError('DESIGN_NOTHING_TO_DO');
  const known = services.projection.dataset().measures;
  for (const key of options.balance) {
    if (!known.some((measure) => measure.key === key))
      throw new AppError('NOT_FOUND', { what: 'measure', id: key });
  }
  const { createDesignService } = await import('../../services/design/design-service.ts');
  const service = createDesignService(
    () => services.session.plan(),
    services.projection,
    () => terminal.language,
    options.threads,
  );
  const settings = settingsOf(options, from.id);
  service.check(settings);
  const linked = options.linkIslands ? await linkIslands(services) : [];
  const jobId = service.begin(settings);
  const stop = () => service.stop(jobId);
  process.once('SIGINT', stop);
  terminal.say(terminal.word('design.started', { seconds: options.seconds }));
  let last: DesignEvent | null = null;
  for await (const event of service.follow(jobId)) last = event;
  process.off('SIGINT', stop);
  if (!last?.result || last.state === 'failed') {
    if (linked.length > 0) plan.undo();
    throw new AppError('DESIGN_INFEASIBLE');
  }
  const alignment = service.apply(jobId, target ? null : options.scenario);
  return {
    document: {
      scenario: options.scenario,
      territories: alignment.territories.length,
      ...resultDocument(services, last.result, options.balance),
      linked,
    },
    lines: [
      ...linked.map((link) => terminal.word('design.linked', { ...link, metres: Math.round(link.metres) })),
      ...resultLines(services, last.result, alignment.territories.length, options, terminal),
    ],
  };
}

function settingsOf(options: DesignOptions, scenarioId: number): DesignSettings {
  return {
    scenarioId,
    count: options.territories,
    measures: options.balance.map((key) => ({ key, tolerance: options.tolerance, weight: 1 })),
    centres: options.homes ? 'homes' : 'free',
    start: 'new',
    keepPresent: options.keep,
    distances: options.distances,
    persist: options.persist === true,
    seconds: options.seconds,
    seed: options.seed,
  };
}

/** Joins every group of units that nothing joins to the rest with its nearest unit, as the map's suggestion does. */
async function linkIslands(services: Services): Promise<{ a: string; b: string; metres: number }[]> {
  const suggested = await services.links.suggest();
  if (suggested.length === 0) return [];
  services.links.accept(suggested.map(({ a, b }): [number, number] => [a, b]));
  const { units, unitIndex } = services.projection.dataset();
  const code = (id: number) => units[unitIndex.get(id) ?? -1]?.code ?? '';
  return suggested.map(({ a, b, metres }) => ({ a: code(a), b: code(b), metres }));
}

function resultDocument(services: Services, result: DesignResult, balance: readonly string[]) {
  const { units, unitIndex } = services.projection.dataset();
  const { lowerBoundMetres, travelMetres } = result;
  return {
    feasible: result.feasible,
    maxDeviation: Object.fromEntries(balance.map((key, index) => [key, result.maxDeviation[index]])),
    nonContiguous: result.nonContiguous,
    travelMetres,
    travelBeforeMetres: result.travelBeforeMetres,
    lowerBoundMetres,
    gap: lowerBoundMetres === null ? null : travelMetres / lowerBoundMetres - 1,
    movedAccounts: result.movedAccounts,
    movedSales: yuan(result.movedSalesFen),
    iterations: result.iterations,
    seconds: result.seconds,
    reasons: result.reasons.map(({ code, params, unitIds, relaxBy }) => ({
      code,
      params,
      units: unitIds.map((id) => units[unitIndex.get(id) ?? -1]?.code ?? ''),
      relaxBy,
    })),
  };
}

function resultLines(
  services: Services,
  result: DesignResult,
  count: number,
  options: DesignOptions,
  terminal: Terminal,
): string[] {
  const { word, language } = terminal;
  const { measures, units, unitIndex } = services.projection.dataset();
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const deviations = options.balance.map(
    (key, index) => `${measureWord(key, measures, language)} ±${percent.format(result.maxDeviation[index])}`,
  );
  const params = { scenario: options.scenario, count, deviations: deviations.join(word('comma')) };
  const unitName = (id: number) => units[unitIndex.get(id) ?? -1]?.name ?? '';
  return [
    word(result.feasible ? 'design.done' : 'design.notFeasible', params),
    ...(result.nonContiguous > 0 ? [word('design.split', { count: result.nonContiguous })] : []),
    ...reasonLines(result.reasons, measures, unitName, terminal),
  ];
}
