import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Progress } from '../../shared/contract/base.ts';
import { AppError } from '../../shared/errors.ts';

export interface Patience {
  /** How long a drive may take to answer, milliseconds. */
  patience: number;
  /** How long it is left alone once it has. */
  every: number;
  /** Resolves when the folder's drive answers, whatever it says. */
  ask: (folder: string) => Promise<unknown>;
}

const usual: Patience = {
  patience: 15_000,
  every: 5_000,
  ask: (folder) => stat(folder).catch(() => {}),
};

/**
 * Questions that are not answered yet, by folder or file: Node has few threads for files, and a drive that hangs must not take
 * them all.
 */
const asked = new Map<string, Promise<unknown>>();

/** Asks once, however many want to know. */
export function answerOf(place: string, ask: Patience['ask']): Promise<unknown> {
  const known = asked.get(place);
  if (known) return known;
  const answer = ask(place).finally(() => asked.delete(place));
  asked.set(place, answer);
  return answer;
}

/** Resolves when a file's drive answers: what is asked at once after that holds nobody up. */
export const driveAnswers = async (path: string): Promise<void> =>
  void (await answerOf(dirname(path), usual.ask));

/** Whether a file's drive has been asked and has not answered: who can do without it does. */
export const isDriveWaitedFor = (path: string): boolean => asked.has(dirname(path));

/** A drive that answers does so in milliseconds; one that sleeps may take a few seconds to wake. Milliseconds. */
const soonPatience = 3_000;

/** Resolves when a file's drive answers, or after a few seconds; `isDriveWaitedFor` tells which. */
export const driveAnswersSoon = async (path: string): Promise<void> =>
  void (await inTime(driveAnswers(path), soonPatience));

/**
 * What a question about a file answers. It goes on by itself when its time is over.
 * @throws AppError DRIVE_SILENT when that is not within the patience, and as the question
 */
export async function answerInTime<T>(
  path: string,
  answer: Promise<T>,
  patience = usual.patience,
): Promise<T> {
  const first = await inTime(answer, patience);
  if (first === tooLate) throw silentDrive(path);
  return first;
}

/** As `driveAnswers`, within the patience. @throws AppError DRIVE_SILENT */
export const driveAnswersInTime = (path: string): Promise<void> => answerInTime(path, driveAnswers(path));

const silentDrive = (path: string) =>
  new AppError('DRIVE_SILENT', { file: basename(path), folder: dirname(path) });

const tooLate = Symbol('too late');

async function inTime<T>(answer: Promise<T>, patience: number): Promise<T | typeof tooLate> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<typeof tooLate>((resolve) => {
    timer = setTimeout(resolve, patience, tooLate);
  });
  try {
    return await Promise.race([answer, over]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Long work on a file in other threads, for as long as its drive answers. The signal fires when it no longer does; the work ends
 * by itself.
 * @throws AppError DRIVE_SILENT, and as the work
 */
export async function whileDriveAnswers<T>(
  path: string,
  work: (signal: AbortSignal) => Promise<T>,
  patience: Partial<Patience> = {},
): Promise<T> {
  const stop = new AbortController();
  const silent = Promise.withResolvers<never>();
  const unwatch = watchDrives(
    [dirname(path)],
    (folder) => {
      if (folder !== null) silent.reject(silentDrive(path));
    },
    { ...usual, ...patience },
  );
  const working = work(stop.signal);
  working.catch(() => {});
  try {
    return await Promise.race([working, silent.promise]);
  } finally {
    unwatch();
    stop.abort();
  }
}

/** Looks at the drives of folders until it is stopped. `tell` hears which does not answer, and null once all do again. */
function watchDrives(
  folders: readonly string[],
  tell: (folder: string | null) => void,
  { patience, every, ask }: Patience,
): () => void {
  let isOver = false;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const silent = new Set<string>();
  const later = (milliseconds: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, milliseconds);
    timer.unref();
    timers.add(timer);
    return timer;
  };
  const look = async (folder: string): Promise<void> => {
    const late = later(patience, () => {
      silent.add(folder);
      tell(folder);
    });
    await answerOf(folder, ask);
    clearTimeout(late);
    timers.delete(late);
    if (isOver) return;
    if (silent.delete(folder)) tell([...silent][0] ?? null);
    later(every, () => void look(folder));
  };
  for (const folder of new Set(folders)) void look(folder);
  return () => {
    isOver = true;
    for (const timer of timers) clearTimeout(timer);
  };
}

/**
 * A job's events, with the folder of one of its files in their progress (`silent`) as long as its drive does not answer: neither
 * an answer nor an error may come from a network drive for minutes. The last event is told again when that begins or ends.
 * Leaving the loop leaves the job.
 */
export async function* withSilentDrives<Event extends { progress: Progress }>(
  paths: readonly string[],
  events: AsyncGenerator<Event>,
  patience: Partial<Patience> = {},
): AsyncGenerator<Event> {
  let silent: string | null = null;
  let turned = Promise.withResolvers<null>();
  const stop = watchDrives(
    paths.map((path) => dirname(path)),
    (folder) => {
      silent = folder;
      turned.resolve(null);
      turned = Promise.withResolvers();
    },
    { ...usual, ...patience },
  );
  const told = (event: Event): Event =>
    silent === null ? event : { ...event, progress: { ...event.progress, silent } };
  let last: Event | null = null;
  let next = events.next();
  try {
    for (;;) {
      const step = await Promise.race([next, turned.promise]);
      if (step === null) {
        if (last !== null) yield told(last);
      } else if (step.done) return;
      else {
        last = step.value;
        next = events.next();
        // Who leaves takes its failure along.
        next.catch(() => {});
        yield told(last);
      }
    }
  } finally {
    stop();
    void events.return(undefined).catch(() => {});
  }
}
