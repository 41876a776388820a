import { type ClientLink, type ClientOptions, ORPCError } from '@orpc/client';
import { ConnectionError } from './app-error.ts';
import { deadlineOf } from './deadlines.ts';
import type { Ending, OpenLink, Transport } from './transport.ts';

/** `replaced` and `refused` are final: only a new launch address helps. */
export type ConnectionStatus = 'connecting' | 'connected' | Ending;

export interface SteadyLink extends ClientLink<Record<never, never>> {
  status(): ConnectionStatus;
  onStatus(listener: (status: ConnectionStatus) => void): () => void;
}

/** `over` fires when the link has ended, with the error of what is on its way. */
interface WatchedLink extends OpenLink {
  over: AbortSignal;
}

/** Milliseconds before the n-th attempt to come back. */
const waits = [0, 250, 500, 1000, 2000, 5000];

/**
 * A link that outlives its transport: when that is lost, calls on their way fail with CONNECTION_LOST (an edit is never
 * sent twice), a new transport is opened with growing pauses, and calls made meanwhile wait for it up to their deadline.
 */
export function createSteadyLink(open: Transport, deadline = deadlineOf): SteadyLink {
  const listeners = new Set<(status: ConnectionStatus) => void>();
  let status: ConnectionStatus = 'connecting';
  let current = keepOpen(0);

  function tell(next: ConnectionStatus) {
    if (next === status) return;
    status = next;
    for (const listener of listeners) listener(next);
  }

  async function keepOpen(firstAttempt: number): Promise<WatchedLink> {
    for (let attempt = firstAttempt; ; attempt += 1) {
      await pause(waits[Math.min(attempt, waits.length - 1)] ?? 0);
      const opened = await open();
      if (typeof opened === 'object') {
        tell('connected');
        const over = new AbortController();
        void opened.ended.then((ending) => {
          over.abort(connectionError(ending));
          current = ending === 'lost' ? keepOpen(1) : end(ending);
          tell(ending);
        });
        return { ...opened, over: over.signal };
      }
      tell(opened);
      if (opened !== 'lost') return end(opened);
    }
  }

  return {
    status: () => status,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    call: (path, input, options) =>
      withDeadline(deadline(path), options, async (limited) => {
        const opened = await unless([limited.signal], current);
        try {
          const signals = [opened.over, limited.signal];
          const answer = await unless(signals, opened.link.call(path, input, limited));
          return isStream(answer) ? sayingWhyItBroke(answer, opened.ended, limited.signal) : answer;
        } catch (error) {
          limited.signal.throwIfAborted();
          throw error;
        }
      }),
  };
}

/** A final state as a promise that every later call meets. */
function end(ending: Exclude<Ending, 'lost'>): Promise<WatchedLink> {
  const refusal = Promise.reject<WatchedLink>(connectionError(ending));
  refusal.catch(() => undefined);
  return refusal;
}

function connectionError(ending: Ending): ConnectionError {
  if (ending === 'replaced') return new ConnectionError('CONNECTION_REPLACED');
  return new ConnectionError(ending === 'refused' ? 'CONNECTION_REFUSED' : 'CONNECTION_LOST');
}

type Stream = AsyncIterableIterator<unknown> & Required<Pick<AsyncIterator<unknown>, 'return' | 'throw'>>;

const isStream = (answer: unknown): answer is Stream =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;

/** Milliseconds in which a link that broke is found to have. */
const foundWithin = 2000;

/**
 * A stream whose link is lost fails as if its reader had given it up, or with an error nobody knows: it fails with what became of
 * the link instead. What the other side threw, and a reader who did give it up, are left as they are.
 */
function sayingWhyItBroke(stream: Stream, ended: Promise<Ending>, signal: AbortSignal): Stream {
  const said = async (step: Promise<IteratorResult<unknown>>) => {
    try {
      return await step;
    } catch (error) {
      if (error instanceof ORPCError || signal.aborted) throw error;
      const ending = await Promise.race([ended, pause(foundWithin)]);
      throw ending ? connectionError(ending) : error;
    }
  };
  return {
    next: () => said(stream.next()),
    return: (value) => stream.return(value),
    throw: (error) => stream.throw(error),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

type Limited = ClientOptions<Record<never, never>> & { signal: AbortSignal };

/** The deadline is for the first answer: a stream that has begun may go on as long as it likes. */
async function withDeadline<R>(
  milliseconds: number,
  options: ClientOptions<Record<never, never>>,
  run: (limited: Limited) => Promise<R>,
): Promise<R> {
  const late = new AbortController();
  const timer = Number.isFinite(milliseconds)
    ? setTimeout(() => late.abort(new ConnectionError('TIMED_OUT')), milliseconds)
    : undefined;
  const signal = options.signal ? AbortSignal.any([options.signal, late.signal]) : late.signal;
  try {
    return await run({ ...options, signal });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What comes of some work, unless one of the signals fires before: with its reason. They are let go of with the work: a promise that
 * lasts as long as the link, raced against every call, would keep every answer as long, too.
 */
async function unless<Answer>(signals: readonly AbortSignal[], work: Promise<Answer>): Promise<Answer> {
  const { promise: fired, reject } = Promise.withResolvers<never>();
  const done = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { signal: done.signal });
  }
  try {
    return await Promise.race([work, fired]);
  } finally {
    done.abort();
  }
}

function pause(milliseconds: number): Promise<void> {
  return milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));
}
