import type { ImportPreview, ImportSource, PlaceLine } from '../../../shared/contract/import.ts';
import type { BorderCleaning } from '../../../shared/domain/border-cleaning.ts';
import type { Finding } from '../../../shared/domain/findings.ts';
import { type ImportKind, scenarioKinds } from '../../../shared/domain/import-fields.ts';
import { AppError } from '../../../shared/errors.ts';
import type { RawSheet } from '../../exchange/formats/sheet.ts';
import { interpretAccounts } from '../../exchange/import/accounts.ts';
import { type AssignmentContext, interpretAssignments } from '../../exchange/import/assignments.ts';
import { noteUndated } from '../../exchange/import/column-years.ts';
import { interpretCompetitors } from '../../exchange/import/competitors.ts';
import type { Interpreted } from '../../exchange/import/context.ts';
import { interpretDistances } from '../../exchange/import/distances.ts';
import { createFindingList, type Decide } from '../../exchange/import/finding-list.ts';
import type { ChosenPlaces, PlaceDesk } from '../../exchange/import/place-desk.ts';
import { interpretPostalCodes } from '../../exchange/import/postal-codes.ts';
import { interpretReps } from '../../exchange/import/reps.ts';
import { interpretSales } from '../../exchange/import/sales.ts';
import { createTable } from '../../exchange/import/table.ts';
import { applyTitleUnit, titleUnit } from '../../exchange/import/title-unit.ts';
import { interpretTree } from '../../exchange/import/tree.ts';
import { bordersOf, onBorders } from '../../exchange/import/unit-borders.ts';
import { interpretUnits } from '../../exchange/import/units.ts';
import type { PlanReader } from '../../plan/plan.ts';
import { accountChanges } from './account-changes.ts';
import { assignmentChanges } from './assignment-changes.ts';
import type { Changes } from './changes.ts';
import { cleanedBorders } from './cleaned-borders.ts';
import { competitorChanges } from './competitor-changes.ts';
import { distanceChanges, distanceContext } from './distance-changes.ts';
import { recallPlaces } from './place-memory.ts';
import { createDesk, readImportContext } from './plan-context.ts';
import { postalChanges } from './postal-changes.ts';
import { repChanges } from './rep-changes.ts';
import { salesChanges } from './sales-changes.ts';
import type { StagingProgress } from './staging-protocol.ts';
import { treeChanges } from './tree-changes.ts';
import { unitChanges } from './unit-changes.ts';

/** One sheet to be imported as one kind. */
export interface SheetSource
  extends Pick<ImportSource, 'kind' | 'headerRow' | 'mapping' | 'crs' | 'scenarioId'> {
  /** The file's name, for messages and the history. */
  file: string;
  /** On the calendar of whoever imports. */
  thisYear: number;
  sheet: RawSheet;
  plainText: boolean;
  /** A text file's, as it was read. */
  encoding?: string | null;
  /** Blank cells erase what stands. */
  erase?: boolean;
  /** What the sheet has not goes from the plan. */
  removeMissing?: boolean;
  /** Borders are cleaned so. */
  clean?: BorderCleaning | undefined;
}

/** Rows that show what a sheet holds: its headings, and enough data to tell numbers from text. */
export const headRows = 80;

export interface Prepared {
  kind: ImportKind;
  rowsRead: number;
  skipped: number;
  findings: readonly Finding[];
  sample: Record<string, string>[];
  changes: Changes;
  /** Where places that were not plain were found. */
  places: PlaceLine[];
  borders: ImportPreview['borders'];
  /** Units chosen by hand that held, those remembered among them. */
  chosen: ChosenPlaces;
}

/**
 * Reads a sheet against the plan as it stands: findings with the mends chosen, and what would change. Writes nothing.
 * Throws IMPORT_NO_HEADER, IMPORT_COLUMN_MISSING, IMPORT_EMPTY, IMPORT_NEEDS_UNITS, IMPORT_NEEDS_ACCOUNTS, NOT_FOUND,
 * TERRITORY_LOCKED, DISTANCES_TOO_MANY.
 */
