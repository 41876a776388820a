import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useApp } from './store.ts';
import { moment, whileStepping, whileWriting } from './writing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const isWriting = () => useApp.getState().isWriting;

it('a long edit is told from its start to its end', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const work = whileWriting(() => promise, true);
  expect(isWriting()).toBe(true);
  resolve('done');
  expect(await work).toBe('done');
  expect(isWriting()).toBe(false);
});

it('an edit is told once it takes more than a moment, until the last of them ends', async () => {
  const [one, other] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const works = [one, other].map(({ promise }) => whileWriting(() => promise));
  expect(isWriting()).toBe(false);
  vi.advanceTimersByTime(moment);
  expect(isWriting()).toBe(true);
  one.resolve();
  await works[0];
  expect(isWriting()).toBe(true);
  other.reject(new Error('refused'));
  await expect(works[1]).rejects.toThrow('refused');
  expect(isWriting()).toBe(false);
});

it('an edit of a moment is not told', async () => {
  await whileWriting(async () => {});
  vi.advanceTimersByTime(moment);
  expect(isWriting()).toBe(false);
});

it('an edit behind a step that can not even begin holds up nothing behind it', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const step = whileStepping(() => promise);
  const edit = whileWriting(() => {
    throw new Error('no connection');
  });
  const next = whileStepping(async () => 'done');
  resolve();
  await step;
  await expect(edit).rejects.toThrow('no connection');
  expect(await next).toBe('done');
});
