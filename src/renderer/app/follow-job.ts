import type { Progress } from '../../shared/contract/base.ts';
import { isAbort } from './errors.ts';
import { translate } from './i18n.ts';
import { endJob, setJob } from './store.ts';
import { toastError } from './toast.tsx';

/**
 * Follows a job to its result, with what it is at, how far, how long and a way to give it up in the status bar. Null: it was given up,
 * or failed and said so. `stages`: prefix of the words for its stages.
 */
export async function followJob<T>(
  { id, text, stages }: { id: string; text: string; stages: string },
  start: (signal: AbortSignal) => Promise<AsyncIterable<{ progress: Progress; result: T | null }>>,
): Promise<T | null> {
  const stop = new AbortController();
  const say = (progress: Progress | null) => {
    const stage =
      progress && progress.stage !== 'done' ? ` · ${translate(`${stages}.${progress.stage}`)}` : '';
    setJob({
      id,
      text: `${text}${stage}`,
      fraction: progress?.fraction ?? null,
      secondsLeft: progress?.secondsLeft ?? null,
      cancel: () => stop.abort(),
    });
  };
  say(null);
  try {
    let last: T | null = null;
    for await (const { progress, result } of await start(stop.signal)) {
      say(progress);
      last = result;
    }
    return last;
  } catch (error) {
    if (!isAbort(error) && !stop.signal.aborted) toastError(error);
    return null;
  } finally {
    endJob(id);
  }
}
