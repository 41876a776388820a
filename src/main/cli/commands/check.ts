import type { Command } from 'commander';
import { checkPlan, type PlanCheck } from '../check-plan.ts';
import { type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';

/** `check plan.sqlite`: the file and every scenario worked out anew; exit code 1 when something does not hold. */
export function registerCheck(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  program
    .command('check')
    .description(word('check.about'))
    .argument('<plan>', word('arguments.plan'))
    .option('--json', word('options.json'))
    .action((path: string, options: CommonOptions) =>
      runOnPlan(terminal, path, options, async (services) => {
        const found = checkPlan(services);
        return { document: found, lines: lines(found, terminal), failed: !found.ok };
      }),
    );
}

function lines({ ok, problems, scenarios }: PlanCheck, { word }: Terminal): string[] {
  return [
    ...scenarios.map((check) =>
      word('check.scenario', {
        scenario: check.scenario,
        territories: check.territories,
        units: check.units,
        unassigned: check.unassignedUnits,
        split: check.split.length,
      }),
    ),
    ...problems.map(({ code, params }) => word(`problems.${code}`, params)),
    word(ok ? 'check.sound' : 'check.unsound', { count: problems.length }),
  ];
}
