import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { app, type BrowserWindow, ipcMain } from 'electron';
import { droppedMessage, fileMessage, filesWantedMessage } from '../../shared/bridge.ts';
import type { FileRegistry } from '../services/host.ts';
import { isFromPage } from './sender.ts';

/** Files of one drop; more is a slip of the hand. */
const dropLimit = 20;

/** Paths that arrive by double click, second start or drop; they wait until the page asks for them. */
export interface OpenedFiles {
  open(path: string): void;
}

export function createOpenedFiles(files: FileRegistry, window: () => BrowserWindow | null): OpenedFiles {
  const waiting: string[] = [];
  let isWanted = false;

  const flush = () => {
    const contents = window()?.webContents;
    if (!isWanted || !contents) return;
    for (const path of waiting.splice(0)) contents.send(fileMessage, files.register(path));
  };
  const open = (path: string) => {
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return;
    waiting.push(path);
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
    for (const path of paths.slice(0, dropLimit)) if (typeof path === 'string') open(resolve(path));
  });
  return { open };
}
