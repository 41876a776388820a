import { userInfo } from 'node:os';
import { type Command, Option } from 'commander';
import type { CommentSubject, CommentThread } from '../../../shared/contract/comment.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Services } from '../../services/index.ts';
import { findScenario } from '../find-scenario.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';

interface CommentOptions extends CommonOptions {
  territory?: string;
  account?: string;
  text?: string;
  reply?: string;
  resolve?: string;
  author?: string;
}

/** `comment plan.sqlite 方案A [--territory 南京 --text …]`: what is said of a scenario; without a text all threads are listed. */
export function registerComment(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const { name } = valueReaders(terminal);
  program
    .command('comment')
    .description(word('comment.about'))
    .argument('<plan>', word('arguments.plan'))
    .argument('<scenario>', word('comment.scenario'))
    .option('--territory <name>', word('comment.territory'), name)
    .addOption(new Option('--account <ref>', word('comment.account')).conflicts('territory'))
    .addOption(new Option('--reply <thread>', word('comment.reply')).conflicts(['territory', 'account']))
    .addOption(
      new Option('--resolve <thread>', word('comment.resolve')).conflicts([
        'territory',
        'account',
        'reply',
        'text',
      ]),
    )
    .option('--text <text>', word('comment.text'), name)
    .option('--author <name>', word('review.author'), name)
    .option('--json', word('options.json'))
    .action((path: string, scenario: string, options: CommentOptions, command: Command) => {
      const subject = options.territory ?? options.account ?? options.reply;
      if (options.text !== undefined && subject === undefined)
        command.error(word('usage.missingOption', { a: '--territory <name>' }));
      if (options.text === undefined && subject !== undefined)
        command.error(word('usage.missingOption', { a: '--text <text>' }));
      return runOnPlan(terminal, path, options, async (services) =>
        comment(services, scenario, options, terminal),
      );
    });
}

function comment(services: Services, scenario: string, options: CommentOptions, { word }: Terminal): Answer {
  const { id, name } = findScenario(services, scenario);
  const { text, reply, resolve } = options;
  services.app.setPreferences({ author: options.author ?? userInfo().username });
  const { comments } = services;
  let threads = comments.list(id);
  for (const thread of [reply, resolve])
    if (thread !== undefined && !threads.some((one) => one.id === thread))
      throw new AppError('NOT_FOUND', { what: 'comment', id: thread });
  if (resolve !== undefined) threads = comments.resolve(id, resolve, true);
  else if (text !== undefined)
    threads =
      reply === undefined
        ? comments.add(id, subjectOf(services, id, options), text)
        : comments.reply(id, reply, text);
  return {
    document: { scenario: name, threads: threads.map(documentOf) },
    lines:
      threads.length === 0
        ? [word('comment.none', { scenario: name })]
        : threads.map((thread) =>
            word(thread.resolved ? 'comment.lineResolved' : 'comment.line', {
              name: thread.name,
              count: thread.comments.length,
              last: thread.comments.at(-1)?.text ?? '',
              by: thread.comments.at(-1)?.author ?? '',
              id: thread.id,
            }),
          ),
  };
}

function subjectOf(
  services: Services,
  scenarioId: number,
  { territory, account }: CommentOptions,
): CommentSubject {
  const plan = services.session.plan();
  if (account !== undefined) {
    const found = plan.where('account', { ref: account })[0];
    if (!found) throw new AppError('NOT_FOUND', { what: 'account', name: account });
    return { thing: 'account', accountId: found.id };
  }
  const found = plan.where('territory', { scenario_id: scenarioId, name: territory ?? '' })[0];
  if (!found) throw new AppError('NOT_FOUND', { what: 'territory', name: territory ?? '' });
  return { thing: 'territory', territoryId: found.territory_id };
}

const documentOf = ({ id, subject, name, comments, resolved }: CommentThread) => ({
  id,
  thing: subject.thing,
  name,
  comments: comments.map(({ author, text, at }) => ({ author, text, at })),
  resolved,
});
