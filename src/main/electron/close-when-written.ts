import { app, type BrowserWindow } from 'electron';
import { mayBeLeft } from '../services/leaving.ts';
import type { Session } from '../services/session.ts';

/**
 * A window that is closed while its plan is being written closes when that stands or was refused: what its page asked for would be
 * given up with the page. Quitting waits for it, too.
 */
export function closeWhenWritten(window: BrowserWindow, session: Session): void {
  let isQuitting = false;
  let isWritten = false;
  const mayGo = () => isWritten || !session.isOpen() || mayBeLeft(session.plan());
  app.once('before-quit', () => {
    isQuitting = true;
  });
  window.on('close', (event) => {
    if (mayGo()) return;
    event.preventDefault();
    void session
      .leave(() => undefined)
      .finally(() => {
        isWritten = true;
        if (window.isDestroyed()) return;
        if (isQuitting) app.quit();
        else window.close();
      });
  });
  // The page stays as long as it has not heard the answer (`useStayWhileWriting`): it is read anew, or goes with its window, once
  // everything stands.
  window.webContents.on('will-prevent-unload', (event) => {
    if (mayGo()) event.preventDefault();
  });
}
