import { extname, resolve } from 'node:path';
import type { Command } from 'commander';
import { exportFormats } from '../../../shared/contract/export.ts';
import { type MapShading, mapShading } from '../../../shared/domain/map-picture.ts';
import { type Language, languages } from '../../../shared/i18n/index.ts';
import type { ExportFormat } from '../../exchange/export/report.ts';
import { findScenario } from '../find-scenario.ts';
import { finished } from '../progress-line.ts';
import { type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';

interface ExportOptions extends CommonOptions {
  scenario: string;
  out: string;
  language: Language;
  map?: MapShading;
}

/** `export plan.sqlite --scenario … --out plan.xlsx`: the format follows the name's ending. */
export function registerExport(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const read = valueReaders(terminal);
  const shading = (text: string): MapShading => shadingOf(text) ?? read.refuse('shading');
  program
    .command('export')
    .description(word('export.about'))
    .argument('<plan>', word('arguments.plan'))
    .requiredOption('--scenario <name>', word('options.scenario'), read.name)
    .requiredOption('--out <file>', word('export.out'))
    .option('--language <language>', word('export.language'), read.oneOf(languages), terminal.language)
    .option('--map <shading>', word('export.map'), shading)
    .option('--json', word('options.json'))
    .action((path: string, options: ExportOptions, command: Command) => {
      if (extname(options.out).toLowerCase() === '.svg') return exportMap(terminal, path, options);
      if (options.map !== undefined) return command.error(word('export.mapIsSvg'));
      const format = formatOf(options.out);
      if (format === undefined) return command.error(word('export.unknownFormat', { file: options.out }));
      return runOnPlan(terminal, path, options, async (services) => {
        const scenario = findScenario(services, options.scenario);
        const { id: fileId } = services.app.files.register(options.out);
        const cancel = new AbortController();
        process.once('SIGINT', () => cancel.abort());
        const input = { scenarioId: scenario.id, fileId, format, language: options.language };
        await finished(services.exports.scenario(input, cancel.signal), terminal);
        return {
          document: { scenario: scenario.name, format, file: resolve(options.out) },
          lines: [word('export.done', { scenario: scenario.name, file: options.out })],
        };
      });
    });
}

function formatOf(file: string): ExportFormat | undefined {
  const ending = extname(file).slice(1).toLowerCase();
  return exportFormats.find((format) => format === ending);
}

/** `territory`, `deviation:workload`, `measure:sales`, `market:ladder`. */
function shadingOf(text: string): MapShading | null {
  const [kind, of = ''] = text.split(':', 2);
  const asked = { territory: {}, deviation: { measure: of }, measure: { key: of }, market: { of } }[
    kind ?? ''
  ];
  const parsed = mapShading.safeParse({ kind, ...asked });
  return parsed.success ? parsed.data : null;
}

/** The whole region as SVG. */
function exportMap(terminal: Terminal, path: string, options: ExportOptions): Promise<void> {
  return runOnPlan(terminal, path, options, async (services) => {
    const scenario = findScenario(services, options.scenario);
    const { id: fileId } = services.app.files.register(options.out);
    const cancel = new AbortController();
    process.once('SIGINT', () => cancel.abort());
    const task = {
      kind: 'picture',
      scenarioId: scenario.id,
      shading: options.map ?? { kind: 'territory' },
      layers: ['territoryLabels', 'provinces', 'homes'],
      bounds: null,
      at: new Date().toISOString(),
      language: options.language,
      fileId,
    } as const;
    await finished(services.exports.pack({ ...task, layers: [...task.layers] }, cancel.signal), terminal);
    return {
      document: { scenario: scenario.name, format: 'svg', file: resolve(options.out) },
      lines: [terminal.word('export.done', { scenario: scenario.name, file: options.out })],
    };
  });
}
