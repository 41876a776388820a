import { expect, it } from 'vitest';
import type { Progress } from '../../shared/contract/base.ts';
import { jobEvents } from './job-events.ts';
import { answerInTime, whileDriveAnswers, withSilentDrives } from './silent-drives.ts';

const soon = 20;
/** A drive that answers when it is told to. */
function drive() {
  let isSilent = false;
  let answer = Promise.withResolvers<void>();
  let open = 0;
  return {
    ask: async () => {
      open++;
      if (isSilent) await answer.promise;
      open--;
    },
    hang: () => {
      isSilent = true;
    },
    comeBack: () => {
      isSilent = false;
      answer.resolve();
      answer = Promise.withResolvers();
    },
    open: () => open,
  };
}

it('says which drive does not answer while it does not, and goes on to the result when it does', async () => {
  const net = drive();
  const done = Promise.withResolvers<number>();
  const job = jobEvents((onStage) => {
    onStage('writing', 1, 2);
    return done.promise;
  });
  const told: Progress[] = [];
  net.hang();
  const events = withSilentDrives(['/net/one/file.xlsx'], job, { patience: soon, every: soon, ask: net.ask });
  let result: number | null = null;
  for await (const event of events) {
    told.push(event.progress);
    result = event.result;
    if (event.progress.silent !== undefined) net.comeBack();
    else if (told.length > 1 && event.result === null) done.resolve(7);
  }
  expect(result).toBe(7);
  expect(told.map(({ silent }) => silent)).toEqual([undefined, '/net/one', undefined, undefined]);
  expect(told.map(({ stage }) => stage)).toEqual(['writing', 'writing', 'writing', 'done']);
});

it('asks a drive that does not answer once, however many jobs wait for it', async () => {
  const net = drive();
  net.hang();
  const forever = () =>
    withSilentDrives(
      ['/net/two/a', '/net/two/b'],
      jobEvents((onStage) => {
        onStage('writing', 0, 0);
        return new Promise<void>(() => {});
      }),
      { patience: soon, every: soon, ask: net.ask },
    );
  const jobs = [forever(), forever()];
  for (const job of jobs) {
    expect((await job.next()).value?.progress.silent).toBeUndefined();
    expect((await job.next()).value?.progress.silent).toBe('/net/two');
  }
  expect(net.open()).toBe(1);
  net.comeBack();
});

it('a job that waits for such a drive is given up at once, whatever the drive does', async () => {
  const stop = new AbortController();
  let ended = false;
  const job = jobEvents(
    async (onStage) => {
      onStage('writing', 0, 0);
      await new Promise<void>(() => {});
      ended = true;
    },
    stop.signal,
    soon,
  );
  const events = withSilentDrives(['/net/three/a'], job);
  expect((await events.next()).value?.progress.stage).toBe('writing');
  const next = events.next();
  stop.abort();
  await expect(next).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  expect(ended).toBe(false);
});

it('long work on a file is left when its drive falls silent, and told to end', async () => {
  const net = drive();
  const at = { patience: soon, every: soon, ask: net.ask };
  expect(await whileDriveAnswers('/net/four/a', async () => 7, at)).toBe(7);
  let told: AbortSignal | undefined;
  const left = whileDriveAnswers(
    '/net/four/a',
    (signal) => {
      told = signal;
      net.hang();
      return new Promise<never>(() => {});
    },
    at,
  );
  await expect(left).rejects.toMatchObject({
    code: 'DRIVE_SILENT',
    params: { file: 'a', folder: '/net/four' },
  });
  expect(told?.aborted).toBe(true);
  net.comeBack();
});

it('an answer in time is told, a failure as well, and one that is late is not waited for', async () => {
  expect(await answerInTime('/net/five/a', Promise.resolve(7), soon)).toBe(7);
  await expect(answerInTime('/net/five/a', Promise.reject(new Error('no')), soon)).rejects.toThrow('no');
  await expect(answerInTime('/net/five/a', new Promise(() => {}), soon)).rejects.toThrow('DRIVE_SILENT');
});
