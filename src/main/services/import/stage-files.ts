import { basename } from 'node:path';
import type { BorderReport, CoordinateSystem, PlaceLine } from '../../../shared/contract/import.ts';
import type { BorderCleaning } from '../../../shared/domain/border-cleaning.ts';
import type { Finding, FindingCode } from '../../../shared/domain/findings.ts';
import { type ImportKind, missingFields } from '../../../shared/domain/import-fields.ts';
import { AppError } from '../../../shared/errors.ts';
import { isOwnReadingSheet, ownAssignmentSheet } from '../../exchange/export/own-sheet.ts';
import { readFileContent } from '../../exchange/formats/read-file.ts';
import { type RawFile, type RawSheet, visibleFirst } from '../../exchange/formats/sheet.ts';
import { columnMissing, isPlainText } from '../../exchange/import/table.ts';
import type { EditablePlan } from '../../plan/staged.ts';
import { commitImport } from './commit.ts';
import { inspectSheet } from './inspect-sheet.ts';
import { headRows, type Prepared, prepareAssignments, prepareImport, type SheetSource } from './prepare.ts';
import { readAsRemembered } from './remembered-encoding.ts';
import type { StagingProgress } from './staging-protocol.ts';

/** Paths by what they hold. `crs` is of the sheets' coordinates; boundary files are WGS84. */
export interface ImportFiles extends Partial<Record<ImportKind, string>> {
  crs?: CoordinateSystem;
  /** For `assignments`. */
  scenarioId?: number;
  /** Of text files; as their bytes say where it's left out. */
  encoding?: string;
  /** Borders are cleaned so. */
  clean?: BorderCleaning;
  /** The year of months and yearly amounts for which a sheet names none; this year where it's left out. */
  year?: number;
  /** Units chosen for places as the report says them (`PlaceLine.said`): unit code, '' = none. */
  places?: ReadonlyMap<string, string>;
}

export interface ImportCounts {
  rowsRead: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
}

export interface ImportOutcome {
  counts: Partial<Record<ImportKind, ImportCounts>>;
  findings: Finding[];
  totals: Partial<Record<FindingCode, number>>;
  /** Places that are no unit's own name or code, and where they were found. */
  places: PlaceLine[];
  /** What the coordinates of each sheet that has some were taken for: as asked, remembered of its headings, or guessed. */
  crs: Partial<Record<ImportKind, CoordinateSystem>>;
  /** What cleaning the borders changed, where that was asked for. */
  borders: BorderReport | null;
}

/** What is spoken of comes before what speaks of it. */
const order: readonly ImportKind[] = [
  'units',
  'distances',
  'postalCodes',
  'reps',
  'competitors',
  'accounts',
  'sales',
  'assignments',
  'tree',
];

export const kindsOf = (files: ImportFiles): ImportKind[] =>
  order.filter((kind) => files[kind] !== undefined);

/** One file of `ImportFiles`. */
export interface FileToImport {
  kind: ImportKind;
  files: ImportFiles;
}

/**
 * Reads one file with every default mend and stages its steps: each sheet one, a rep workbook's competitor sheet along with
 * it, an edited export's units and accounts together.
 */
export async function stageFile(
  plan: EditablePlan,
  { kind, files }: FileToImport,
  onProgress: StagingProgress,
): Promise<ImportOutcome> {
  const path = files[kind] ?? '';
  const file = basename(path);
  const outcome: ImportOutcome = { counts: {}, findings: [], totals: {}, places: [], crs: {}, borders: null };
  const readAs = (encoding: string | null) =>
    readFileContent({ path, file, sheet: null, encoding, keepRows: null, crs: 'wgs84' }, (done, total) =>
      onProgress('reading', done, total),
    );
  const read = files.encoding
    ? await readAs(files.encoding)
    : await readAsRemembered(plan, await readAs(null), readAs);
  const raw = { ...read, sheets: visibleFirst(read.sheets) };
  const sources = sourcesOf(plan, kind, raw, file, files);
  if (kind === 'assignments') importAssignments(plan, sources, outcome);
  else for (const source of sources) importSheet(plan, source, outcome, onProgress, files.places);
  return outcome;
}

function importSheet(
  plan: EditablePlan,
  source: SheetSource,
  outcome: ImportOutcome,
  onProgress: StagingProgress,
  places: ReadonlyMap<string, string> = new Map(),
): void {
  const found = prepareImport(plan, source, () => undefined, onProgress);
  const choices = choicesFor(plan, found.places, places);
  const prepared =
    choices.size > 0 ? prepareImport(plan, source, () => undefined, onProgress, choices) : found;
  // A table without boundaries may only describe units that exist; when it knows none of them, it's another kind of sheet.
  if (source.kind === 'units' && !source.sheet.geometry && prepared.skipped === prepared.rowsRead)
    throw new AppError('IMPORT_NO_POLYGONS', { file: source.file });
  commitImport(plan, source, prepared);
  note(prepared, outcome);
  if (source.clean) outcome.borders = prepared.borders?.report ?? null;
  const located = source.mapping.some(({ field }) => field === 'longitude');
  if (located || source.sheet.geometry) outcome.crs[source.kind] = source.crs;
}

/** Choices by the keys of the lines that say them. Throws VALUE_INVALID for a code that is no unit's. */
function choicesFor(
  plan: EditablePlan,
  lines: readonly PlaceLine[],
  places: ReadonlyMap<string, string>,
): Map<string, string> {
  const choices = new Map<string, string>();
  for (const { key, said } of lines) {
    const code = places.get(said);
    if (code === undefined) continue;
    if (code !== '' && !plan.all('unit').some((unit) => unit.code === code))
      throw new AppError('VALUE_INVALID', { field: 'place', value: code });
    choices.set(key, code);
  }
  return choices;
}

