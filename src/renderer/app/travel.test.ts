import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Progress } from '../../shared/contract/base.ts';
import type { PlanState } from '../../shared/contract/plan.ts';
import { useApp } from './store.ts';
import { travel } from './travel.ts';
import { moment } from './writing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const words = { now: 'undo: all of it', queued: 'undo' };
const arrived = { name: 'plan' } as PlanState;
const at = (fraction: number): Progress => ({
  stage: 'restoring',
  fraction,
  done: fraction,
  total: 1,
  secondsLeft: 1,
});
const jobs = () => useApp.getState().jobs;

/** A step on the other side, which tells what it is told to. */
function step() {
  let wake = () => {};
  const told: { progress: Progress; result: PlanState | null }[] = [];
  let signal: AbortSignal | undefined;
  const tell = async (progress: Progress, result: PlanState | null = null) => {
    told.push({ progress, result });
    wake();
    await vi.advanceTimersByTimeAsync(0);
  };
  async function* events() {
    for (;;) {
      const next = told.shift();
      if (next) yield next;
      if (next?.result) return;
      if (signal?.aborted) throw Object.assign(new Error('aborted'), { name: 'AbortError' });
      if (told.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
          signal?.addEventListener('abort', () => resolve(), { once: true });
        });
    }
  }
  const start = async (given: AbortSignal) => {
    signal = given;
    return events();
  };
  return {
    start,
    tell,
    end: () => tell({ ...at(1), stage: 'done' }, arrived),
    aborted: () => signal?.aborted,
  };
}

it('a step that is soon done is never seen, however long it waited for its turn', async () => {
  const { start, tell, end } = step();
  const seen: number[] = [];
  const stop = useApp.subscribe(({ jobs: now }) => seen.push(now.length));
  const going = travel(words, start);
  await vi.advanceTimersByTimeAsync(5 * moment);
  await tell(at(0));
  await vi.advanceTimersByTimeAsync(moment - 1);
  await tell(at(0.9));
  await end();
  expect(await going).toBe(arrived);
  stop();
  expect(seen.every((length) => length === 0)).toBe(true);
});

it('a long one tells what it does, its share and the time left, and goes when it ends', async () => {
  const { start, tell, end } = step();
  const going = travel(words, start);
  await tell(at(0));
  await vi.advanceTimersByTimeAsync(moment);
  await tell(at(0.4));
  expect(jobs()).toMatchObject([{ fraction: 0.4, secondsLeft: 1 }]);
  expect(jobs()[0]?.text).toContain(words.now);
  expect(useApp.getState().isWriting).toBe(true);
  await end();
  await going;
  expect(jobs()).toEqual([]);
  expect(useApp.getState().isWriting).toBe(false);
});

it('given up, those asked for behind it are given up with it; one asked for afterwards is not', async () => {
  const [first, second, third] = [step(), step(), step()];
  const going = travel(words, first.start);
  const behind = travel(words, second.start);
  await first.tell(at(0));
  await vi.advanceTimersByTimeAsync(moment);
  await first.tell(at(0.4));
  jobs()[0]?.cancel?.();
  const afterwards = travel(words, third.start);
  expect(await Promise.all([going, behind])).toEqual([null, null]);
  expect([second.aborted(), third.aborted()]).toEqual([true, false]);
  expect(jobs()).toEqual([]);
  await third.end();
  expect(await afterwards).toBe(arrived);
});
