import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type CommonOptions, run } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';

/** `new plan.sqlite`: an empty plan; a file of that name is refused. */
export function registerNew(program: Command, terminal: Terminal): void {
  program
    .command('new')
    .description(terminal.word('new.about'))
    .argument('<plan>', terminal.word('arguments.plan'), valueReaders(terminal).planPath)
    .option('--json', terminal.word('options.json'))
    .action((path: string, options: CommonOptions) =>
      run(terminal, options, async ({ session }) => {
        const { lookAtPlace } = await import('../../services/open-check/look-at-place.ts');
        await lookAtPlace(path);
        session.create(path);
        return {
          document: { plan: resolve(path) },
          lines: [terminal.word('new.done', { file: path })],
        };
      }),
    );
}
