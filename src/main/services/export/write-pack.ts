import { writeFile } from 'node:fs/promises';
import type { BoardInput, PictureInput, SheetsInput } from '../../../shared/contract/pack.ts';
import type { BoardFormat } from '../../../shared/domain/pack.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { writeWhole } from '../../exchange/export/export-scenario.ts';
import type { ExportProgress } from '../../exchange/export/pace.ts';
import { composeBoard } from '../../exchange/pack/board/compose.ts';
import type { PackDocument } from '../../exchange/pack/page.ts';
import { drawPicture } from '../../exchange/pack/picture/draw-picture.ts';
import { composeSheets } from '../../exchange/pack/territory/compose.ts';
import { svgOf } from '../../exchange/pack/write/svg.ts';
import { gatherBoard } from '../pack/gather-board.ts';
import { gatherPicture } from '../pack/gather-picture.ts';
import { gatherSheets } from '../pack/gather-sheets.ts';
import type { Projection } from '../projection.ts';
import type { Session } from '../session.ts';

/** A document of pages to be written; `at` is the day it stands for, ISO 8601. */
export type PackTask =
  | ({ kind: 'board'; at: string } & Omit<BoardInput, 'fileId' | 'language'>)
  | ({ kind: 'sheets'; at: string } & Omit<SheetsInput, 'fileId' | 'language'>)
  | ({ kind: 'picture'; at: string } & Omit<PictureInput, 'fileId' | 'language'>);

interface Writing {
  task: PackTask;
  path: string;
  language: Language;
  onProgress: ExportProgress;
  signal: AbortSignal;
}

/**
 * Gathers a document's figures, makes its pages and writes them: the whole file stands there in the end or what stood there
 * before. @throws AppError NOT_FOUND, JOB_CANCELLED, FILE_WRITE_FAILED
 */
export async function writePack(session: Session, projection: Projection, writing: Writing): Promise<void> {
  const { task, path, language, onProgress, signal } = writing;
  const steps = { done: 0, total: 0 };
  const turn = async () => {
    steps.done += 1;
    onProgress(steps.done, Math.max(steps.done, steps.total));
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) throw new AppError('JOB_CANCELLED');
  };
  const plan = session.plan();
  if (task.kind === 'picture') {
    const facts = gatherPicture(session.name(), plan, projection, task);
    const svg = svgOf(drawPicture(facts, language), { standalone: true });
    await writeWhole(path, signal, (temporary) => writeFile(temporary, `${svg}\n`));
    return;
  }
  let document: PackDocument;
  if (task.kind === 'board') {
    document = composeBoard(gatherBoard(session.name(), plan, projection, task), language, task.parts);
    steps.total = document.pages.length;
  } else {
    const facts = gatherSheets(session.name(), plan, projection, task);
    // A page is made, then written.
    steps.total = 2 * facts.sheets.length;
    document = await composeSheets(facts, language, turn);
  }
  await writeWhole(path, signal, async (temporary) => {
    await writeFile(temporary, await bytesOf(document, task.format, turn));
  });
}

/** The writers are loaded when they are needed: a font takes its time. */
async function bytesOf(document: PackDocument, format: BoardFormat, turn: () => Promise<void>) {
  if (format === 'pdf') return (await import('../../exchange/pack/write/pdf.ts')).pdfOf(document, turn);
  if (format === 'pptx') return (await import('../../exchange/pack/write/pptx.ts')).pptxOf(document, turn);
  return (await import('../../exchange/pack/write/html.ts')).htmlOf(document, turn);
}
