import { type Command, Option } from 'commander';
import type { MergeRequest, MergeScope } from '../../../shared/contract/redraw.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Services } from '../../services/index.ts';
import { findScenario } from '../find-scenario.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';

interface MergeOptions extends CommonOptions {
  take: MergeRequest['otherwise'];
  territory?: string[];
  preview?: true;
}

/** `merge plan.sqlite 方案B 方案A --take theirs`: changes of the first scenario taken over into the second. */
export function registerMerge(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  program
    .command('merge')
    .description(word('merge.about'))
    .argument('<plan>', word('arguments.plan'))
    .argument('<from>', word('merge.from'))
    .argument('<into>', word('merge.into'))
    .addOption(new Option('--take <side>', word('merge.take')).choices(['mine', 'theirs']).default('mine'))
    .option('--territory <names...>', word('merge.territory'))
    .option('--preview', word('redraw.preview'))
    .option('--json', word('options.json'))
    .action((path: string, from: string, into: string, options: MergeOptions) =>
      runOnPlan(terminal, path, options, async (services) => merge(services, from, into, options, terminal)),
    );
}

function merge(
  services: Services,
  from: string,
  into: string,
  { take, territory, preview }: MergeOptions,
  { word }: Terminal,
): Answer {
  const fromId = findScenario(services, from).id;
  const request: MergeRequest = {
    fromId,
    intoId: findScenario(services, into).id,
    scope: scopeOf(services, fromId, territory),
    otherwise: take,
    chosen: [],
  };
  const { baseName, conflicts, rows, rowsChanged, effect } = services.merge.preview(request);
  if (!preview) services.merge.merge(request);
  const counts = {
    units: effect.changes.length,
    accounts: effect.accounts,
    conflicts: conflicts.length + rows.length,
    rows: rowsChanged,
  };
  return {
    document: {
      from,
      into,
      base: baseName,
      stored: !preview,
      take,
      ...counts,
      conflictList: conflicts,
      rowList: rows,
    },
    lines: [word(preview ? 'merge.would' : 'merge.done', { from, into, ...counts })],
  };
}

function scopeOf(services: Services, fromId: number, names: readonly string[] | undefined): MergeScope {
  if (names === undefined) return { kind: 'all' };
  const { territories } = services.projection.alignment(fromId);
  const ids = names.map((name) => {
    const found = territories.find((row) => row.name === name);
    if (!found) throw new AppError('NOT_FOUND', { what: 'territory', name });
    return found.id;
  });
  return { kind: 'territories', ids };
}
