import { type Command, Option } from 'commander';
import { type QuotaBound, type QuotaSettings, quotaMethods } from '../../../shared/contract/quota.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Services } from '../../services/index.ts';
import { findScenario } from '../find-scenario.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';
import { yuan } from '../yuan.ts';

interface QuotaOptions extends CommonOptions {
  scenario: string;
  year: number;
  total?: number;
  method: QuotaSettings['method'];
  weights?: QuotaSettings['weights'];
  growth?: number;
  band?: number;
  targetShare?: number;
  pace?: number;
  floor?: QuotaBound;
  ceiling?: QuotaBound;
  hedge?: number[];
  component?: string;
  step: number;
  season: QuotaSettings['season'];
}

const bases = ['history', 'potential', 'workload'] as const;
/** Methods that make a total of their own when none is given. */
const ownTotal: readonly QuotaSettings['method'][] = ['growth', 'baseline', 'penetration', 'bottomup'];
/** Options that belong to one method. */
const ofMethod = [
  ['growth', '--growth', 'growth'],
  ['band', '--band', 'baseline'],
  ['targetShare', '--target-share', 'penetration'],
  ['pace', '--pace', 'penetration'],
] as const;

/** `quota plan.sqlite --scenario … --year … --total …`: spreads a total over the territory tree and the months. */
export function registerQuota(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const read = valueReaders(terminal);
  const factor = read.number(1, 2);
  program
    .command('quota')
    .description(word('quota.about'))
    .argument('<plan>', word('arguments.plan'))
    .requiredOption('--scenario <name>', word('options.scenario'), read.name)
    .requiredOption('--year <year>', word('quota.year'), read.whole(1990, 2100))
    .option('--total <yuan>', word('quota.total'), read.yuan)
    .option('--method <method>', word('quota.method'), read.oneOf(quotaMethods), 'history')
    .option('--weights <list>', word('quota.weights'), read.weights(bases))
    .option('--growth <rate>', word('quota.growth'), read.ratio(-1, 10))
    .option('--band <rate>', word('quota.band'), read.ratio(0, 10))
    .option('--target-share <share>', word('quota.targetShare'), read.ratio(0, 1))
    .option('--pace <share>', word('quota.pace'), read.ratio(0, 1))
    .option('--floor <bound>', word('quota.floor'), read.bound)
    .option('--ceiling <bound>', word('quota.ceiling'), read.bound)
    .option('--hedge <factors>', word('quota.hedge'), (text: string) => text.split(',').map(factor))
    .option('--component <name>', word('quota.component'), read.name)
    .addOption(new Option('--step <yuan>', word('quota.step')).argParser(read.step).default(100, '1'))
    .option('--season <season>', word('quota.season'), read.oneOf(['history', 'workdays', 'even']), 'history')
    .option('--json', word('options.json'))
    .action((path: string, options: QuotaOptions, command: Command) => {
      const { method } = options;
      if (method === 'blend' && !options.weights) command.error(word('quota.weightsNeeded'));
      if (method !== 'blend' && options.weights) command.error(word('quota.weightsUnused'));
      if (options.total === undefined && !ownTotal.includes(method))
        command.error(word('quota.totalNeeded', { method }));
      for (const [key, option, owner] of ofMethod)
        if (options[key] !== undefined && method !== owner)
          command.error(word('quota.optionUnused', { option, method: owner }));
      if (crossed(options)) command.error(word('quota.boundsCrossed'));
      return runOnPlan(terminal, path, options, async (services) => spread(services, options, terminal));
    });
}

/** Whether no amount can lie between floor and ceiling, whatever a territory sold. */
function crossed({ floor, ceiling }: QuotaOptions): boolean {
  if (floor?.kind === 'amount' && ceiling?.kind === 'amount') return floor.fen > ceiling.fen;
  return floor?.kind === 'growth' && ceiling?.kind === 'growth' && floor.rate > ceiling.rate;
}

function settingsOf(options: QuotaOptions): QuotaSettings {
  const { growth, band, targetShare, pace, floor, ceiling, hedge } = options;
  return {
    year: options.year,
    totalFen: options.total ?? 0,
    ...(options.total === undefined ? { totalFrom: 'method' as const } : {}),
    method: options.method,
    weights: options.weights ?? { history: 0, potential: 0, workload: 0 },
    stepFen: options.step,
    season: options.season,
    ...(growth === undefined ? {} : { growth }),
    ...(band === undefined ? {} : { band }),
    ...(targetShare === undefined ? {} : { targetShare }),
    ...(pace === undefined ? {} : { pace }),
    ...(floor === undefined ? {} : { floor }),
    ...(ceiling === undefined ? {} : { ceiling }),
    ...(hedge === undefined ? {} : { hedge }),
  };
}

function componentId(services: Services, scenarioId: number, { component }: QuotaOptions) {
  if (component === undefined) return undefined;
  const found = services.quota.get(scenarioId)?.components.find(({ name }) => name === component);
  if (!found) throw new AppError('NOT_FOUND', { what: 'component', name: component });
  return found.id;
}

function spread(services: Services, options: QuotaOptions, terminal: Terminal): Answer {
  const { word } = terminal;
  const scenario = findScenario(services, options.scenario);
  const sheet = services.quota.spread(
    scenario.id,
    settingsOf(options),
    componentId(services, scenario.id, options),
  );
  const { territories } = services.projection.alignment(scenario.id);
  const reps = services.projection.dataset().repById;
  const lines = [
    word('quota.done', { scenario: scenario.name, year: options.year, count: sheet.rows.length }),
  ];
  if (sheet.seasonGaps.length === 12) lines.push(word('quota.noHistory'));
  else if (sheet.seasonGaps.length > 0)
    lines.push(word('quota.gaps', { months: sheet.seasonGaps.join(word('comma')) }));
  const { totalFen } = sheet.settings;
  const { total: asked } = options;
  if (asked !== undefined && asked !== totalFen) {
    const amount = (fen: number) => (fen / 100).toLocaleString(terminal.language);
    const key = totalFen < asked ? 'ownTotalLess' : 'ownTotalMore';
    const by = amount(Math.abs(totalFen - asked));
    lines.push(word(`quota.${key}`, { total: amount(totalFen), asked: amount(asked), by }));
  }
  return {
    document: {
      scenario: scenario.name,
      year: options.year,
      total: yuan(totalFen),
      assigned: yuan(sheet.rows.reduce((sum, row) => sum + row.totalFen, 0)),
      method: options.method,
      season: sheet.season,
      seasonGaps: sheet.seasonGaps,
      festival: sheet.festival,
      remainder: yuan(sheet.nodes.reduce((sum, { remainderFen }) => sum + Math.max(0, remainderFen), 0)),
      months: sheet.totalMonthsFen.map((fen) => yuan(fen)),
      groups: sheet.nodes
        .filter(({ kind }) => kind === 'group')
        .map(({ id, name, depth, amountsFen }) => ({
          id,
          name,
          depth,
          total: yuan(amountsFen[0]),
          quarters: amountsFen.slice(13).map((fen) => yuan(fen)),
          months: amountsFen.slice(1, 13).map((fen) => yuan(fen)),
        })),
      territories: sheet.rows.map((row, index) => {
        const { name, repId } = territories[index];
        return {
          id: row.territoryId,
          name,
          rep: repId === null ? null : (reps.get(repId)?.ref ?? null),
          total: yuan(row.totalFen),
          locked: row.totalLocked,
          months: row.monthsFen.map((fen) => yuan(fen)),
        };
      }),
    },
    lines,
  };
}
