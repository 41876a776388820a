import type { Command } from 'commander';
import type { StepLabel } from '../../../shared/contract/base.ts';
import { translate } from '../../../shared/i18n/index.ts';
import { stepText } from '../../../shared/i18n/step-text.ts';
import type { Services } from '../../services/index.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';

interface UndoOptions extends CommonOptions {
  steps: number;
}

/** `undo plan.sqlite [--steps 3]`, `redo plan.sqlite`: the history is in the plan, whoever made its steps. */
export function registerUndo(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const { whole } = valueReaders(terminal);
  const most = 500;
  for (const way of ['undo', 'redo'] as const)
    program
      .command(way)
      .description(word(`${way}.about`))
      .argument('<plan>', word('arguments.plan'))
      .option('--steps <n>', word(`${way}.steps`), whole(1, most), 1)
      .option('--json', word('options.json'))
      .action((path: string, options: UndoOptions) =>
        runOnPlan(terminal, path, options, async (services) =>
          travel(services, way, options.steps, terminal),
        ),
      );
}

/** As many steps as there are; without any it fails with NOTHING_TO_UNDO or NOTHING_TO_REDO. */
function travel(
  services: Services,
  way: 'undo' | 'redo',
  steps: number,
  { word, language }: Terminal,
): Answer {
  const plan = services.session.plan();
  const done: StepLabel[] = [];
  while (done.length < steps) {
    if (done.length > 0 && (way === 'undo' ? plan.undoLabel() : plan.redoLabel()) === null) break;
    done.push(way === 'undo' ? plan.undo() : plan.redo());
  }
  const say = (key: string, params?: Readonly<Record<string, string | number>>) => {
    const [namespace = '', rest = ''] = key.split(':');
    return translate(language, namespace, rest, params);
  };
  const words = done.map((label) => stepText(say, label));
  return {
    document: {
      [way === 'undo' ? 'undone' : 'redone']: done.map(({ key }, at) => ({ key, text: words[at] })),
    },
    lines: words.map((text) => word(`${way}.done`, { text })),
  };
}
