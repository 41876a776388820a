import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import type { ReviewDecision, ReviewPackage, ReviewScope } from '../../../shared/contract/review.ts';
import { reviewStateKey } from '../../../shared/domain/review-state.ts';
import { AppError } from '../../../shared/errors.ts';
import { translate } from '../../../shared/i18n/index.ts';
import { formatOf } from '../../../shared/number-format.ts';
import type { Services } from '../../services/index.ts';
import { findScenario } from '../find-scenario.ts';
import { type Answer, type CommonOptions, run, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';

interface SignedOptions extends CommonOptions {
  passwordFile?: string;
  author?: string;
}
interface SendOptions extends SignedOptions {
  scenario: string;
  group?: string;
  territories?: string[];
  ask?: string;
}
interface TakeOptions extends SignedOptions {
  accept?: true;
  reject?: true;
  take: ReviewDecision['conflicts'];
}

/** `review send | open | return | take | list | withdraw | revoke` (docs/review.md). */
export function registerReview(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const read = valueReaders(terminal);
  const review = program.command('review').description(word('review.about'));
  const sub = (name: string, first: 'plan' | 'package') =>
    review
      .command(name)
      .description(word(`review.${name}`))
      .argument(`<${first}>`, word(first === 'plan' ? 'arguments.plan' : 'review.package'));
  const signed = (command: Command) =>
    command
      .option('--password-file <file>', word('review.passwordFile'))
      .option('--author <name>', word('review.author'), read.name)
      .option('--json', word('options.json'));

  signed(
    sub('send', 'plan')
      .argument('<package>', word('review.package'), read.packagePath)
      .requiredOption('--scenario <name>', word('options.scenario'))
      .option('--group <name>', word('review.group'))
      .option('--territories <names>', word('review.territories'), read.names)
      .option('--ask <text>', word('review.ask')),
  ).action((plan: string, file: string, options: SendOptions) =>
    runOnPlan(terminal, plan, options, async (services) => {
      const scenarioId = findScenario(services, options.scenario).id;
      sign(services, options);
      const made = await services.review.send({
        scenarioId,
        scope: scopeOf(services, scenarioId, options),
        ask: options.ask ?? '',
        password: passwordOf(options),
        path: file,
      });
      const counts = services.review.measure(scenarioId, scopeOf(services, scenarioId, options));
      return {
        document: { ...documentOf(made), file, ...counts },
        lines: [word('review.sent', { ...counts, file })],
      };
    }),
  );

  signed(sub('open', 'package').argument('<plan>', word('arguments.plan'), read.planPath)).action(
    (file: string, plan: string, options: SignedOptions) =>
      run(terminal, options, async ({ review: service, session }) => {
        const { lookAtPlace } = await import('../../services/open-check/look-at-place.ts');
        for (const place of [file, plan]) await lookAtPlace(place);
        if (existsSync(plan)) throw new AppError('PLAN_EXISTS', { file: basename(plan) });
        await service.unpack(file, passwordOf(options), plan);
        await lookAtPlace(plan);
        session.open(plan);
        const found = received(service.list());
        return {
          document: { ...documentOf(found), file: plan },
          lines: [word('review.opened', { name: found.name, sender: found.sender, file: plan })],
        };
      }),
  );

  signed(
    sub('return', 'plan')
      .argument('<package>', word('review.package'), read.packagePath)
      .option('--answer <text>', word('review.answer')),
  ).action((plan: string, file: string, options: SignedOptions & { answer?: string }) =>
    runOnPlan(terminal, plan, options, async (services) => {
      sign(services, options);
      const counts = services.review.proposal();
      const made = await services.review.sendBack(options.answer ?? '', passwordOf(options), file);
      const [changes, comments] = [counts?.changes.length ?? 0, counts?.comments ?? 0];
      return {
        document: { ...documentOf(made), file, changes, comments },
        lines: [word('review.returned', { name: made.name, changes, comments, file })],
      };
    }),
  );

  signed(
    sub('take', 'plan')
      .argument('<package>', word('review.package'))
      .option('--accept', word('review.accept'))
      .addOption(new Option('--reject', word('review.reject')).conflicts('accept'))
      .addOption(
        new Option('--take <side>', word('review.side')).choices(['mine', 'theirs']).default('mine'),
      ),
  ).action((plan: string, file: string, options: TakeOptions) =>
    runOnPlan(terminal, plan, options, (services) => take(services, file, options, terminal)),
  );

  sub('list', 'plan')
    .option('--json', word('options.json'))
    .action((plan: string, options: CommonOptions) =>
      runOnPlan(terminal, plan, options, async ({ review: service }) => {
        const packages = service.list();
        return {
          document: { packages: packages.map(documentOf) },
          lines:
            packages.length === 0
              ? [word('review.none')]
              : packages.map((each) => packageLine(each, terminal)),
        };
      }),
    );

  for (const name of ['withdraw', 'revoke'] as const)
    sub(name, 'plan')
      .argument('<id>', word('review.id'))
      .option('--json', word('options.json'))
      .action((plan: string, id: string, options: CommonOptions) =>
        runOnPlan(terminal, plan, options, async ({ review: service }) => {
          if (name === 'withdraw') service.withdraw(id);
          else service.revoke(everything(id, 'mine'));
          const found = service.list().find((each) => each.id === id);
          return {
            document: found ? documentOf(found) : {},
            lines: [word(`review.${name}Done`, { name: found?.name ?? '' })],
          };
        }),
      );
}

async function take(
  services: Services,
  file: string,
  options: TakeOptions,
  { word }: Terminal,
): Promise<Answer> {
  const { review } = services;
  const { lookAtPlace } = await import('../../services/open-check/look-at-place.ts');
  await lookAtPlace(file);
  const taken = await review.take(file, passwordOf(options), basename(file));
  const decision = everything(taken.id, options.take);
  const { changes, conflicts, locked } = review.preview(decision);
  if (options.accept) review.accept(decision);
  else if (options.reject) review.reject(taken.id);
  const now = review.list().find(({ id }) => id === taken.id) ?? taken;
  const counts = { changes: changes.length, conflicts, locked };
  return {
    document: { ...documentOf(now), ...counts, changeList: changes },
    lines: [word(`review.took.${now.state}`, { name: now.name, who: now.reviewer, ...counts })],
  };
}

function packageLine(found: ReviewPackage, { word, language }: Terminal): string {
  const { name, sender, sentAt, id } = found;
  return word('review.line', {
    name,
    sender,
    id,
    state: translate(language, 'review', `state.${reviewStateKey(found)}`),
    at: formatOf(language).dateTime(sentAt),
  });
}

const everything = (packageId: string, conflicts: ReviewDecision['conflicts']): ReviewDecision => ({
  packageId,
  plain: 'theirs',
  conflicts,
  chosen: [],
});

const documentOf = ({ id, role, state, name, scenarioName, sender, sentAt, reviewer }: ReviewPackage) => ({
  id,
  role,
  state,
  name,
  scenario: scenarioName,
  sender,
  sentAt,
  reviewer,
});

function received(packages: readonly ReviewPackage[]): ReviewPackage {
  const found = packages.find(({ role }) => role === 'received');
  if (!found) throw new AppError('REVIEW_NO_COPY');
  return found;
}

/** A terminal remembers no name between runs: it is given, or that of whoever is logged in. */
function sign({ app }: Services, { author }: SignedOptions): void {
  app.setPreferences({ author: author ?? userInfo().username });
}

/**
 * The first line of the file; passwords do not belong on a command line, where others see them. An empty line is refused:
 * it would send plain what was to be protected.
 */
function passwordOf({ passwordFile }: SignedOptions): string | null {
  if (passwordFile === undefined) return null;
  const password = firstLine(passwordFile);
  if (password === '')
    throw new AppError('VALUE_INVALID', { field: 'passwordFile', value: basename(passwordFile) });
  return password;
}

function firstLine(path: string): string {
  try {
    return (
      readFileSync(path, 'utf8')
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/, 1)[0] ?? ''
    );
  } catch (cause) {
    throw new AppError('FILE_MISSING', { file: basename(path) }, { cause });
  }
}

function scopeOf(services: Services, scenarioId: number, { group, territories }: SendOptions): ReviewScope {
  if (group !== undefined) {
    const found = services.session
      .plan()
      .where('territory_group', { scenario_id: scenarioId })
      .find(({ name }) => name === group);
    if (!found) throw new AppError('NOT_FOUND', { what: 'group', name: group });
    return { kind: 'group', groupId: found.group_id };
  }
  const rows = services.projection.alignment(scenarioId).territories;
  const ids = (territories ?? []).map((name) => {
    const found = rows.find((row) => row.name === name);
    if (!found) throw new AppError('NOT_FOUND', { what: 'territory', name });
    return found.id;
  });
  if (ids.length === 0) throw new AppError('REVIEW_NOTHING_CHOSEN');
  return { kind: 'territories', ids };
}
