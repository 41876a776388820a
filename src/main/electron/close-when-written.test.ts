import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Session } from '../services/session.ts';
import { closeWhenWritten } from './close-when-written.ts';

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
  isIdle = true;
  written = Promise.withResolvers();
  const webContents = new EventEmitter();
  window = Object.assign(new EventEmitter(), { webContents, isDestroyed: () => false, close: vi.fn() });
  const plan = { isIdle: () => isIdle };
  const session = { isOpen: () => true, plan: () => plan, leave: () => written.promise };
  closeWhenWritten(window as unknown as BrowserWindow, session as unknown as Session);
});

it('a window waits for what is being written, then closes, whatever its page still thinks', async () => {
  isIdle = false;
  expect(waits()).toBe(true);
  expect(window.close).not.toHaveBeenCalled();
  isIdle = true;
  written.resolve();
  await vi.waitFor(() => expect(window.close).toHaveBeenCalledOnce());
  expect(waits()).toBe(false);
  expect(leavesAllTheSame()).toBe(true);
});

it('a page that is read anew stays while its plan is being written, and goes when all of it stands', () => {
  isIdle = false;
  expect(leavesAllTheSame()).toBe(false);
  isIdle = true;
  expect(leavesAllTheSame()).toBe(true);
});
