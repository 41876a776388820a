import { basename } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { Services } from '../services/index.ts';
import { failureWords } from './failure.ts';
import type { Terminal } from './terminal.ts';

/** What a command has to say for itself. */
export interface Answer {
  /** Printed as JSON with --json. */
  document: unknown;
  /** Said on standard error. */
  lines: readonly string[];
  /** The command ran, and what it found is bad: exit code 1. */
  failed?: boolean;
}

export interface CommonOptions {
  json?: true;
}

/**
 * Runs a command over the services. Failure: the words of the error on standard error, `{error: {code, params}}` as the one
 * document with --json, exit code 1.
 */
export async function run(
  terminal: Terminal,
  options: CommonOptions,
  work: (services: Services) => Promise<Answer>,
): Promise<void> {
  try {
    // loaded here, so that help and wrong use answer at once
    const { withServices } = await import('./open-services.ts');
    const answer = await withServices(terminal, work);
    for (const line of answer.lines) terminal.say(line);
    if (options.json) terminal.print(answer.document);
    if (answer.failed) process.exitCode = 1;
  } catch (error) {
    const failure = error instanceof AppError ? error : new AppError('INTERNAL');
    const { code, params } = failure;
    terminal.say(failureWords(terminal, failure));
    if (code === 'INTERNAL')
      terminal.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (options.json) terminal.print({ error: { code, params } });
    process.exitCode = 1;
  }
}

/** Like `run`, with the plan file opened first. */
export function runOnPlan(
  terminal: Terminal,
  path: string,
  options: CommonOptions,
  work: (services: Services) => Promise<Answer>,
): Promise<void> {
  return run(terminal, options, async (services) => {
    const { conflictCopies } = await import('../services/conflict-copies.ts');
    const { lookAtPlace } = await import('../services/open-check/look-at-place.ts');
    await lookAtPlace(path);
    const { path: opened } = services.session.open(path);
    const copies = await conflictCopies(opened);
    if (copies.length > 0)
      terminal.say(
        terminal.word('conflictCopies', {
          names: copies.map(({ path: copy }) => basename(copy)).join(terminal.word('comma')),
        }),
      );
    return work(services);
  });
}
