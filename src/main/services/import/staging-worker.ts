import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import { readFileContent } from '../../exchange/formats/read-file.ts';
import type { RawFile } from '../../exchange/formats/sheet.ts';
import { type RejectedSheet, writeRejected } from '../../exchange/import/rejected-sheet.ts';
import { isPlainText } from '../../exchange/import/table.ts';
import { type RowSlice, StagedPlan } from '../../plan/staged.ts';
import { createPendingImport, type PendingImport } from './pending-import.ts';
import { stageFile } from './stage-files.ts';
import type {
  StagingCall,
  StagingCalls,
  StagingMessage,
  StagingRequest,
  StagingStage,
} from './staging-protocol.ts';

/** Works imports out beside the main thread: reads sheets, interprets them against a copy of the plan, stages the steps. */
type Handlers = {
  [C in StagingCall]: (
    ask: StagingCalls[C]['ask'],
  ) => StagingCalls[C]['answer'] | Promise<StagingCalls[C]['answer']>;
};

let plan = new StagedPlan();
let raw: RawFile | null = null;
let pending: PendingImport | null = null;
/** What the import that was committed left out: all that is kept of it. */
let leftOut: RejectedSheet | null = null;
let slices: Generator<RowSlice> | null = null;

const post = (message: StagingMessage) => parentPort?.postMessage(message);
/** The call that whoever asked has given up (`Staging.interrupt`). */
const interrupted = workerData as Int32Array;
let answering = 0;

function progress(stage: StagingStage, done: number, total: number): void {
  if (Atomics.load(interrupted, 0) === answering) throw new AppError('JOB_CANCELLED');
  post({ type: 'progress', stage, done, total });
}
const progressOf = (stage: StagingStage) => (done: number, total: number) => progress(stage, done, total);

function current(): PendingImport {
  if (!pending) throw new AppError('IMPORT_NOT_FOUND');
  return pending;
}

const handlers: Handlers = {
  load({ table, rows }) {
    plan.load(table, rows);
    return null;
  },
  loaded() {
    plan.loaded();
    pending?.rebase(plan);
    return null;
  },
  reload() {
    plan.close();
    plan = new StagedPlan();
    return null;
  },
  async read(options) {
    raw = await readFileContent(options, progressOf('reading'));
    return null;
  },
  preview({ importId, source, decisions }) {
    const sheet = raw?.sheets.find(({ name }) => raw?.sheets.length === 1 || name === source.sheetName);
    if (!raw || !sheet) throw new AppError('IMPORT_EMPTY', { file: source.file, sheet: source.sheetName });
    const { sheetName: _, ...chosen } = source;
    const whole = { ...chosen, sheet, plainText: isPlainText(raw.format) };
    pending = createPendingImport(importId, plan, whole, decisions, progress);
    return pending.preview();
  },
  decide: (decisions) => current().decide(decisions),
  findings: ({ code, offset, limit }) => current().findings(code, offset, limit),
  differences: ({ offset, limit, language }) => current().differences(offset, limit, language),
  async rejected({ path, language }) {
    const sheet = leftOut ?? current().leftOut();
    await writeRejected(path, sheet, language, progressOf('saving'));
    return sheet.rows.length;
  },
  commit({ presentName }) {
    leftOut = current().leftOut();
    const done = current().commit(presentName);
    pending = null;
    raw = null;
    return done;
  },
  file: (file) => stageFile(plan, file, progress),
  take() {
    const next = plan.takeStep();
    slices = next?.slices ?? null;
    return next?.step ?? null;
  },
  slice() {
    const next = slices?.next();
    return next && !next.done ? next.value : null;
  },
};

async function answer<C extends StagingCall>({ id, call, ask }: StagingRequest<C>): Promise<void> {
  if (!besides.has(call)) answering = id;
  try {
    post({ type: 'answer', id, answer: await handlers[call](ask) });
  } catch (error) {
    // Anything but our own errors is a fault of the program or a file that broke a reader: the thread ends with it.
    if (!(error instanceof AppError)) throw error;
    post({ type: 'failed', id, code: error.code, params: error.params });
  }
}

/** Rows of the plan come in while a file is read; everything else is answered one after the other. */
const besides: ReadonlySet<StagingCall> = new Set(['load', 'loaded', 'reload']);

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (request: StagingRequest) => {
  if (besides.has(request.call)) void answer(request);
  else last = last.then(() => answer(request));
});
