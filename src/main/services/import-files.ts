import { basename } from 'node:path';
import type { Progress } from '../../shared/contract/base.ts';
import type { CoordinateSystem } from '../../shared/contract/import.ts';
import type { Finding, FindingCode } from '../../shared/domain/findings.ts';
import { type ImportKind, importFields } from '../../shared/domain/import-fields.ts';
import { AppError } from '../../shared/errors.ts';
import { ownAssignmentSheet } from '../exchange/export/own-sheet.ts';
import type { RawFile, RawSheet } from '../exchange/formats/sheet.ts';
import { columnMissing } from '../exchange/import/table.ts';
import { readInWorker } from '../jobs/import-job.ts';
import type { Plan } from '../plan/plan.ts';
import { commitImport } from './import/commit.ts';
import { inspectSheet } from './import/inspect-sheet.ts';
import { type Prepared, prepareAssignments, prepareImport, type SheetSource } from './import/prepare.ts';

/** Paths by what they hold. `crs` is of the sheets' coordinates; boundary files are WGS84. */
export interface ImportFiles extends Partial<Record<ImportKind, string>> {
  crs?: CoordinateSystem;
  /** For `assignments`. */
  scenarioId?: number;
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
  /** What the coordinates of each sheet that has some were taken for: as asked, remembered of its headings, or guessed. */
  crs: Partial<Record<ImportKind, CoordinateSystem>>;
}

/** What is spoken of comes before what speaks of it. */
const order: readonly ImportKind[] = [
  'units',
  'distances',
  'reps',
  'competitors',
  'accounts',
  'sales',
  'assignments',
];

/**
 * Imports whole files with every default mend: each sheet one edit and one undo entry. Files are read side by side, then written
 * one after the other; a rep workbook's competitor sheet comes along, and an edited export's units and accounts are one step.
 * When a file can't be used, the plan is as it was. `stage` of the progress is the kind.
 */
export async function importFiles(
  plan: Plan,
  files: ImportFiles,
  onProgress: (progress: Progress) => void = () => {},
  signal?: AbortSignal,
): Promise<ImportOutcome> {
  const left = new AbortController();
  const ended = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  const kinds = order.filter((kind) => files[kind] !== undefined);
  const outcome: ImportOutcome = { counts: {}, findings: [], totals: {}, crs: {} };
  const report = (stage: string, done: number) =>
    onProgress({ stage, fraction: done / kinds.length, done, total: kinds.length, secondsLeft: null });
  try {
    const reading = kinds.map((kind) => {
      const path = files[kind] ?? '';
      const options = {
        path,
        file: basename(path),
        sheet: null,
        encoding: null,
        keepRows: null,
        crs: 'wgs84',
      } as const;
      const read = readInWorker(options, { signal: ended });
      // A later file's failure is told when its turn comes.
      read.catch(() => {});
      return { kind, read, file: options.file };
    });
    const ready: { kind: ImportKind; sources: SheetSource[] }[] = [];
    if (kinds.length > 0) report(kinds[0], 0);
    for (const { kind, read, file } of reading)
      ready.push({ kind, sources: sourcesOf(plan, kind, await read, file, files) });
    allOrNothing(plan, () => {
      for (const [position, { kind, sources }] of ready.entries()) {
        report(kind, position);
        if (kind === 'assignments') importAssignments(plan, sources, outcome);
        else for (const source of sources) importSheet(plan, source, outcome);
      }
    });
    if (kinds.length > 0) report('done', kinds.length);
    return outcome;
  } finally {
    left.abort();
  }
}

/** Later sheets are read against what earlier ones brought: when one fails, the steps taken before it are undone. */
function allOrNothing(plan: Plan, steps: () => void): void {
  const lastDone = plan.history(1000).find(({ undone }) => !undone)?.seq ?? 0;
  const revision = plan.revision;
  try {
    steps();
  } catch (error) {
    if (plan.revision !== revision) plan.jumpTo(lastDone);
    throw error;
  }
}

function importSheet(plan: Plan, source: SheetSource, outcome: ImportOutcome): void {
  const prepared = prepareImport(plan, source, () => undefined);
  // A table without boundaries may only describe units that exist; when it knows none of them, it's another kind of sheet.
  if (source.kind === 'units' && !source.sheet.geometry && prepared.skipped === prepared.rowsRead)
    throw new AppError('IMPORT_NO_POLYGONS', { file: source.file });
  commitImport(plan, source, prepared);
  note(prepared, outcome);
  const located = source.mapping.some(({ field }) => field === 'longitude');
  if (located || source.sheet.geometry) outcome.crs[source.kind] = source.crs;
}

/** The sheets of units and of accounts are one decision and one step. */
function importAssignments(plan: Plan, sources: readonly SheetSource[], outcome: ImportOutcome): void {
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
  for (const finding of prepared.findings) {
    outcome.findings.push(finding);
    outcome.totals[finding.code] = (outcome.totals[finding.code] ?? 0) + 1;
  }
}

function sourcesOf(
  plan: Plan,
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
function isOwnAssignment(plan: Plan, sheet: RawSheet): boolean {
  const { columns } = inspectSheet(plan, head(sheet), thisYear(), { kind: 'assignments' });
  return ownAssignmentSheet(columns.map(({ header }) => header)) !== null;
}

/** The sheet that holds the kind by its look, else the first whose columns would do. Throws IMPORT_ONLY_UNITS, IMPORT_COLUMN_MISSING, IMPORT_NO_HEADER. */
function mainSheet(plan: Plan, kind: ImportKind, raw: RawFile, file: string): RawSheet {
  if (raw.sheets.some((sheet) => sheet.columns)) {
    if (kind !== 'units') throw new AppError('IMPORT_ONLY_UNITS', { file });
    // A topology may hold states beside counties: the finest division is the units.
    return raw.sheets.reduce((finest, sheet) => (sheet.rowCount > finest.rowCount ? sheet : finest));
  }
  const byLook = raw.sheets.find((sheet) => inspectSheet(plan, head(sheet), thisYear()).kind === kind);
  if (byLook) return byLook;
  const required = importFields[kind].filter((field) => field.required).map(({ key }) => key);
  let missing: string | undefined;
  for (const sheet of raw.sheets) {
    const { mapping, headerRow } = inspectSheet(plan, head(sheet), thisYear(), { kind });
    if (headerRow === 0 && sheet.columns === null) continue;
    const lacking = required.find((key) => !mapping.some(({ field }) => field === key));
    if (lacking === undefined) return sheet;
    missing ??= lacking;
  }
  if (missing === undefined)
    throw new AppError('IMPORT_NO_HEADER', { file, sheet: raw.sheets[0]?.name ?? '' });
  throw columnMissing(file, raw.sheets[0]?.name ?? '', kind, missing);
}

function sourceOf(
  plan: Plan,
  kind: ImportKind,
  raw: RawFile,
  sheet: RawSheet,
  file: string,
  files: ImportFiles,
): SheetSource {
  const found = inspectSheet(plan, head(sheet), thisYear(), { kind });
  return {
    kind,
    file,
    sheet,
    plainText: raw.format === 'csv',
    headerRow: found.headerRow,
    mapping: found.mapping,
    crs: kind === 'units' ? 'wgs84' : (files.crs ?? found.crs),
    scenarioId: files.scenarioId ?? null,
  };
}

const headRows = 80;
const head = (sheet: RawSheet): RawSheet => ({ ...sheet, rows: sheet.rows.slice(0, headRows) });
const thisYear = (): number => new Date().getFullYear();
