import type { Command } from 'commander';
import { parseAmount } from '../../../shared/domain/amount-text.ts';
import {
  type FormulaKind,
  formulaKinds,
  type TemplateBindings,
  templates,
} from '../../../shared/domain/market-templates.ts';
import { isAdditive, type MeasureUnit, measureUnits } from '../../../shared/domain/measures.ts';
import { AppError } from '../../../shared/errors.ts';
import { exported } from '../../exchange/export/amounts.ts';
import type { Services } from '../../services/index.ts';
import { type Answer, type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';

interface FormulaOptions extends CommonOptions {
  name: string;
  unit: MeasureUnit;
  expression?: string;
  kind: FormulaKind;
  input: TemplateBindings;
  rollUp?: 'sum' | 'quotient' | 'mean';
  weight?: string;
  replace?: true;
  potential?: true;
}

/** `formula plan.sqlite --name … --unit … --expression …`: adds a calculated measure, or changes one with --replace. */
export function registerFormula(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const read = valueReaders(terminal);
  const known = Object.values(templates).flatMap(({ inputs }) => inputs.map(({ key }) => key));
  const binding = (text: string, so: TemplateBindings): TemplateBindings => {
    const at = text.indexOf('=');
    const key = read.oneOf([...new Set(known)])(text.slice(0, Math.max(0, at)));
    const given = text.slice(at + 1).trim();
    const value = parseAmount(given);
    return { ...so, [key]: value === null ? { name: given.replace(/^\[([^\]]*)\]$/, '$1') } : { value } };
  };
  program
    .command('formula')
    .description(word('formula.about'))
    .argument('<plan>', word('arguments.plan'))
    .requiredOption('--name <name>', word('formula.name'), read.name)
    .requiredOption('--unit <unit>', word('formula.unit'), read.oneOf(measureUnits))
    .option('--expression <text>', word('formula.expression'))
    .option('--kind <kind>', word('formula.kind'), read.oneOf(formulaKinds), 'custom')
    .option('--input <key=source>', word('formula.input'), binding, {})
    .option('--roll-up <way>', word('formula.rollUp'), read.oneOf(['sum', 'quotient', 'mean']))
    .option('--weight <measure>', word('formula.weight'), read.name)
    .option('--replace', word('formula.replace'))
    .option('--potential', word('formula.potential'))
    .option('--json', word('options.json'))
    .action((path: string, options: FormulaOptions, command: Command) => {
      if (options.kind === 'custom' && options.expression === undefined)
        command.error(word('formula.expressionNeeded'));
      return runOnPlan(terminal, path, options, async (services) => save(services, options, terminal));
    });
}

function save(services: Services, options: FormulaOptions, { word }: Terminal): Answer {
  const { name, unit } = options;
  const before = services.formulas.sheet();
  const stands = before.formulas.find((one) => one.name === name);
  const input = {
    key: options.replace && stands ? stands.key : null,
    name,
    unit,
    kind: options.kind,
    expression: options.expression ?? '',
    inputs: options.input,
    rollUp: options.rollUp ?? (isAdditive(unit) ? 'sum' : 'quotient'),
    weight: options.weight === undefined ? null : keyOf(before.names, options.weight),
  } as const;
  services.formulas.saveFormula(input);
  const key = input.key ?? services.session.plan().where('formula', { name })[0]?.key ?? '';
  if (options.potential) services.formulas.setPotentialSource(key);
  const { formulas } = services.formulas.sheet();
  const saved = formulas.find((one) => one.key === key);
  if (!saved) throw new AppError('NOT_FOUND', { what: 'measure', name });
  const { result, expression } = saved;
  const total = result.total === null ? null : exported(result.total, unit);
  const counts = {
    valued: result.valued,
    missing: result.missing.count,
    dividedByZero: result.dividedByZero.count,
    undefined: result.undefinedAt.count,
    negative: result.negative.count,
  };
  return {
    document: { name, unit, expression, rollUp: saved.rollUp, total, ...counts },
    lines: [
      word('formula.done', { name, valued: counts.valued, total: total ?? '–' }),
      ...(['missing', 'dividedByZero', 'negative'] as const)
        .filter((key) => counts[key] > 0)
        .map((key) => word(`formula.${key}`, { count: counts[key] })),
    ],
  };
}

function keyOf(names: readonly { key: string; zh: string; en: string }[], name: string): string {
  const found = names.find(({ key, zh, en }) => [key, zh, en].includes(name));
  if (!found) throw new AppError('NOT_FOUND', { what: 'measure', name });
  return found.key;
}
