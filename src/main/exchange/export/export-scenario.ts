import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { writeCsv } from './csv-writer.ts';
import { writeEvidence } from './evidence-writer.ts';
import type { ExportProgress } from './pace.ts';
import type { ExportFormat, ScenarioReport } from './report.ts';
import { words } from './table.ts';
import { accountsTable } from './tables/accounts.ts';
import { unitsTable } from './tables/units.ts';
import { territoryFinder } from './territory-names.ts';
import { writeGeoJson, writeJson } from './text-writer.ts';
import { sealed } from './workbook-tables.ts';
import { writeXlsx } from './xlsx-writer.ts';

/**
 * Writes a scenario to a file: under a hidden temporary name in the same folder first, then renamed, so that either the whole
 * export stands there or what stood there before.
 * @throws AppError FILE_WRITE_FAILED (file open in Excel, disk full, folder read-only), JOB_CANCELLED when the signal fires
 */
export async function exportScenario(
  report: ScenarioReport,
  path: string,
  format: ExportFormat,
  language: Language,
  onProgress: ExportProgress = () => {},
  signal?: AbortSignal,
): Promise<void> {
  await writeWhole(path, signal, (temporary) => {
    if (format === 'xlsx') return writeXlsx(report, temporary, language, onProgress, signal);
    if (format === 'evidence') return writeEvidence(report, temporary, language, onProgress, signal);
    if (format === 'csv' || format === 'csvUnits') {
      const [word, find] = [words(language), territoryFinder(report)];
      const table =
        format === 'csv' ? sealed(accountsTable(report, word, find)) : sealed(unitsTable(report, word, find));
      return writeCsv(table, temporary, onProgress, signal);
    }
    if (format === 'json') return writeJson(report, temporary, onProgress, signal);
    return writeGeoJson(report, temporary, onProgress, signal);
  });
}

/** Either the whole file stands at `path` or what stood there before. Errors as of `exportScenario`. */
export async function writeWhole(
  path: string,
  signal: AbortSignal | undefined,
  write: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    if (signal?.aborted) throw new AppError('JOB_CANCELLED');
    await write(temporary);
    await sync(temporary);
    await rename(temporary, path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (isFileError(error))
      throw new AppError('FILE_WRITE_FAILED', { file: basename(path) }, { cause: error });
    throw error;
  } finally {
    await rm(temporary, { force: true }).catch(() => {});
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** An error of the operating system (EACCES, ENOSPC, EBUSY …), not one of ours. */
function isFileError(error: unknown): boolean {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';
}
