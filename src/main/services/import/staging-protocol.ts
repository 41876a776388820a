import type {
  FindingRow,
  ImportDecisions,
  ImportDifference,
  ImportPreview,
} from '../../../shared/contract/import.ts';
import type { FindingCode } from '../../../shared/domain/findings.ts';
import type { ErrorCode, ErrorParams } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import type { CleanStep } from '../../engine/geo/clean/clean-borders.ts';
import type { ReadOptions } from '../../exchange/formats/read-file.ts';
import type { TableName } from '../../plan/rows.ts';
import type { RowSlice, StagedStep } from '../../plan/staged.ts';
import type { RowValues } from '../../plan/store.ts';
import type { SheetSource } from './prepare.ts';
import type { FileToImport, ImportOutcome } from './stage-files.ts';

/** A sheet by its name, and how it is to be read. */
export type SheetChoice = Omit<SheetSource, 'sheet' | 'plainText'> & { sheetName: string };

/** What the main thread asks of the thread that works imports out, and what each answers. Calls are answered in order. */
export interface StagingCalls {
  /** Rows of the open plan; nothing else may be asked between the first of them and `loaded`. */
  load: { ask: { table: TableName; rows: RowValues[] }; answer: null };
  loaded: { ask: null; answer: null };
  /** What was loaded is out of date. */
  reload: { ask: null; answer: null };
  /** The sheet that a preview is of. */
  read: { ask: ReadOptions; answer: null };
  preview: {
    ask: { importId: string; source: SheetChoice; decisions: ImportDecisions };
    answer: ImportPreview;
  };
  decide: { ask: ImportDecisions; answer: ImportPreview };
  findings: {
    ask: { code: FindingCode | null; offset: number; limit: number };
    answer: { total: number; rows: FindingRow[] };
  };
  differences: {
    ask: { offset: number; limit: number; language: Language };
    answer: { total: number; rows: ImportDifference[] };
  };
  /** Writes the rows that are not imported as a sheet, before the commit or after; answers how many. */
  rejected: { ask: { path: string; language: Language }; answer: number };
  /** Works the preview's step out; of the sheet only the rows left out are kept. */
  commit: { ask: { presentName: string | undefined }; answer: ImportPreview };
  /** A whole file with the default mends; its steps wait to be taken. */
  file: { ask: FileToImport; answer: ImportOutcome };
  take: { ask: null; answer: StagedStep | null };
  slice: { ask: null; answer: RowSlice | null };
}
export type StagingCall = keyof StagingCalls;

export interface StagingRequest<C extends StagingCall = StagingCall> {
  id: number;
  call: C;
  ask: StagingCalls[C]['ask'];
}

/** What the thread is at. From `comparing` on: borders are cleaned (`CleanStep`) and then measured anew. */
export type StagingStage = 'reading' | 'checking' | CleanStep | 'measuring' | 'saving';
export type StagingProgress = (stage: StagingStage, done: number, total: number) => void;

export type StagingMessage =
  | { type: 'progress'; stage: StagingStage; done: number; total: number }
  | { type: 'answer'; id: number; answer: StagingCalls[StagingCall]['answer'] }
  | { type: 'failed'; id: number; code: ErrorCode; params: ErrorParams };
