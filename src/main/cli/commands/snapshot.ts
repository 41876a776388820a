import { type Command, Option } from 'commander';
import { AppError } from '../../../shared/errors.ts';
import { translate } from '../../../shared/i18n/index.ts';
import { formatOf } from '../../../shared/number-format.ts';
import type { Services } from '../../services/index.ts';
import { findScenario } from '../find-scenario.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';

interface SnapshotOptions extends CommonOptions {
  name?: string;
  list?: true;
  restore?: number;
}

/** `snapshot plan.sqlite 方案A [--name 会前 | --list | --restore 12]`: keeps a scenario as it is, or brings one back. */
export function registerSnapshot(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const { name, whole } = valueReaders(terminal);
  const largestId = 2 ** 31;
  program
    .command('snapshot')
    .description(word('snapshot.about'))
    .argument('<plan>', word('arguments.plan'))
    .argument('<scenario>', word('snapshot.scenario'))
    .option('--name <name>', word('snapshot.name'), name)
    .addOption(new Option('--list', word('snapshot.list')).conflicts(['name', 'restore']))
    .addOption(
      new Option('--restore <id>', word('snapshot.restore')).argParser(whole(1, largestId)).conflicts('name'),
    )
    .option('--json', word('options.json'))
    .action((path: string, scenario: string, options: SnapshotOptions) =>
      runOnPlan(terminal, path, options, async (services) => snapshot(services, scenario, options, terminal)),
    );
}

function snapshot(
  services: Services,
  scenario: string,
  { name, list, restore }: SnapshotOptions,
  { word, language }: Terminal,
): Answer {
  const { id, name: of } = findScenario(services, scenario);
  const taken = () => services.snapshot.list().filter(({ ofId }) => ofId === id);
  if (list) {
    const rows = taken().map(({ id: number, name: called, reason, at }) => ({
      id: number,
      name: called,
      reason,
      at,
    }));
    return {
      document: { scenario: of, snapshots: rows },
      lines:
        rows.length === 0
          ? [word('snapshot.none', { scenario: of })]
          : rows.map((row) =>
              word('snapshot.line', {
                ...row,
                reason: translate(language, 'whatIf', `snapshots.reason.${row.reason}`),
                at: formatOf(language).dateTime(row.at),
              }),
            ),
    };
  }
  if (restore !== undefined) {
    if (!taken().some((row) => row.id === restore))
      throw new AppError('NOT_FOUND', { what: 'snapshot', id: restore });
    services.snapshot.restore(restore);
    return {
      document: { scenario: of, restored: restore },
      lines: [word('snapshot.restored', { scenario: of, id: restore })],
    };
  }
  const made = services.snapshot.take(id, name ?? '');
  return {
    document: { scenario: of, id: made.id, name: made.name, at: made.at },
    lines: [word('snapshot.done', { scenario: of, id: made.id })],
  };
}
