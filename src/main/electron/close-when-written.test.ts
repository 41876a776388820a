import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Session } from '../services/session.ts';
import { closeWhenWritten, patience } from './close-when-written.ts';

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  return { app: new Emitter() };
});

let isIdle: boolean;
let written: PromiseWithResolvers<void>;
let window: EventEmitter & { webContents: EventEmitter; isDestroyed(): boolean; close(): void };

/** Whether the program takes the default away from what is about to happen. */
function prevented(of: EventEmitter, name: string): boolean {
  let isPrevented = false;
  of.emit(name, {
    preventDefault: () => {
      isPrevented = true;
    },
  });
  return isPrevented;
}
const waits = () => prevented(window, 'close');
/** The page asked to stay; its answer is passed over when that is prevented. */
const leavesAllTheSame = () => prevented(window.webContents, 'will-prevent-unload');

beforeEach(() => {
  vi.useFakeTimers();
  isIdle = true;
  written = Promise.withResolvers();
  const webContents = new EventEmitter();
  window = Object.assign(new EventEmitter(), { webContents, isDestroyed: () => false, close: vi.fn() });
  const plan = { isIdle: () => isIdle };
  const session = { isOpen: () => true, plan: () => plan, leave: () => written.promise };
  closeWhenWritten(window as unknown as BrowserWindow, session as unknown as Session);
});

afterEach(() => {
  vi.useRealTimers();
});
const closings = () => vi.mocked(window.close).mock.calls.length;

it('a window waits for what is being written, then closes', async () => {
  isIdle = false;
  expect(waits()).toBe(true);
  expect(closings()).toBe(0);
  isIdle = true;
  written.resolve();
  await vi.waitFor(() => expect(closings()).toBe(1));
  expect(waits()).toBe(false);
});

it('what its page has yet to ask for behind that is waited for, too', async () => {
  isIdle = false;
  expect(waits()).toBe(true);
  isIdle = true;
  written.resolve();
  await vi.waitFor(() => expect(closings()).toBe(1));
  // The page has heard, and asks for what it held back.
  expect(waits()).toBe(false);
  expect(leavesAllTheSame()).toBe(false);
  isIdle = false;
  written = Promise.withResolvers();
  vi.advanceTimersByTime(100);
  expect(closings()).toBe(2);
  expect(waits()).toBe(true);
  vi.advanceTimersByTime(2 * patience);
  isIdle = true;
  written.resolve();
  await vi.waitFor(() => expect(closings()).toBe(3));
  expect(waits()).toBe(false);
});

it('a page that stays for no reason does not keep its window', () => {
  for (let now = 0; now < patience; now += 100) {
    expect(waits()).toBe(false);
    expect(leavesAllTheSame()).toBe(false);
    vi.advanceTimersByTime(100);
  }
  expect(waits()).toBe(false);
  expect(leavesAllTheSame()).toBe(true);
});

it('a page that is to be read anew stays as long as it has something to write', () => {
  isIdle = false;
  expect(leavesAllTheSame()).toBe(false);
  isIdle = true;
  expect(leavesAllTheSame()).toBe(false);
});
