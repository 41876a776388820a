import type { Command } from 'commander';
import {
  type DispersionFigures,
  type FairnessRatio,
  fairnessRatios,
  smartLetters,
} from '../../../shared/contract/fairness.ts';
import { smartReasonParams } from '../../../shared/domain/smart-words.ts';
import { AppError } from '../../../shared/errors.ts';
import { translate } from '../../../shared/i18n/index.ts';
import type { Services } from '../../services/index.ts';
import { findScenario } from '../find-scenario.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';
import { yuan } from '../yuan.ts';

interface FairnessOptions extends CommonOptions {
  scenario: string;
}

/** `fairness plan.sqlite --scenario …`: quotas beside potential, workload and history, with outliers and the SMART check. */
export function registerFairness(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  program
    .command('fairness')
    .description(word('fairness.about'))
    .argument('<plan>', word('arguments.plan'))
    .requiredOption('--scenario <name>', word('options.scenario'), valueReaders(terminal).name)
    .option('--json', word('options.json'))
    .action((path: string, options: FairnessOptions) =>
      runOnPlan(terminal, path, options, async (services) => judge(services, options, terminal)),
    );
}

function judge(services: Services, options: FairnessOptions, terminal: Terminal): Answer {
  const scenario = findScenario(services, options.scenario);
  const report = services.fairness.get(scenario.id);
  if (report.year === null) throw new AppError('NOT_FOUND', { what: 'quota', id: scenario.id });
  const { language, locale, word } = terminal;
  const number = (value: number | null, digits: number) =>
    value === null ? '–' : value.toLocaleString(locale, { maximumFractionDigits: digits });
  const percent = (ratio: number | null) => (ratio === null ? '–' : `${number(ratio * 100, 1)} %`);
  const money = (fen: number) => word('amounts.yuan', { value: number(fen / 100, 0) });
  const text = (key: string, params?: Record<string, string>) => translate(language, 'fairness', key, params);

  const ratioLines = fairnessRatios.flatMap((ratio, index) => {
    const spread = report.spread[index];
    if (!spread) return [];
    return word('fairness.ratio', {
      ratio: text(`ratio.${ratio}`),
      median: ratio === 'workload' ? money(spread.median) : percent(spread.median),
      variation: percent(spread.variation),
      gini: number(spread.gini, 3),
      count: report.rows.filter(({ outliers }) => outliers[index] !== null).length,
    });
  });
  const failing = report.rows.flatMap(({ name, smart }) =>
    smartLetters.flatMap((letter) =>
      smart[letter].map((reason) =>
        word('fairness.fails', {
          territory: name,
          letter: text(`letter.${letter}`),
          reason: text(`reason.${reason.key}`, smartReasonParams(reason, { money, percent })),
        }),
      ),
    ),
  );
  return {
    document: {
      scenario: scenario.name,
      year: report.year,
      baseYear: report.baseYear,
      marketGrowth: report.marketGrowth,
      spread: Object.fromEntries(
        fairnessRatios.map((ratio, index) => [ratio, spreadOf(ratio, report.spread[index] ?? null)]),
      ),
      territories: report.rows.map((row) => ({
        id: row.territoryId,
        name: row.name,
        rep: row.rep === '' ? null : row.rep,
        quota: row.hasQuota ? yuan(row.quotaFen) : null,
        best: row.best ? { year: row.best.year, sales: yuan(row.best.fen) } : null,
        ratios: Object.fromEntries(
          fairnessRatios.map((ratio, index) => {
            const value = row.ratios[index] ?? null;
            return [ratio, ratio === 'workload' ? yuan(value) : value];
          }),
        ),
        outliers: Object.fromEntries(
          fairnessRatios.map((ratio, index) => [ratio, row.outliers[index] ?? null]),
        ),
        growth: row.growth,
        smart: row.smart,
      })),
    },
    lines: [
      word('fairness.done', { scenario: scenario.name, count: report.rows.length }),
      ...ratioLines,
      ...failing,
    ],
  };
}

/** Fen an hour as yuan an hour; what has no unit stays. */
function spreadOf(ratio: FairnessRatio, spread: DispersionFigures | null): DispersionFigures | null {
  if (spread === null || ratio !== 'workload') return spread;
  const { mean, least, lowerQuartile, median, upperQuartile, most, lowerFence, upperFence } = spread;
  const amounts = { mean, least, lowerQuartile, median, upperQuartile, most, lowerFence, upperFence };
  const inYuan = Object.fromEntries(Object.entries(amounts).map(([key, fen]) => [key, fen / 100]));
  return { ...spread, ...inYuan };
}
