import type { Command } from 'commander';
import type { StepLabel } from '../../../shared/contract/base.ts';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { AppError } from '../../../shared/errors.ts';
import { translate } from '../../../shared/i18n/index.ts';
import { stepText } from '../../../shared/i18n/step-text.ts';
import type { Services } from '../../services/index.ts';
import { jobEvents } from '../../services/job-events.ts';
import { progressLine } from '../progress-line.ts';
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
        runOnPlan(terminal, path, options, async (services) => {
          const cancel = new AbortController();
          process.once('SIGINT', () => cancel.abort());
          return travel(services, way, options.steps, terminal, cancel.signal);
        }),
      );
}

/**
 * As many steps as there are. Given up, those that were taken before stand, are told, and make a failure. @throws AppError
 * NOTHING_TO_UNDO or NOTHING_TO_REDO without any, JOB_CANCELLED given up before the first stands
 */
export async function travel(
  services: Services,
  way: 'undo' | 'redo',
  steps: number,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Answer> {
  const { word, language } = terminal;
  const done: StepLabel[] = [];
  let isMore = true;
  let isGivenUp = false;
  while (isMore && done.length < steps && !isGivenUp) {
    const state = await step(services, way, terminal, signal).catch((error: unknown) => {
      isGivenUp = done.length > 0 && error instanceof AppError && error.code === 'JOB_CANCELLED';
      if (!isGivenUp) throw error;
      return null;
    });
    const [taken, left] = way === 'undo' ? [state?.redo, state?.undo] : [state?.undo, state?.redo];
    if (taken) done.push(taken);
    isMore = left != null;
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
    failed: isGivenUp,
  };
}

/** One step with its progress on the terminal; Ctrl-C leaves the plan as it was. @throws AppError as `plan.undo` */
async function step(
  { plan }: Services,
  way: 'undo' | 'redo',
  terminal: Terminal,
  signal: AbortSignal,
): Promise<PlanState | null> {
  const line = progressLine(terminal, ({ stage }) => terminal.word(`progress.${stage}`));
  let state: PlanState | null = null;
  try {
    const events = jobEvents((onStage, stop) => plan[way]({ onStage, signal: stop }), signal);
    for await (const { progress, result } of events) {
      if (result === null) line.show(progress);
      state = result;
    }
  } finally {
    line.clear();
  }
  return state;
}
