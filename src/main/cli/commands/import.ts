import type { Command } from 'commander';
import {
  type BorderReport,
  type CoordinateSystem,
  coordinateSystems,
} from '../../../shared/contract/import.ts';
import { gapMetresLimits, type OverlapRule, overlapRules } from '../../../shared/domain/border-cleaning.ts';
import type { FindingCode } from '../../../shared/domain/findings.ts';
import { type ImportKind, importKinds, scenarioKinds } from '../../../shared/domain/import-fields.ts';
import { translate } from '../../../shared/i18n/index.ts';
import { isWholeArea } from '../../exchange/import/place-desk.ts';
import type { ImportFiles, ImportOutcome } from '../../services/import-files.ts';
import { findScenario } from '../find-scenario.ts';
import { progressLine } from '../progress-line.ts';
import { type CommonOptions, runOnPlan } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { valueReaders } from '../values.ts';

/** Lines of places that a terminal shows; --json has all. */
const shownPlaces = 40;

interface ImportOptions extends CommonOptions, Partial<Record<ImportKind, string>> {
  crs?: CoordinateSystem;
  scenario?: string;
  encoding?: string;
  year?: number;
  cleanBorders?: number;
  overlaps?: OverlapRule;
  keepSlivers?: boolean;
  place?: readonly PlaceChoice[];
}

type PlaceChoice = readonly [said: string, code: string];

