import { extname, resolve } from 'node:path';
import type { Command } from 'commander';
import { type BoardPart, boardFormats, boardParts, sheetFormats } from '../../../shared/domain/pack.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Language, languages } from '../../../shared/i18n/index.ts';
import type { PackTask } from '../../services/export/write-pack.ts';
import type { Services } from '../../services/index.ts';
import { findScenario } from '../find-scenario.ts';
import { finished } from '../progress-line.ts';
import { type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';

interface DocumentOptions extends CommonOptions {
  scenario: string;
  out: string;
  language: Language;
  date?: string;
}

const formatOf = <T extends string>(formats: readonly T[], file: string): T | undefined =>
  formats.find((format) => format === extname(file).slice(1).toLowerCase());

/** `report plan.sqlite --scenario 方案A --out pack.pptx`: the board pack of a scenario against another. */
export function registerReport(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const read = valueReaders(terminal);
  const pages = (text: string): BoardPart[] =>
    text.split(',').map((part) => read.oneOf(boardParts)(part.trim()));
  documentCommand(program, terminal, 'report')
    .option('--against <name>', word('report.against'), read.name)
    .option('--pages <list>', word('report.pages', { list: boardParts.join(', ') }), pages)
    .action(
      (
        path: string,
        options: DocumentOptions & { against?: string; pages?: BoardPart[] },
        command: Command,
      ) => {
        const format = formatOf(boardFormats, options.out);
        if (!format) return command.error(word('report.unknownFormat', { file: options.out }));
        return runOnPlan(terminal, path, options, async (services) => {
          const after = findScenario(services, options.scenario);
          const before = options.against ? findScenario(services, options.against) : presentOf(services);
          const parts = options.pages ?? [...boardParts];
          const task = {
            kind: 'board',
            beforeId: before.id,
            afterId: after.id,
            format,
            parts,
            goals: {},
          } as const;
          const pageCount = await write(services, terminal, task, options);
          const file = resolve(options.out);
          return {
            document: { scenario: after.name, against: before.name, format, file, pages: pageCount },
            lines: [
              word('report.done', {
                scenario: after.name,
                against: before.name,
                pages: pageCount,
                file: options.out,
              }),
            ],
          };
        });
      },
    );
}

/** `sheets plan.sqlite --scenario 方案A --out sheets.pdf`: one page per territory. */
export function registerSheets(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const read = valueReaders(terminal);
  documentCommand(program, terminal, 'sheets')
    .option('--territory <names>', word('sheets.territory'), read.names)
    .action((path: string, options: DocumentOptions & { territory?: string[] }, command: Command) => {
      const format = formatOf(sheetFormats, options.out);
      if (!format) return command.error(word('sheets.unknownFormat', { file: options.out }));
      return runOnPlan(terminal, path, options, async (services) => {
        const scenario = findScenario(services, options.scenario);
        const { territories } = services.projection.alignment(scenario.id);
        const territoryIds =
          options.territory?.map((name) => {
            const found = territories.find((territory) => territory.name === name);
            if (!found) throw new AppError('NOT_FOUND', { what: 'territory', name });
            return found.id;
          }) ?? null;
        await write(
          services,
          terminal,
          { kind: 'sheets', scenarioId: scenario.id, territoryIds, format },
          options,
        );
        const pages = territoryIds?.length ?? territories.length;
        return {
          document: { scenario: scenario.name, format, file: resolve(options.out), pages },
          lines: [word('sheets.done', { scenario: scenario.name, pages, file: options.out })],
        };
      });
    });
}

function documentCommand(program: Command, terminal: Terminal, name: 'report' | 'sheets'): Command {
  const { word } = terminal;
  const read = valueReaders(terminal);
  return program
    .command(name)
    .description(word(`${name}.about`))
    .argument('<plan>', word('arguments.plan'))
    .requiredOption('--scenario <name>', word('options.scenario'), read.name)
    .requiredOption('--out <file>', word(`${name}.out`))
    .option('--language <language>', word('report.language'), read.oneOf(languages), terminal.language)
    .option('--date <day>', word('report.date'), read.day)
    .option('--json', word('options.json'));
}

function presentOf({ session }: Services) {
  const present = session.plan().where('scenario', { is_present: 1 })[0];
  if (!present) throw new AppError('NOT_FOUND', { what: 'scenario', name: '' });
  return present;
}

type Distribute<T> = T extends unknown ? Omit<T, 'at'> : never;

/** Writes the document; answers how many pages it has. Ctrl+C leaves what stood there before. */
async function write(
  services: Services,
  terminal: Terminal,
  task: Distribute<PackTask>,
  options: DocumentOptions,
): Promise<number> {
  const { id: fileId } = services.app.files.register(options.out);
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  const at = options.date ? `${options.date}T00:00:00.000Z` : new Date().toISOString();
  const asked = { ...task, at, fileId, language: options.language };
  return finished(services.exports.pack(asked, cancel.signal), terminal);
}
