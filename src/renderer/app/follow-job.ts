import type { Progress } from '../../shared/contract/base.ts';
import { isAbort } from './errors.ts';
import { translate } from './i18n.ts';
import { endJob, setJob } from './store.ts';
import { toastError } from './toast.tsx';
import { moment, whileWriting } from './writing.ts';

export type Events<T> = AsyncIterable<{ progress: Progress; result: T | null }>;

interface Named {
  id: string;
  text: string;
  /** Prefix of the words for its stages; `jobs:stage` where left out. */
  stages?: string;
  /** It ends in a step of the plan: until it does, the status bar does not say that all is saved. */
  isWriting?: boolean;
  /** Seen once it has told how far it is and gone on for a moment: what is soon done would only flicker. */
  isQuiet?: boolean;
  /** Gives it up together with others. */
  stop?: AbortController;
}

/**
 * Follows a job to its result, with what it is at, how far, how long and a way to give it up in the status bar. Null: it was given up,
 * or failed and said so.
 */
export async function followJob<T>(
  job: Named,
  start: (signal: AbortSignal) => Promise<Events<T>>,
): Promise<T | null> {
  try {
    return await runJob(job, start);
  } catch (error) {
    toastError(error);
    return null;
  }
}

/** The same, but throws what it failed with. Null: it was given up. */
export async function runJob<T>(
  job: Named,
  start: (signal: AbortSignal) => Promise<Events<T>>,
): Promise<T | null> {
  return job.isWriting ? whileWriting(() => runShown(job, start), true) : runShown(job, start);
}

async function runShown<T>(
  { id, text, stages = 'jobs:stage', isQuiet = false, stop = new AbortController() }: Named,
  start: (signal: AbortSignal) => Promise<Events<T>>,
): Promise<T | null> {
  let quietUntil = isQuiet ? Number.POSITIVE_INFINITY : 0;
  const say = (progress: Progress | null) => {
    if (quietUntil === Number.POSITIVE_INFINITY && progress !== null) quietUntil = Date.now() + moment;
    if (Date.now() < quietUntil) return;
    const stage =
      progress && progress.stage !== 'done' ? ` · ${translate(`${stages}.${progress.stage}`)}` : '';
    setJob({
      id,
      text: `${text}${stage}`,
      fraction: progress?.fraction ?? null,
      secondsLeft: progress?.secondsLeft ?? null,
      silent: progress?.silent,
      cancel: () => stop.abort(),
    });
  };
  say(null);
  try {
    return await resultOf(await start(stop.signal), say);
  } catch (error) {
    if (isAbort(error) || stop.signal.aborted) return null;
    throw error;
  } finally {
    endJob(id);
  }
}

/** So many rows are told in the status bar: fewer are written before anybody could read it. */
const large = 2000;

/** An edit: a job in the status bar when it is about very many rows; else it runs unseen. Null: it was given up, or failed and said so. */
export async function followLarge<T>(
  { size, id, text }: { size: number; id: string; text: () => string },
  start: (signal: AbortSignal) => Promise<Events<T>>,
): Promise<T | null> {
  if (size >= large) return followJob({ id, text: text(), isWriting: true }, start);
  try {
    return await whileWriting(async () =>
      resultOf(await start(new AbortController().signal), () => undefined),
    );
  } catch (error) {
    toastError(error);
    return null;
  }
}

/** A job's result; `onProgress` hears how far it is. */
export async function resultOf<T>(events: Events<T>, onProgress: (progress: Progress) => void): Promise<T> {
  let last: T | null = null;
  for await (const { progress, result } of events) {
    onProgress(progress);
    last = result;
  }
  // A job that ends without throwing tells its result last.
  return last as T;
}