const flagOf = (kind: ImportKind): string =>
  `--${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** `栗水区=320117`, as often as given. */
const placeChoices =
  ({ refuse }: ReturnType<typeof valueReaders>) =>
  (text: string, before: readonly PlaceChoice[] = []): readonly PlaceChoice[] => {
    const at = text.lastIndexOf('=');
    return at < 1 ? refuse('place') : [...before, [text.slice(0, at).trim(), text.slice(at + 1).trim()]];
  };

/** `import plan.sqlite --units … --accounts …`: every default mend is taken, every finding reported. */
export function registerImport(program: Command, terminal: Terminal): void {
  const { word } = terminal;
  const read = valueReaders(terminal);
  const command = program
    .command('import')
    .description(word('import.about'))
    .argument('<plan>', word('arguments.plan'));
  for (const kind of importKinds) command.option(`${flagOf(kind)} <file>`, word(`import.${kind}`));
  command
    .option('--crs <system>', word('import.crs'), read.oneOf(coordinateSystems))
    .option('--encoding <name>', word('import.encoding'))
    .option('--year <year>', word('import.year'), read.whole(1990, 2100))
    .option(
      '--clean-borders <metres>',
      word('import.cleanBorders'),
      read.number(gapMetresLimits.least, gapMetresLimits.most),
    )
    .option('--overlaps <rule>', word('import.overlaps'), read.oneOf(overlapRules))
    .option('--keep-slivers', word('import.keepSlivers'))
    .option('--place <said=code>', word('import.placeChoice'), placeChoices(read))
    .option('--scenario <name>', word('import.scenario'), read.name)
    .option('--json', word('options.json'))
    .action((path: string, options: ImportOptions) => {
      if (importKinds.every((kind) => options[kind] === undefined)) command.error(word('import.nothing'));
      if (
        importKinds.some((kind) => scenarioKinds.has(kind) && options[kind]) &&
        options.scenario === undefined
      )
        command.error(word('import.scenarioNeeded'));
      const { cleanBorders, overlaps = 'larger', keepSlivers = false } = options;
      if (cleanBorders === undefined && (options.overlaps || keepSlivers))
        command.error(word('import.cleanNeeded'));
      return runOnPlan(terminal, path, options, async (services) => {
        const files: ImportFiles = {};
        for (const kind of importKinds) {
          const file = options[kind];
          if (file !== undefined) files[kind] = file;
        }
        if (options.crs !== undefined) files.crs = options.crs;
        if (options.scenario !== undefined) files.scenarioId = findScenario(services, options.scenario).id;
        if (options.encoding !== undefined) files.encoding = options.encoding;
        if (options.year !== undefined) files.year = options.year;
        if (options.place !== undefined) files.places = new Map(options.place);
        if (cleanBorders !== undefined)
          files.clean = { gapMetres: cleanBorders, overlaps, slivers: !keepSlivers };
        const cancel = new AbortController();
        process.once('SIGINT', () => cancel.abort());
        const { importFiles } = await import('../../services/import-files.ts');
        const line = progressLine(terminal, ({ stage }) => word(`progress.${stage}`));
        const outcome = await importFiles(services.session.plan(), files, line.show, cancel.signal).finally(
          line.clear,
        );
        return {
          document: outcomeDocument(outcome),
          lines: outcomeLines(outcome, options, terminal),
        };
      });
    });
}

/** All findings, none left out: the document is for machines. */
function outcomeDocument({ counts, findings, totals, places, crs, borders }: ImportOutcome) {
  return {
    counts,
    findings: findings.map(({ code, sheet, row, column, value, action, suggestion, reason }) => ({
      code,
      sheet,
      row,
      column,
      value,
      action,
      suggestion,
      ...(reason && { reason }),
    })),
    totals,
    places: places.map(({ candidates: _, key: __, ...line }) => line),
    crs,
    borders,
  };
}

function outcomeLines(
  { counts, totals, findings, places, crs, borders }: ImportOutcome,
  asked: ImportOptions,
  { word, language }: Terminal,
): string[] {
  return [
    ...importKinds.flatMap((kind) => {
      const count = counts[kind];
      return count === undefined
        ? []
        : [
            word('import.done', {
              kind: word(`kinds.${kind}`),
              rows: count.rowsRead,
              created: count.created,
              updated: count.updated,
              unchanged: count.unchanged,
              skipped: count.skipped,
            }),
          ];
    }),
    ...importKinds.flatMap((kind) => {
      const system = crs[kind];
      if (system === undefined || kind === 'units') return [];
      const name = translate(language, 'import', `crs.${system}.name`);
      const params = { kind: word(`kinds.${kind}`), system: name };
      return [word(asked.crs ? 'import.crsAsked' : 'import.crsGuessed', params)];
    }),
    ...(borders ? borderLines(borders, word) : []),
    ...findings
      .filter(({ code }) => code === 'YEAR_NOWHERE')
      .map(({ sheet, value, suggestion }) =>
        word(asked.year === undefined ? 'import.yearGuessed' : 'import.yearAsked', {
          sheet,
          columns: value,
          year: suggestion,
        }),
      ),
    ...Object.entries(totals).flatMap(([code, count]) =>
      code === 'YEAR_NOWHERE'
        ? []
        : [word('import.finding', { title: findingTitle(code as FindingCode, language), count })],
    ),
    ...placeLines(places, { word, language }),
  ];
}

function borderLines({ units, joined, ...report }: BorderReport, word: Terminal['word']): string[] {
  const kinds = (['gaps', 'overlaps', 'slivers', 'left'] as const).map((kind) =>
    word(`import.borders.${kind}`, {
      count: report[kind].count,
      area: (report[kind].areaM2 / 1e6).toFixed(3),
    }),
  );
  return [
    word('import.borders.units', { count: units }),
    word('import.borders.joined', { count: joined }),
    ...kinds,
  ];
}

/** The report of places and codes, least certain first: every changed code, and what is not certain. */
function placeLines(
  places: ImportOutcome['places'],
  { word, language }: Pick<Terminal, 'word' | 'language'>,
): string[] {
  const told = places.filter((place) => !isWholeArea(place));
  if (told.length === 0) return [];
  return [
    word('import.places', { count: told.length }),
    ...told.slice(0, shownPlaces).map(({ said, rows, by, score, unit }) =>
      word('import.place', {
        said,
        rows,
        by: translate(language, 'import', `places.evidence.${by ?? 'none'}`),
        likeness: by === 'alike' ? ` ${Math.round(100 * score)} %` : '',
        unit: unit ? [unit.city, unit.name, unit.code].join(' ') : '–',
      }),
    ),
    ...(told.length > shownPlaces ? [word('import.morePlaces')] : []),
  ];
}

function findingTitle(code: FindingCode, language: Terminal['language']): string {
  return translate(language, 'findings', `${code}.title`);
}
