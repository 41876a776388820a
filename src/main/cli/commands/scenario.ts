import { Argument, type Command } from 'commander';
import { scenarioSummary } from '../../../shared/contract/plan.ts';
import { translate } from '../../../shared/i18n/index.ts';
import type { Services } from '../../services/index.ts';
import { findScenario } from '../find-scenario.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';

const statuses = scenarioSummary.shape.status.options;
type Status = (typeof statuses)[number];

/** `branch plan.sqlite 现状 方案A`: a new scenario that begins as another one is. */
export function registerBranch(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const { name } = valueReaders(terminal);
  program
    .command('branch')
    .description(word('branch.about'))
    .argument('<plan>', word('arguments.plan'))
    .argument('<from>', word('branch.from'))
    .argument('<name>', word('branch.name'), name)
    .option('--json', word('options.json'))
    .action((path: string, from: string, called: string, options: CommonOptions) =>
      runOnPlan(terminal, path, options, async (services) => branch(services, from, called, terminal)),
    );
}

function branch(services: Services, from: string, name: string, { word }: Terminal): Answer {
  const source = findScenario(services, from);
  const made = services.scenario.branch(source.id, name);
  return {
    document: { scenario: made.name, from: source.name, territories: made.territoryCount },
    lines: [word('branch.done', { name: made.name, from: source.name })],
  };
}

/** `status plan.sqlite 方案A inForce`: how far a scenario has come. */
export function registerStatus(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const { oneOf } = valueReaders(terminal);
  program
    .command('status')
    .description(word('status.about'))
    .argument('<plan>', word('arguments.plan'))
    .argument('<scenario>', word('status.scenario'))
    .addArgument(
      new Argument('<status>', word('status.status', { list: statuses.join(', ') })).argParser(
        oneOf(statuses),
      ),
    )
    .option('--json', word('options.json'))
    .action((path: string, scenario: string, status: Status, options: CommonOptions) =>
      runOnPlan(terminal, path, options, async (services) => setStatus(services, scenario, status, terminal)),
    );
}

function setStatus(services: Services, name: string, status: Status, { word, language }: Terminal): Answer {
  const record = findScenario(services, name);
  const now = services.scenario.update(record.id, { status });
  return {
    document: { scenario: now.name, before: record.status, status: now.status },
    lines: [
      word('status.done', {
        name: now.name,
        status: translate(language, 'scenario', `status.${now.status}`),
      }),
    ],
  };
}
