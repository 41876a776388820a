import type { Command } from 'commander';
import type { RebaseReport } from '../../../shared/contract/rebase.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Services } from '../../services/index.ts';
import { findScenario } from '../find-scenario.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { yuan } from '../yuan.ts';

interface RebaseOptions extends CommonOptions {
  onto?: string;
  leave?: true;
  preview?: true;
}

/** `rebase plan.sqlite 方案A [--onto 现状]`: a scenario laid anew over the one it was branched from, as that is now. */
export function registerRebase(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  program
    .command('rebase')
    .description(word('rebase.about'))
    .argument('<plan>', word('arguments.plan'))
    .argument('<scenario>', word('rebase.scenario'))
    .option('--onto <scenario>', word('rebase.onto'))
    .option('--leave', word('rebase.leave'))
    .option('--preview', word('redraw.preview'))
    .option('--json', word('options.json'))
    .action((path: string, scenario: string, options: RebaseOptions) =>
      runOnPlan(terminal, path, options, async (services) => rebase(services, scenario, options, terminal)),
    );
}

function rebase(
  services: Services,
  scenario: string,
  { onto, leave, preview }: RebaseOptions,
  { word }: Terminal,
): Answer {
  const { id: scenarioId, name } = findScenario(services, scenario);
  const ontoId =
    onto === undefined ? services.rebase.targets(scenarioId)[0] : findScenario(services, onto).id;
  if (ontoId === undefined) throw new AppError('REBASE_ROOT', { name });
  const request = { scenarioId, ontoId, propose: !leave, declined: [] };
  const report = services.rebase.preview(request);
  if (!preview) services.rebase.rebase(request);
  const done = preview ? 'would' : 'done';
  const key = report.isSame ? 'same' : done;
  const counts = {
    units: report.effect.changes.length,
    followed: report.followed.total,
    proposed: report.proposals.total,
    gone: report.gone.total,
    kept: report.carried.units,
  };
  return {
    document: {
      scenario,
      onto: report.ontoName,
      stored: !preview && !report.isSame,
      ...reportDocument(report),
    },
    lines: [word(`rebase.${key}`, { scenario, onto: report.ontoName, ...counts })],
  };
}

function reportDocument({ basedAt, data, carried, followed, gone, proposals, figures }: RebaseReport) {
  const scaled = (unit: string, value: number | null) => (unit === 'fen' ? yuan(value) : value);
  return {
    basedAt,
    data: data && {
      ...data,
      salesBeforeFen: undefined,
      salesAfterFen: undefined,
      salesBefore: yuan(data.salesBeforeFen),
      salesAfter: yuan(data.salesAfterFen),
    },
    carried,
    followed,
    gone,
    proposals: {
      total: proposals.total,
      rows: proposals.rows.map(({ unitId: _, territoryId: __, salesFen, ...row }) => ({
        ...row,
        sales: yuan(salesFen),
      })),
    },
    figures: figures.map(({ key, unit, based, left, right }) => ({
      key,
      unit: unit === 'fen' ? 'yuan' : unit,
      based: scaled(unit, based),
      before: scaled(unit, left),
      after: scaled(unit, right),
    })),
  };
}
