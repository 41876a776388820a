import type { BrowserWindow, IpcMainEvent, WebFrameMain } from 'electron';
import { describe, expect, it } from 'vitest';
import { isFromPage } from './sender.ts';

const frameOf = (url: string, origin: string) => ({ url, origin }) as WebFrameMain;
const windowOf = (mainFrame: WebFrameMain, isDestroyed = false) =>
  ({ webContents: { mainFrame }, isDestroyed: () => isDestroyed }) as unknown as BrowserWindow;
const from = (senderFrame: WebFrameMain | null): Pick<IpcMainEvent, 'senderFrame'> => ({ senderFrame });

describe('isFromPage', () => {
  const ours = frameOf('app://bundle/index.html', 'app://bundle');

  it('takes the main frame of our window on our page', () => {
    expect(isFromPage(from(ours), windowOf(ours))).toBe(true);
  });

  it('refuses everything else', () => {
    expect(isFromPage(from(null), windowOf(ours))).toBe(false);
    expect(isFromPage(from(ours), null)).toBe(false);
    expect(isFromPage(from(ours), windowOf(ours, true))).toBe(false);
    // Another frame, even one that says the same.
    expect(isFromPage(from(frameOf(ours.url, ours.origin)), windowOf(ours))).toBe(false);
    for (const [url, origin] of [
      ['https://bundle/', 'https://bundle'],
      ['app://bundle.evil.example/', 'app://bundle.evil.example'],
      ['about:blank', 'null'],
      ['app://bundle/', 'null'],
      ['about:blank', 'app://bundle'],
    ] as const) {
      const frame = frameOf(url, origin);
      expect(isFromPage(from(frame), windowOf(frame))).toBe(false);
    }
  });
});
