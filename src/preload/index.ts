import { ipcRenderer, webUtils } from 'electron';
import { droppedMessage, fileMessage, filesWantedMessage, portMessage } from '../shared/bridge.ts';

/**
 * Hands the page's message port to the main process, and file handles to the page. Nothing of Electron or of this script is
 * put on the page's window; the page never sees a path.
 */
const origin = window.location.origin;

window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== origin) return;
  if (event.data === portMessage && event.ports.length === 1)
    ipcRenderer.postMessage(portMessage, null, [...event.ports]);
  if (event.data === filesWantedMessage) ipcRenderer.send(filesWantedMessage);
});

// Only a drop made by a person: a page can't make a file with a path, nor an event that is trusted.
window.addEventListener('drop', (event) => {
  if (!event.isTrusted) return;
  const paths = [...(event.dataTransfer?.files ?? [])].map((file) => webUtils.getPathForFile(file));
  const real = paths.filter((path) => path !== '');
  if (real.length > 0) ipcRenderer.send(droppedMessage, real);
});

ipcRenderer.on(fileMessage, (_event, file: unknown) => {
  window.postMessage({ type: fileMessage, file }, origin);
});
