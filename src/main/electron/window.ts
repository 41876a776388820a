import { BrowserWindow, nativeTheme } from 'electron';
import { log } from '../host/log.ts';
import { pageOrigin } from './origin.ts';
import type { WindowState } from './window-state.ts';

/** A page that crashes again within this time is left as it is, so that it can't crash in a loop. Milliseconds. */
const crashPause = 10_000;

/** The one window: sandboxed, isolated, no Node in it, and nothing that would fetch from outside (spelling dictionaries). */
export function openWindow(settings: {
  preload: string;
  state: WindowState;
  isPackaged: boolean;
}): BrowserWindow {
  const window = new BrowserWindow({
    ...settings.state.options(),
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload: settings.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !settings.isPackaged,
    },
  });
  settings.state.follow(window);
  window.once('ready-to-show', () => window.show());
  reloadAfterCrash(window);
  void window.loadURL(`${pageOrigin}/index.html`).catch((error: unknown) => log('page', error));
  return window;
}

function reloadAfterCrash(window: BrowserWindow): void {
  let last = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log('page process gone', reason);
    const now = performance.now();
    if (reason !== 'clean-exit' && now - last > crashPause) window.reload();
    last = now;
  });
}
