import type { BrowserWindow, IpcMainEvent } from 'electron';
import { isPageUrl, pageOrigin } from './origin.ts';

/** Only the main frame of our window, showing our page, may say anything to the main process. */
export function isFromPage(event: Pick<IpcMainEvent, 'senderFrame'>, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    window !== null &&
    !window.isDestroyed() &&
    frame === window.webContents.mainFrame &&
    frame.origin === pageOrigin &&
    isPageUrl(frame.url)
  );
}