/** The sheets of units and of accounts are one decision and one step. */
function importAssignments(
  plan: EditablePlan,
  sources: readonly SheetSource[],
  outcome: ImportOutcome,
): void {
  const prepared = prepareAssignments(plan, sources, () => undefined);
  commitImport(plan, sources[0], prepared);
  note(prepared, outcome);
}

function note(prepared: Prepared, outcome: ImportOutcome): void {
  const { created, updated, unchanged } = prepared.changes;
  const counts = outcome.counts[prepared.kind];
  outcome.counts[prepared.kind] = {
    rowsRead: (counts?.rowsRead ?? 0) + prepared.rowsRead,
    created: (counts?.created ?? 0) + created,
    updated: (counts?.updated ?? 0) + updated,
    unchanged: (counts?.unchanged ?? 0) + unchanged,
    skipped: (counts?.skipped ?? 0) + prepared.skipped,
  };
  outcome.places.push(...prepared.places);
  for (const finding of prepared.findings) {
    outcome.findings.push(finding);
    outcome.totals[finding.code] = (outcome.totals[finding.code] ?? 0) + 1;
  }
}

function sourcesOf(
  plan: EditablePlan,
  kind: ImportKind,
  raw: RawFile,
  file: string,
  files: ImportFiles,
): SheetSource[] {
  if (kind === 'assignments') {
    const own = raw.sheets.filter((sheet) => isOwnAssignment(plan, sheet));
    if (own.length > 1) return own.map((sheet) => sourceOf(plan, kind, raw, sheet, file, files));
  }
  const main = mainSheet(plan, kind, raw, file);
  const sources = [sourceOf(plan, kind, raw, main, file, files)];
  if (kind === 'reps' && files.competitors === undefined) {
    const sites = raw.sheets.find(
      (sheet) => sheet !== main && inspectSheet(plan, head(sheet), thisYear()).kind === 'competitors',
    );
    if (sites) sources.push(sourceOf(plan, 'competitors', raw, sites, file, files));
  }
  return sources;
}

/** Whether it's one of the two sheets of our own workbook that assign something. */
function isOwnAssignment(plan: EditablePlan, sheet: RawSheet): boolean {
  const { columns } = inspectSheet(plan, head(sheet), thisYear(), { kind: 'assignments' });
  return ownAssignmentSheet(columns.map(({ header }) => header)) !== null;
}

/** Whether it's a sheet of our own workbook that lists something else: units have names and codes, too, and are no accounts. */
function isOwnOfAnother(kind: ImportKind, columns: readonly { header: string }[]): boolean {
  const headers = columns.map(({ header }) => header);
  if (isOwnReadingSheet(headers)) return true;
  const own = ownAssignmentSheet(headers);
  return own !== null && own !== kind && kind !== 'assignments';
}

/** The sheet that holds the kind by its look, else the first whose columns would do. Throws IMPORT_ONLY_UNITS, IMPORT_COLUMN_MISSING, IMPORT_NO_HEADER. */
function mainSheet(plan: EditablePlan, kind: ImportKind, raw: RawFile, file: string): RawSheet {
  if (raw.sheets.some((sheet) => sheet.columns)) {
    if (kind !== 'units') throw new AppError('IMPORT_ONLY_UNITS', { file });
    // A topology may hold states beside counties: the finest division is the units.
    return raw.sheets.reduce((finest, sheet) => (sheet.rowCount > finest.rowCount ? sheet : finest));
  }
  const looks = raw.sheets.map((sheet) => ({ sheet, look: inspectSheet(plan, head(sheet), thisYear()) }));
  const byLook = looks.filter(({ look }) => look.kind === kind);
  const best = byLook.find(({ look }) => look.chosenBefore) ?? byLook[0];
  if (best) return best.sheet;
  let missing: string | undefined;
  for (const sheet of raw.sheets) {
    const { columns, mapping, headerRow } = inspectSheet(plan, head(sheet), thisYear(), { kind });
    if (headerRow === 0 && sheet.columns === null) continue;
    if (isOwnOfAnother(kind, columns)) continue;
    const [lacking] = missingFields(kind, new Set(mapping.map(({ field }) => field)));
    if (lacking === undefined) return sheet;
    missing ??= lacking;
  }
  if (missing === undefined)
    throw new AppError('IMPORT_NO_HEADER', { file, sheet: raw.sheets[0]?.name ?? '' });
  throw columnMissing(file, raw.sheets[0]?.name ?? '', kind, missing);
}

function sourceOf(
  plan: EditablePlan,
  kind: ImportKind,
  raw: RawFile,
  sheet: RawSheet,
  file: string,
  files: ImportFiles,
): SheetSource {
  const found = inspectSheet(plan, head(sheet), thisYear(), { kind, year: files.year });
  return {
    kind,
    file,
    sheet,
    plainText: isPlainText(raw.format),
    thisYear: thisYear(),
    encoding: raw.encoding,
    headerRow: found.headerRow,
    mapping: found.mapping,
    crs: kind === 'units' ? 'wgs84' : (files.crs ?? found.crs),
    scenarioId: files.scenarioId ?? null,
    clean: files.clean,
  };
}

const head = (sheet: RawSheet): RawSheet => ({ ...sheet, rows: sheet.rows.slice(0, headRows) });
const thisYear = (): number => new Date().getFullYear();
