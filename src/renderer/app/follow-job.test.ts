import { afterEach, expect, it } from 'vitest';
import { ConnectionError } from '../api/app-error.ts';
import { followJob, runJob } from './follow-job.ts';
import { setApp, useApp } from './store.ts';

afterEach(() => setApp({ jobs: [] }));

const progress = { stage: 'writing', fraction: 0.5, done: 1, total: 2, secondsLeft: 1 };
const now = () => {
  const { isWriting, jobs } = useApp.getState();
  return { isWriting, jobs: jobs.length };
};
const atRest = { isWriting: false, jobs: 0 };
const atWork = { isWriting: true, jobs: 1 };
const job = { id: 'review', text: 'taking it in', isWriting: true };

/** A job that has told of itself once and ends as `end` does. */
function going(end: (signal: AbortSignal) => Promise<string>) {
  const seen: ReturnType<typeof now>[] = [];
  const start = async (signal: AbortSignal) =>
    (async function* () {
      yield { progress, result: null };
      seen.push(now());
      yield { progress, result: await end(signal) };
    })();
  return { start, seen };
}

it('while a job writes the plan it is not said to be saved, until it ends', async () => {
  const { start, seen } = going(async () => 'done');
  const running = followJob(job, start);
  expect(now()).toEqual(atWork);
  expect(await running).toBe('done');
  expect(seen).toEqual([atWork]);
  expect(now()).toEqual(atRest);
});

it.each([
  ['it fails', () => Promise.reject(new Error('refused'))],
  ['the connection is lost', () => Promise.reject(new ConnectionError('CONNECTION_LOST'))],
])('… also when %s', async (_, end) => {
  const { start, seen } = going(end);
  await expect(runJob(job, start)).rejects.toThrow();
  expect(seen).toEqual([atWork]);
  expect(now()).toEqual(atRest);
});

it('… also when it is given up', async () => {
  const { start } = going(
    (signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new ConnectionError('JOB_CANCELLED')));
        useApp.getState().jobs[0]?.cancel?.();
      }),
  );
  expect(await runJob(job, start)).toBeNull();
  expect(now()).toEqual(atRest);
});

it('a job that writes nothing leaves the plan said to be saved', async () => {
  const { start, seen } = going(async () => 'done');
  await followJob({ id: 'links', text: 'looking' }, start);
  expect(seen).toEqual([{ isWriting: false, jobs: 1 }]);
});
