import { app, type BrowserWindow } from 'electron';
import { mayBeLeft } from '../services/leaving.ts';
import type { Session } from '../services/session.ts';

/** A page that stays is asked again after this. Milliseconds. */
const pause = 50;
/** A page that stays longer than this, although nothing is being written, is broken: its window closes all the same. Milliseconds. */
export const patience = 5_000;

/**
 * A window that is closed while its plan is being written closes when that stands or was refused: what its page asked for would be
 * given up with the page. Quitting waits for it, too.
 */
export function closeWhenWritten(window: BrowserWindow, session: Session): void {
  let isQuitting = false;
  let isWritten = false;
  /** Since when nothing but its page keeps the window that is to close. */
  let since: number | null = null;
  const mayGo = () => isWritten || !session.isOpen() || mayBeLeft(session.plan());
  const closeAgain = () => {
    if (window.isDestroyed()) return;
    if (isQuitting) app.quit();
    else window.close();
  };
  app.once('before-quit', () => {
    isQuitting = true;
  });
  window.on('close', (event) => {
    if (mayGo()) {
      since ??= Date.now();
      return;
    }
    since = null;
    event.preventDefault();
    void session
      .leave(() => undefined)
      .finally(() => {
        isWritten = true;
        closeAgain();
      });
  });
  // The page stays as long as it has not heard an answer, or has something to ask for behind it (`useStayWhileWriting`): a reload does
  // nothing, closing is tried again.
  window.webContents.on('will-prevent-unload', (event) => {
    if (since === null) return;
    isWritten = false;
    if (Date.now() - since >= patience) event.preventDefault();
    else setTimeout(closeAgain, pause);
  });
}
