import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { app, type BrowserWindow, ipcMain } from 'electron';
import { droppedMessage, fileMessage, filesWantedMessage } from '../../shared/bridge.ts';
import type { FileHandle } from '../../shared/contract/base.ts';
import type { FileRegistry } from '../services/host.ts';
import { driveAnswersSoon, isDriveWaitedFor } from '../services/silent-drives.ts';
import { isFromPage } from './sender.ts';

/** Files of one drop; more is a slip of the hand. */
const dropLimit = 20;

/** Paths that arrive by double click, second start or drop; they wait until the page asks for them. */
export interface OpenedFiles {
  open(path: string): void;
}

export function createOpenedFiles(files: FileRegistry, window: () => BrowserWindow | null): OpenedFiles {
  const waiting: FileHandle[] = [];
  let isWanted = false;

  const flush = () => {
    const contents = window()?.webContents;
    if (!isWanted || !contents) return;
    for (const file of waiting.splice(0)) contents.send(fileMessage, file);
  };
  /** Null: nothing stands there that could be opened. */
  const handleOf = async (path: string): Promise<FileHandle | null> => {
    await driveAnswersSoon(path);
    // Of a drive that does not answer the page is told when it opens the file.
    if (isDriveWaitedFor(path)) return files.register(path, 0);
    const found = await stat(path).catch(() => null);
    return found?.isFile() ? files.register(path, found.size) : null;
  };
  const open = async (paths: readonly string[]): Promise<void> => {
    const handles = await Promise.all(paths.map(handleOf));
    waiting.push(...handles.filter((handle) => handle !== null));
    flush();
  };

  app.on('web-contents-created', (_event, contents) => {
    contents.on('did-start-loading', () => {
      isWanted = false;
    });
  });
  ipcMain.on(filesWantedMessage, (event) => {
    if (!isFromPage(event, window())) return;
    isWanted = true;
    flush();
  });
  ipcMain.on(droppedMessage, (event, paths: unknown) => {
    if (!isFromPage(event, window()) || !Array.isArray(paths)) return;
    const named = paths.slice(0, dropLimit).filter((path) => typeof path === 'string');
    void open(named.map((path) => resolve(path)));
  });
  return { open: (path) => void open([path]) };
}
