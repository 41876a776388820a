import { type Command, Option } from 'commander';
import { type QuotaSettings, quotaMethods } from '../../../shared/contract/quota.ts';
import type { Services } from '../../services/index.ts';
import { findScenario } from '../find-scenario.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';
import { yuan } from '../yuan.ts';

interface QuotaOptions extends CommonOptions {
  scenario: string;
  year: number;
  total: number;
  method: QuotaSettings['method'];
  weights?: QuotaSettings['weights'];
  step: number;
  season: QuotaSettings['season'];
}

const bases = ['history', 'potential', 'workload'] as const;

/** `quota plan.sqlite --scenario … --year … --total …`: spreads a total over territories and months. */
export function registerQuota(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const read = valueReaders(terminal);
  program
    .command('quota')
    .description(word('quota.about'))
    .argument('<plan>', word('arguments.plan'))
    .requiredOption('--scenario <name>', word('options.scenario'), read.name)
    .requiredOption('--year <year>', word('quota.year'), read.whole(1990, 2100))
    .requiredOption('--total <yuan>', word('quota.total'), read.yuan)
    .option('--method <method>', word('quota.method'), read.oneOf(quotaMethods), 'history')
    .option('--weights <list>', word('quota.weights'), read.weights(bases))
    .addOption(new Option('--step <yuan>', word('quota.step')).argParser(read.yuan).default(100, '1'))
    .option('--season <season>', word('quota.season'), read.oneOf(['history', 'even']), 'history')
    .option('--json', word('options.json'))
    .action((path: string, options: QuotaOptions, command: Command) => {
      if (options.method === 'blend' && !options.weights) command.error(word('quota.weightsNeeded'));
      if (options.method !== 'blend' && options.weights) command.error(word('quota.weightsUnused'));
      return runOnPlan(terminal, path, options, async (services) => spread(services, options, terminal));
    });
}

function spread(services: Services, options: QuotaOptions, { word }: Terminal): Answer {
  const scenario = findScenario(services, options.scenario);
  const sheet = services.quota.spread(scenario.id, {
    year: options.year,
    totalFen: options.total,
    method: options.method,
    weights: options.weights ?? { history: 0, potential: 0, workload: 0 },
    stepFen: Math.max(1, options.step),
    season: options.season,
  });
  const { territories } = services.projection.alignment(scenario.id);
  const reps = services.projection.dataset().repById;
  const lines = [
    word('quota.done', { scenario: scenario.name, year: options.year, count: sheet.rows.length }),
  ];
  if (sheet.seasonGaps.length === 12) lines.push(word('quota.noHistory'));
  else if (sheet.seasonGaps.length > 0)
    lines.push(word('quota.gaps', { months: sheet.seasonGaps.join(word('comma')) }));
  return {
    document: {
      scenario: scenario.name,
      year: options.year,
      total: yuan(sheet.settings.totalFen),
      method: options.method,
      season: sheet.season,
      seasonGaps: sheet.seasonGaps,
      months: sheet.totalMonthsFen.map((fen) => yuan(fen)),
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
