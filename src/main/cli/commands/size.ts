import type { Command } from 'commander';
import type { SizingReport } from '../../../shared/contract/sizing.ts';
import type { SizingSettings } from '../../../shared/domain/sizing.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Services } from '../../services/index.ts';
import { findScenario } from '../find-scenario.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';
import { yuan } from '../yuan.ts';

interface SizeOptions extends CommonOptions {
  scenario?: string;
  year?: number;
  days?: number;
  leave?: number;
  office?: number;
  callsPerDay?: number;
  hours?: number;
  field?: number;
  ramp?: number;
  hireMonth?: number;
  forecast?: number;
  growth?: number;
  average?: number;
  margin?: number;
  cost?: number;
  reach?: number;
  fullCalls?: number;
  save?: true;
}

/** `size plan.sqlite`: how many reps by build-up, breakdown and marginal return. */
export function registerSize(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const read = valueReaders(terminal);
  program
    .command('size')
    .description(word('size.about'))
    .argument('<plan>', word('arguments.plan'))
    .option('--scenario <name>', word('size.scenario'), read.name)
    .option('--year <year>', word('size.year'), read.whole(2004, 2100))
    .option('--days <days>', word('size.days'), read.number(1, 366))
    .option('--leave <days>', word('size.leave'), read.number(0, 366))
    .option('--office <days>', word('size.office'), read.number(0, 366))
    .option('--calls-per-day <calls>', word('size.callsPerDay'), read.number(0.01, 50))
    .option('--hours <hours>', word('size.hours'), read.number(0.1, 24))
    .option('--field <share>', word('size.field'), read.number(0.01, 1))
    .option('--ramp <months>', word('size.ramp'), read.number(0, 60))
    .option('--hire-month <month>', word('size.hireMonth'), read.whole(1, 12))
    .option('--forecast <yuan>', word('size.forecast'), read.yuan)
    .option('--growth <share>', word('size.growth'), read.number(-0.99, 10))
    .option('--average <yuan>', word('size.average'), read.yuan)
    .option('--margin <share>', word('size.margin'), read.number(0.0001, 1))
    .option('--cost <yuan>', word('size.cost'), read.yuan)
    .option('--reach <share>', word('size.reach'), read.number(0.0001, 1))
    .option('--full-calls <share>', word('size.fullCalls'), read.number(0.01, 0.99))
    .option('--save', word('size.save'))
    .option('--json', word('options.json'))
    .action((path: string, options: SizeOptions) =>
      runOnPlan(terminal, path, options, async (services) => size(services, options, terminal)),
    );
}

/** Options as settings; those left out stay as the plan has them. */
function changes(options: SizeOptions): Partial<SizingSettings> {
  const given: { [K in keyof SizingSettings]?: SizingSettings[K] | undefined } = {
    year: options.year,
    daysBasis: options.days === undefined ? undefined : 'fixed',
    workingDays: options.days,
    leaveDays: options.leave,
    officeDays: options.office,
    callsBasis:
      options.callsPerDay !== undefined
        ? 'fixed'
        : options.hours !== undefined || options.field !== undefined
          ? 'hours'
          : undefined,
    callsPerDay: options.callsPerDay,
    hoursPerDay: options.hours,
    fieldShare: options.field,
    rampMonths: options.ramp,
    hireMonth: options.hireMonth,
    forecastFen: options.forecast,
    growth: options.growth,
    averageFen: options.average,
    margin: options.margin,
    repCostFen: options.cost,
    reach: options.reach,
    atFullCalls: options.fullCalls,
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<SizingSettings>;
}

function size(services: Services, options: SizeOptions, terminal: Terminal): Answer {
  if (services.session.plan().count('account') === 0) throw new AppError('IMPORT_NEEDS_ACCOUNTS');
  const scenarioId = options.scenario === undefined ? null : findScenario(services, options.scenario).id;
  const wanted = changes(options);
  const report = services.sizing.report(scenarioId, wanted);
  if (options.save) services.sizing.set(scenarioId, report.settings);
  return { document: document(report), lines: lines(report, terminal) };
}

function document(report: SizingReport) {
  const { settings, capacity, calendar, buildUp, breakdown, marginal } = report;
  return {
    year: settings.year,
    workingDays: { calendar: calendar.days, published: calendar.published, field: capacity.days },
    callsPerDay: capacity.callsPerDay,
    capacity: capacity.calls,
    reps: report.reps,
    presentCalls: report.presentCalls,
    hires: report.hires,
    buildUp: {
      calls: buildUp.calls,
      capacity: capacity.calls,
      ...(buildUp.result ?? { exact: null, count: null }),
    },
    breakdown: {
      forecast: yuan(breakdown.forecastFen),
      average: yuan(breakdown.averageFen),
      ...(breakdown.result ?? { exact: null, count: null }),
    },
    marginal: {
      margin: settings.margin,
      cost: yuan(settings.repCostFen),
      reach: marginal.reach,
      count: marginal.result?.count ?? null,
      contribution: marginal.result?.contributionFen.map((fen) => yuan(Math.round(fen))) ?? [],
      marginal: marginal.result?.marginalFen.map((fen) => yuan(Math.round(fen))) ?? [],
    },
    utilisation: report.use.map(({ name, territories, calls, capacity: own, fte, ramp, use, verdict }) => ({
      rep: name,
      territories,
      calls,
      capacity: own,
      fte,
      ramp,
      use,
      verdict,
    })),
  };
}

function lines(report: SizingReport, { word }: Terminal): string[] {
  const { settings, capacity, calendar, buildUp, breakdown, marginal } = report;
  const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
  const wholeYuan = (fen: number) => Math.round(fen / 100);
  return [
    word(calendar.published ? 'size.calendar' : 'size.estimated', {
      year: settings.year,
      days: calendar.days,
      field: rounded(capacity.days, 1),
    }),
    word('size.capacity', { perDay: rounded(capacity.callsPerDay, 2), calls: rounded(capacity.calls, 1) }),
    buildUp.result === null
      ? word('size.noBuildUp')
      : word('size.buildUp', {
          calls: rounded(buildUp.calls, 0),
          exact: rounded(buildUp.result.exact, 2),
          count: buildUp.result.count,
        }),
    breakdown.result === null
      ? word('size.noBreakdown')
      : word('size.breakdown', {
          forecast: wholeYuan(breakdown.forecastFen ?? 0),
          average: wholeYuan(breakdown.averageFen ?? 0),
          exact: rounded(breakdown.result.exact, 2),
          count: breakdown.result.count,
        }),
    marginal.result === null
      ? word('size.noMarginal')
      : word('size.marginal', {
          cost: wholeYuan(settings.repCostFen),
          adds: wholeYuan(marginal.result.marginalFen[Math.max(0, marginal.result.count - 1)] ?? 0),
          count: marginal.result.count,
        }),
    ...(report.hires === null
      ? []
      : [word('size.hires', { reps: report.reps, year: settings.year, hires: report.hires })]),
    ...report.use
      .filter(({ verdict }) => verdict === 'under' || verdict === 'over')
      .map(({ name, use, verdict, calls }) =>
        word(`size.${calls === 0 ? 'idle' : verdict}`, { name, use: rounded((use ?? 0) * 100, 0) }),
      ),
  ];
}