export function prepareImport(
  plan: PlanReader,
  source: SheetSource,
  decide: Decide,
  onProgress: StagingProgress = () => {},
  choices: ChosenPlaces = new Map(),
): Prepared {
  const { kind, sheet, crs } = source;
  if (kind === 'assignments') return prepareAssignments(plan, [source], decide, choices);
  const chosen = new Map([...recallPlaces(plan), ...choices]);
  requireGround(plan, source);
  const table = createTable(kind, source.file, sheet, source, (done, total) =>
    onProgress('checking', done, total),
  );
  const findings = createFindingList(sheet.name, decide);
  applyTitleUnit(table, kind, titleUnit(sheet.rows, source.headerRow), findings);
  noteUndated(table, source.headerRow, findings);
  const prepared = (
    { rowsRead, rowsSkipped, sample }: Omit<Interpreted<unknown>, 'drafts'>,
    changes: Changes,
    desk?: PlaceDesk | null,
  ): Prepared => ({
    kind,
    rowsRead,
    skipped: rowsSkipped,
    findings: findings.list,
    sample,
    changes,
    places: desk?.report() ?? [],
    borders: null,
    chosen,
  });

  if (kind === 'units') {
    const desk = createDesk(plan.all('unit'), chosen);
    const drawn = sheet.geometry;
    const rows = interpretUnits(table, drawn, desk, findings);
    const own = drawn && bordersOf(drawn, rows.drafts);
    const { geometry, borders } = cleanedBorders(own, source.clean, onProgress);
    const read = drawn && geometry ? onBorders(table, rows, drawn, geometry, findings) : rows;
    return { ...prepared(read, unitChanges(plan, read.drafts, read.measures, geometry), desk), borders };
  }
  if (kind === 'postalCodes') {
    const desk = createDesk(plan.all('unit'), chosen);
    const read = interpretPostalCodes(table, desk, findings);
    return prepared(read, postalChanges(plan, read.drafts), desk);
  }
  if (kind === 'distances') {
    const desk = createDesk(plan.all('unit'), chosen);
    const read = interpretDistances(table, distanceContext(plan, desk), findings);
    return prepared(read, distanceChanges(plan, read.drafts), desk);
  }
  if (kind === 'tree') {
    const scenarioId = source.scenarioId ?? 0;
    const { territory } = assignmentContext(plan, scenarioId);
    const read = interpretTree(table, territory, findings);
    return prepared(read, treeChanges(plan, scenarioId, read.drafts));
  }
  const missing = ({ refs }: Interpreted<unknown>) => (source.removeMissing && refs ? refs : null);
  const context = readImportContext(plan, chosen);
  const desk = context.geography?.desk;
  if (kind === 'accounts') {
    const read = interpretAccounts(table, crs, context, findings);
    return prepared(read, accountChanges(plan, read.drafts, missing(read)), desk);
  }
  if (kind === 'reps') {
    const read = interpretReps(table, crs, context, findings);
    return prepared(read, repChanges(plan, read.drafts, missing(read)), desk);
  }
  if (kind === 'competitors') {
    const read = interpretCompetitors(table, crs, context, findings);
    return prepared(read, competitorChanges(plan, read.drafts), desk);
  }
  const read = interpretSales(table, context, findings, source.thisYear);
  return prepared(read, salesChanges(plan, read.drafts));
}

/**
 * Sheets of one workbook that assign units and accounts, read as one decision against one scenario (`assignmentChanges`), so
 * that it is one edit. Throws as `prepareImport`.
 */
export function prepareAssignments(
  plan: PlanReader,
  sources: readonly SheetSource[],
  decide: Decide,
  choices: ChosenPlaces = new Map(),
): Prepared {
  const scenarioId = sources[0]?.scenarioId ?? 0;
  const chosen = new Map([...recallPlaces(plan), ...choices]);
  const desk = createDesk(plan.all('unit'), chosen);
  const read = sources.map((source) => {
    requireGround(plan, source);
    const table = createTable('assignments', source.file, source.sheet, source);
    const findings = createFindingList(source.sheet.name, decide);
    return { ...interpretAssignments(table, assignmentContext(plan, scenarioId, desk), findings), findings };
  });
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return {
    kind: 'assignments',
    rowsRead: sum(read.map(({ rowsRead }) => rowsRead)),
    skipped: sum(read.map(({ rowsSkipped }) => rowsSkipped)),
    findings: read.flatMap(({ findings }) => findings.list),
    sample: read[0]?.sample ?? [],
    places: desk.report(),
    borders: null,
    chosen,
    changes: assignmentChanges(
      plan,
      scenarioId,
      read.flatMap(({ drafts }) => drafts),
    ),
  };
}

/** Sheets that speak of what another sheet brings can't come first. */
function requireGround(plan: PlanReader, { kind, sheet, scenarioId }: SheetSource): void {
  if (kind === 'sales' && plan.count('account') === 0) throw new AppError('IMPORT_NEEDS_ACCOUNTS');
  const needsUnits =
    kind === 'assignments' ||
    kind === 'distances' ||
    kind === 'postalCodes' ||
    (kind === 'units' && !sheet.geometry);
  if (needsUnits && plan.count('unit') === 0) throw new AppError('IMPORT_NEEDS_UNITS');
  if (scenarioKinds.has(kind) && (scenarioId === null || !plan.get('scenario', { id: scenarioId }))) {
    throw new AppError('NOT_FOUND', { what: 'scenario', id: scenarioId ?? 0 });
  }
}

function assignmentContext(plan: PlanReader, scenarioId: number, desk?: PlaceDesk): AssignmentContext {
  const accounts = new Map(plan.all('account').map(({ ref, id }) => [ref, id]));
  const territories = new Map(
    plan
      .where('territory', { scenario_id: scenarioId })
      .map(({ name, territory_id }) => [name.trim(), territory_id]),
  );
  return {
    unit: (code, row) => desk?.byCode(code, row) ?? null,
    account: (ref) => accounts.get(ref),
    territory: (name) => territories.get(name),
  };
}
