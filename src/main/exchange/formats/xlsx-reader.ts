import { createReadStream, statSync } from 'node:fs';
import Excel from 'exceljs';
import { AppError } from '../../../shared/errors.ts';
import { cellToScalar } from './cell.ts';
import { limits, tooLarge } from './limits.ts';
import type { Cell, ReadProgress, SheetSink } from './sheet.ts';
import { createWorkbookReader } from './workbook-reader.ts';
import { guardZip } from './zip-guard.ts';

/** What the streaming reader knows of the workbook but its types leave out. */
interface WorkbookParts {
  workbookRels?: { Id: string; Target: string }[];
  model?: { sheets?: { rId: string; name: string }[] };
}

/**
 * Streams an .xlsx workbook sheet by sheet. Sheets stored before the shared strings are spooled to the process's temporary
 * folder by exceljs: callers give it a private one. Throws IMPORT_FORMAT for workbooks the reader can't follow (the mend is
 * to save the file again from Excel), IMPORT_ENCRYPTED, IMPORT_TRUNCATED, IMPORT_TOO_LARGE.
 */
export async function readXlsx(
  path: string,
  file: string,
  sink: SheetSink,
  onProgress: ReadProgress,
): Promise<void> {
  await guardZip(path, file);
  const total = statSync(path).size;
  const source = createReadStream(path);
  let sheetName = '';
  let lastRow = 0;
  try {
    const workbook = createWorkbookReader(source);
    for await (const sheet of workbook) {
      sheetName = nameOf(sheet, workbook as unknown as WorkbookParts);
      lastRow = 0;
      const wanted = sink.sheet(sheetName);
      for await (const row of sheet) {
        if (!wanted) continue;
        if (!Number.isInteger(row.number)) throw new TypeError('row without a number');
        lastRow = row.number;
        if (lastRow > limits.rows && row.hasValues) throw tooLarge(file, 'rows');
        if (row.hasValues) sink.row(lastRow, toCells(row, file));
        if (lastRow % 2000 === 0) onProgress(source.bytesRead, total);
      }
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('IMPORT_FORMAT', { file, sheet: sheetName, row: lastRow + 1 }, { cause });
  } finally {
    source.destroy();
  }
}

/** exceljs misses the name when a relationship's target is written as an absolute path. */
function nameOf(sheet: Excel.stream.xlsx.WorksheetReader, { workbookRels, model }: WorkbookParts): string {
  const { id, name } = sheet as unknown as { id: string | number; name: string };
  if (name !== `Sheet${id}`) return name;
  const relation = workbookRels?.find((candidate) => candidate.Target.endsWith(`/sheet${id}.xml`));
  return model?.sheets?.find((candidate) => candidate.rId === relation?.Id)?.name ?? name;
}

function toCells(row: Excel.Row, file: string): Cell[] {
  const cells: Cell[] = [];
  row.eachCell((cell, column) => {
    // A formula's own result: its `value` leaves out a result of 0. Columns count from 1.
    const value = cellToScalar(cell.type === Excel.ValueType.Formula ? cell.result : cell.value);
    if (value === null || value === '') return;
    if (column > limits.columns) throw tooLarge(file, 'columns');
    if (typeof value === 'string' && value.length > limits.cellCharacters)
      throw tooLarge(file, 'cellCharacters');
    while (cells.length < column - 1) cells.push(null);
    cells.push(value);
  });
  return cells;
}
