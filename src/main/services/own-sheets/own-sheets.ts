import { basename } from 'node:path';
import type { SheetPreview } from '../../../shared/contract/sheets.ts';
import { AppError } from '../../../shared/errors.ts';
import { languages } from '../../../shared/i18n/index.ts';
import { words } from '../../exchange/export/table.ts';
import type { RawFile } from '../../exchange/formats/sheet.ts';
import type { OnStage } from '../../jobs/answer-apart.ts';
import { readInWorker } from '../../jobs/import-job.ts';
import { inSlices, type Pieces, whole } from '../../plan/pieces.ts';
import type { Plan } from '../../plan/plan.ts';
import type { FileRegistry } from '../host.ts';
import type { Projection } from '../projection.ts';
import { driveAnswers } from '../silent-drives.ts';
import { backTo, inTurns } from '../turns.ts';
import { comparePlans } from './compare-plans.ts';
import { comparePriorities } from './compare-priorities.ts';
import { compareTemplates } from './compare-templates.ts';
import { compareTerritories } from './compare-territories.ts';
import { type Comparison, type Found, rowsOf } from './sheet-rows.ts';

/** Rows of a sheet read at most: more units than any plan has. */
const mostRows = 200_000;

/**
 * Sheets of an exported workbook that are filled in by hand — KPI templates, incentive plans, templates of territories,
 * priorities — changed in Excel and brought back. Blank cells and those that can't be read leave the plan as it is.
 */
export function createOwnSheets(files: FileRegistry, plan: () => Plan, projection: Projection) {
  /** What the sheets say that the plan does not; null when none of them is known. */
  function* compared(scenarioId: number, raw: RawFile): Pieces<Found | null> {
    const found: Found = { differences: [], unread: [], unknownRows: [], writes: [] };
    let known = 0;
    for (const word of languages.map(words)) {
      for (const [key, compare] of Object.entries(comparisons)) {
        const sheet = raw.sheets.find(({ name }) => name === word(`sheets.${key}`));
        if (!sheet) continue;
        known++;
        yield;
        const rows = rowsOf(sheet, found);
        yield;
        yield* compare({ plan: plan(), projection, scenarioId, word, rows, found, sheet });
      }
    }
    return known === 0 ? null : found;
  }
  const read = async (
    scenarioId: number,
    fileId: string,
    onStage: OnStage = () => {},
    signal?: AbortSignal,
  ): Promise<Found> => {
    onStage('reading', 0, 0);
    await driveAnswers(files.path(fileId));
    const path = files.source(fileId);
    const file = basename(path);
    const raw = await readInWorker(
      {
        path,
        file,
        sheet: null,
        encoding: null,
        only: languages.flatMap((language) =>
          Object.keys(comparisons).map((key) => words(language)(`sheets.${key}`)),
        ),
        keepRows: mostRows,
        crs: null,
      },
      { signal, onProgress: (done, total) => onStage('reading', done, total) },
    );
    onStage('comparing', 0, 0);
    while (!projection.isReady()) await projection.ready();
    const found = await inTurns(plan, () => compared(scenarioId, raw), signal);
    if (found === null)
      throw new AppError('IMPORT_COLUMN_MISSING', {
        file,
        column: languages.map((each) => words(each)('sheets.kpi')).join(' / '),
      });
    return found;
  };
  return {
    /** What the file would change; stores nothing. Stages: `reading`, `comparing`. @throws AppError KPI_WEIGHTS when weights no longer make 100 % */
    async preview(
      scenarioId: number,
      fileId: string,
      onStage?: OnStage,
      signal?: AbortSignal,
    ): Promise<SheetPreview> {
      const { writes: _, ...preview } = await read(scenarioId, fileId, onStage, signal);
      return preview;
    },
    /**
     * Stores what differs, as one step. Stages: as `preview`, `writing`.
     * @throws AppError as `preview`, PLAN_BUSY when another plan was opened meanwhile
     */
    async apply(
      scenarioId: number,
      fileId: string,
      onStage: OnStage = () => {},
      signal?: AbortSignal,
    ): Promise<{ changed: number }> {
      const into = plan();
      const { differences, writes } = await read(scenarioId, fileId, onStage, signal);
      await backTo(plan, into);
      onStage('writing', 0, 0);
      const params = { count: differences.length };
      if (differences.length > 0)
        await into.editInTurns({ key: 'sheetsBack', params }, ['state', 'market', 'pay'], (write) =>
          inSlices(writes, (some) => {
            if (signal?.aborted) throw new AppError('JOB_CANCELLED');
            for (const store of some) store(write);
          }),
        );
      return { changed: differences.length };
    },
  };
}

export type OwnSheets = ReturnType<typeof createOwnSheets>;

/** By the key of the sheet's name. */
const comparisons: Readonly<Record<string, (comparison: Comparison) => Pieces<void>>> = {
  kpi: (comparison) => whole(() => compareTemplates(comparison)),
  payPlans: (comparison) => whole(() => comparePlans(comparison)),
  territoryKpi: (comparison) => whole(() => compareTerritories(comparison)),
  market: comparePriorities,
};
