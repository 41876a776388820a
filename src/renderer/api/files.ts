import { fileMessage, filesWantedMessage } from '../../shared/bridge.ts';
import type { FileHandle } from '../../shared/contract/base.ts';
import { ConnectionError, type ShownError } from './app-error.ts';
import { connect, host } from './client.ts';
import { authorization } from './session-token.ts';

/**
 * Choosing and keeping files in either host. Electron shows its dialogs and keeps the paths; in the browser host the page
 * uploads what is opened and downloads what was written. The rest of the renderer sees only handles.
 */

/** A file to read; null when the person backs out. Call it straight from a click: browsers ask for that. */
export async function chooseForOpen(
  purpose: 'plan-open' | 'import' | 'base-map',
  extensions: readonly string[],
): Promise<FileHandle | null> {
  if (host === 'browser') {
    const file = await askForFile(extensions);
    return file && upload(file, purpose);
  }
  const { client } = await connect();
  return client.app.chooseFile({ purpose, extensions: [...extensions] });
}

/** A file to write, of that name unless the person chooses another; null when the person backs out. */
export async function chooseForSave(
  purpose: 'plan-save' | 'export',
  suggestedName: string,
  extensions: readonly string[],
): Promise<FileHandle | null> {
  const { client } = await connect();
  return client.app.chooseFile({ purpose, suggestedName, extensions: [...extensions] });
}

/** Hands a written file to the person. Electron wrote it where they chose, so there is nothing left to do. */
export async function download(handle: FileHandle): Promise<void> {
  if (host === 'electron') return;
  const answer = await fetch(`/files/${encodeURIComponent(handle.id)}`, { headers: authorization() });
  if (!answer.ok) throw await failure(answer);
  const address = URL.createObjectURL(await answer.blob());
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = handle.name;
  anchor.click();
  // The download has its own hold on the data once it began.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Files dropped on the window; in Electron also plan files opened by double click. Answers how to stop listening. `onError`
 * gets what an upload threw.
 */
export function onFileDropped(
  onFile: (file: FileHandle) => void,
  onError: (error: unknown) => void = () => undefined,
): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener('dragover', (event) => event.preventDefault(), { signal });
  window.addEventListener(
    'drop',
    (event) => {
      event.preventDefault();
      if (host === 'electron') return;
      for (const file of event.dataTransfer?.files ?? []) {
        const purpose = file.name.toLowerCase().endsWith('.sqlite') ? 'plan-open' : 'import';
        upload(file, purpose).then(onFile, onError);
      }
    },
    { signal },
  );
  // The preload script sees dropped files' paths, has them registered and passes the handles on.
  window.addEventListener(
    'message',
    (event) => {
      if (event.source !== window || event.origin !== window.location.origin) return;
      const data = event.data as { type?: unknown; file?: FileHandle } | null;
      if (data?.type === fileMessage && data.file) onFile(data.file);
    },
    { signal },
  );
  if (host === 'electron') window.postMessage(filesWantedMessage, window.location.origin);
  return () => stop.abort();
}

async function upload(file: File, purpose: 'plan-open' | 'import' | 'base-map'): Promise<FileHandle> {
  const query = new URLSearchParams({ name: file.name, purpose });
  const answer = await fetch(`/files?${query}`, { method: 'POST', headers: authorization(), body: file });
  if (!answer.ok) throw await failure(answer);
  return (await answer.json()) as FileHandle;
}

/** The host answers a refusal as code and parameters, like any other error. */
async function failure(answer: Response): Promise<Error> {
  if (answer.status === 401) return new ConnectionError('CONNECTION_REFUSED');
  const { code, params } = (await answer.json()) as ShownError;
  return new ConnectionError(code, params);
}

function askForFile(extensions: readonly string[]): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = extensions.map((extension) => `.${extension}`).join(',');
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null), { once: true });
    input.addEventListener('cancel', () => resolve(null), { once: true });
    input.click();
  });
}
