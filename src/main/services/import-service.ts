import { randomUUID } from 'node:crypto';
import type { Progress } from '../../shared/contract/base.ts';
import type {
  FindingRow,
  ImportDecisions,
  ImportDifference,
  ImportPreset,
  ImportPreview,
  ImportSource,
} from '../../shared/contract/import.ts';
import type { FindingCode } from '../../shared/domain/findings.ts';
import type { ImportKind } from '../../shared/domain/import-fields.ts';
import { AppError } from '../../shared/errors.ts';
import { type Language, translate } from '../../shared/i18n/index.ts';
import { writeTemplate } from '../exchange/import/template.ts';
import type { OnStage } from '../jobs/answer-apart.ts';
import type { Plan } from '../plan/plan.ts';
import type { FileRegistry } from './host.ts';
import { createFileInspection, located } from './import/inspect-file.ts';
import { listPresets, removePreset, renamePreset } from './import/mapping-memory.ts';
import { stageClock } from './import/stage-progress.ts';
import { openStaging, type Staging, stagePlan, writeSteps } from './import/staging.ts';
import { templateChoices } from './import/template-choices.ts';
import { answerOrGivenUp } from './job-events.ts';
import { latest } from './latest.ts';
import { beforeLeaving } from './leaving.ts';
import { refuseImportIntoCopy } from './review/refuse-import.ts';
import { driveAnswers } from './silent-drives.ts';
import { backTo } from './turns.ts';

export interface ImportServiceOptions {
  /** Throws PLAN_NOT_OPEN. */
  plan: () => Plan;
  files: FileRegistry;
  now?: () => Date;
  /** Of the person; words written into the plan are in it. */
  language?: () => Language;
}

type ImportEvent = { progress: Progress; preview: ImportPreview | null };

/** A preview in its thread, worked out against the plan at a revision. */
interface Waiting {
  staging: Staging;
  /** What its copy of the plan holds the rows for. */
  kinds: readonly ImportKind[];
  revision: number;
}

/** An account that goes takes its sales along. */
const kindsOf = (kind: ImportKind, { removeMissing }: ImportDecisions): ImportKind[] =>
  kind === 'accounts' && removeMissing ? [kind, 'sales'] : [kind];

/** Previews kept for a commit; each holds its sheet in a thread's memory. */
const keptPreviews = 2;
/** Committed imports whose rows left out may still be saved; each holds those rows in a thread's memory. */
const keptLeftOut = 4;

/** Bringing sheets in: inspect → preview with findings → decide → commit (one edit, one undo entry). */
export function createImportService({
  plan,
  files,
  now = () => new Date(),
  language = () => 'zh',
}: ImportServiceOptions) {
  const pending = new Map<string, Waiting>();
  const find = (importId: string): Waiting => {
    const found = pending.get(importId);
    if (!found) throw new AppError('IMPORT_NOT_FOUND');
    return found;
  };
  /** By committed import: the thread that holds the rows it left out. */
  const leftOut = new Map<string, Staging>();
  const drop = (importId: string): void => {
    void pending.get(importId)?.staging.end();
    pending.delete(importId);
    void leftOut.get(importId)?.end();
    leftOut.delete(importId);
  };
  /** The plan may have changed since: what would happen is worked out again against what stands now. */
  const refreshed = async (waiting: Waiting, kinds = waiting.kinds): Promise<void> => {
    const current = plan();
    if (current.revision === waiting.revision && kinds.length <= waiting.kinds.length) return;
    waiting.kinds = kinds;
    await waiting.staging.ask('reload', null);
    waiting.revision = await stagePlan(waiting.staging, current, waiting.kinds);
  };
  const year = () => now().getFullYear();

  return {
    ...createFileInspection({ plan, files, year }),

    /** Leaving the loop, or the signal, ends the thread. */
    async *preview(
      { source, decisions }: { source: ImportSource; decisions: ImportDecisions },
      signal?: AbortSignal,
    ): AsyncGenerator<ImportEvent> {
      const current = plan();
      refuseImportIntoCopy(current, [source.kind]);
      files.path(source.fileId);
      yield { progress: progress('reading', 0, null), preview: null };
      const opening = (async () => {
        await driveAnswers(files.path(source.fileId));
        const { path, name } = located(files, source.fileId);
        return { path, name, staging: await openStaging({ file: name, paths: [path] }) };
      })();
      const { path, name, staging } = await answerOrGivenUp(opening, signal).catch((error) => {
        // Given up while its drive kept silent: it ends when that answers.
        opening.then(
          (late) => late.staging.end(),
          () => {},
        );
        throw error;
      });
      const importId = randomUUID();
      let kept = false;
      const events = createProgress(now);
      staging.onProgress(events.push);
      try {
        const stop = () => void staging.end();
        signal?.addEventListener('abort', stop, { once: true });
        const work = async (): Promise<ImportPreview> => {
          const { sheet, encoding, crs } = source;
          // The plan is copied while the thread reads the file.
          const read = staging.ask('read', { path, file: name, sheet, encoding, keepRows: null, crs });
          read.catch(() => {});
          const kinds = kindsOf(source.kind, decisions);
          const revision = await stagePlan(staging, current, kinds);
          await read;
          await backTo(plan, current);
          pending.set(importId, { staging, kinds, revision });
          const { fileId: _, ...choice } = source;
          return staging.ask('preview', {
            importId,
            source: { ...choice, file: name, sheetName: sheet, thisYear: year() },
            decisions,
          });
        };
        const working = work().finally(events.close);
        // Someone who leaves early takes the failure with them.
        working.catch(() => {});
        for await (const step of events.follow(signal)) yield { progress: step, preview: null };
        if (signal?.aborted) throw new AppError('JOB_CANCELLED');
        const preview = await working;
        signal?.removeEventListener('abort', stop);
        kept = true;
        for (const id of [...pending.keys()].slice(0, -keptPreviews)) drop(id);
        yield { progress: progress('checking', 1, 1), preview };
      } finally {
        if (!kept) {
          pending.delete(importId);
          void staging.end();
        }
      }
    },

    async findings(input: {
      importId: string;
      code: FindingCode | null;
      offset: number;
      limit: number;
    }): Promise<{ total: number; rows: FindingRow[] }> {
      const { code, offset, limit } = input;
      return find(input.importId).staging.ask('findings', { code, offset, limit });
    },

    /** Cell by cell what would change in rows the plan has. */
    async differences(input: {
      importId: string;
      offset: number;
      limit: number;
      language: Language;
    }): Promise<{ total: number; rows: ImportDifference[] }> {
      const { offset, limit, language } = input;
      return find(input.importId).staging.ask('differences', { offset, limit, language });
    },

    /** Works the preview out anew. Leaving the loop, or the signal, leaves it as it was. */
    async *decide(
      { importId, decisions }: { importId: string; decisions: ImportDecisions },
      signal?: AbortSignal,
    ): AsyncGenerator<ImportEvent> {
      const waiting = find(importId);
      const { staging } = waiting;
      const [kind] = waiting.kinds;
      const events = createProgress(now);
      staging.onProgress(events.push);
      const work = async (): Promise<ImportPreview> => {
        if (decisions.removeMissing && kind) await refreshed(waiting, kindsOf(kind, decisions));
        if (left) throw new AppError('JOB_CANCELLED');
        return staging.ask('decide', decisions);
      };
      let settled = false;
      let left = false;
      const working = work().finally(() => {
        settled = true;
        events.close();
      });
      working.catch(() => {});
      try {
        for await (const step of events.follow(signal)) yield { progress: step, preview: null };
        if (signal?.aborted) throw new AppError('JOB_CANCELLED');
        yield { progress: progress('checking', 1, 1), preview: await working };
      } finally {
        left = true;
        if (!settled) staging.interrupt();
      }
    },

    /** Rows that would not be, or were not, imported, as a sheet to mend and import again. Stage: `saving`. @throws AppError JOB_CANCELLED, FILE_WRITE_FAILED */
    async rejected(
      input: { importId: string; fileId: string; language: Language },
      onStage: OnStage = () => {},
      signal?: AbortSignal,
    ): Promise<{ rows: number }> {
      const path = files.path(input.fileId);
      const { language } = input;
      const staging = leftOut.get(input.importId) ?? find(input.importId).staging;
      staging.onProgress(onStage);
      return { rows: await staging.ask('rejected', { path, language }, signal) };
    },

    /**
     * Writes the preview as one step, in slices between which the program goes on. Leaving the loop, or the signal, leaves the
     * plan as it was. The preview is used up whatever happens; rows left out can be saved (`rejected`) until `discard`.
     */
    async *commit({ importId }: { importId: string }, signal?: AbortSignal): AsyncGenerator<ImportEvent> {
      const waiting = find(importId);
      const into = plan();
      pending.delete(importId);
      const { staging } = waiting;
      const left = new AbortController();
      const ended = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
      const events = createProgress(now);
      staging.onProgress(events.push);
      const work = async (): Promise<ImportPreview> => {
        await refreshed(waiting);
        const presentName = translate(language(), 'scenario', 'presentName');
        const done = await staging.ask('commit', { presentName });
        const onRows = (rows: number, total: number) => events.push('writing', rows, total);
        await writeSteps(staging, into, waiting.revision, { signal: ended, onRows });
        if (done.leftOut > 0) {
          // Its copy of the plan is let go of.
          await staging.ask('reload', null);
          leftOut.set(importId, staging);
        }
        return done;
      };
      const working = beforeLeaving(into, work).finally(events.close);
      working.catch(() => {});
      try {
        yield { progress: progress('checking', 0, null), preview: null };
        for await (const step of events.follow(ended)) yield { progress: step, preview: null };
        yield { progress: progress('writing', 1, 1), preview: await working };
      } finally {
        left.abort();
        await working.catch(() => {});
        if (!leftOut.has(importId)) await staging.end();
        for (const id of [...leftOut.keys()].slice(0, -keptLeftOut)) drop(id);
      }
    },

    /** What is remembered of sheets imported before. */
    presets: (): ImportPreset[] => listPresets(plan()),
    renamePreset: ({ key, name }: { key: string; name: string }): void => renamePreset(plan(), key, name),
    removePreset: ({ key }: { key: string }): void => removePreset(plan(), key),

    discard({ importId }: { importId: string }): void {
      drop(importId);
    },

    /** The plan was closed: what was worked out against it counts for nothing. */
    close(): void {
      for (const id of [...pending.keys(), ...leftOut.keys()]) drop(id);
    },

    async template(input: { kind: ImportKind; fileId: string; language: Language }): Promise<void> {
      const choices = templateChoices(plan(), input.kind);
      await writeTemplate(files.path(input.fileId), input.kind, input.language, year(), choices);
    },
  };
}

export type ImportService = ReturnType<typeof createImportService>;

/** Progress of a job's stages as it comes. */
function createProgress(now: () => Date) {
  const events = latest<Progress>();
  const clock = stageClock(() => now().getTime());
  return {
    push: (stage: string, done: number, total: number): void => events.push(clock(stage, done, total)),
    close: events.close,
    follow: events.follow,
  };
}

/** The first and the last of a job's events. */
const progress = (stage: string, done: number, total: number | null): Progress => ({
  stage,
  fraction: total ? done / total : null,
  done,
  total,
  secondsLeft: total ? 0 : null,
});
