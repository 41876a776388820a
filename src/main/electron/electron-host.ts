import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import { type Language, translate } from '../../shared/i18n/index.ts';
import { freePath, safeFileName, withExtension } from '../services/file-names.ts';
import type { ChooseFile, Host } from '../services/host.ts';
import { driveAnswersInTime } from '../services/silent-drives.ts';

const opening: ReadonlySet<ChooseFile['purpose']> = new Set(['plan-open', 'import', 'base-map']);

/** Dialogs of the system; the chosen path stays in this process. */
export function createElectronHost(settings: {
  resourcesFolder: string;
  window: () => BrowserWindow | null;
  language: () => Language;
}): Host {
  const plansFolder = join(app.getPath('documents'), 'Bailiwick');
  mkdirSync(plansFolder, { recursive: true });
  const choose = async (request: ChooseFile): Promise<string | null> => {
    const window = settings.window();
    if (!window) return null;
    const word = (key: string) => translate(settings.language(), 'menu', key);
    const filters = [{ name: word(`files.${request.purpose}`), extensions: [...request.extensions] }];
    const title = word(`dialogs.${request.purpose}`);
    if (opening.has(request.purpose)) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title,
        filters,
        properties: ['openFile'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    }
    const name = withExtension(safeFileName(request.suggestedName ?? '', 'Bailiwick'), request.extensions);
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title,
      filters,
      defaultPath: join(plansFolder, name),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    if (canceled || filePath === '') return null;
    const complete = withExtension(filePath, request.extensions);
    // The dialog asked about replacing the path as typed, not about one it never saw.
    if (complete === filePath) return filePath;
    await driveAnswersInTime(complete);
    return freePath(dirname(complete), basename(complete));
  };

  return {
    kind: 'electron',
    systemLanguage: app.getLocale(),
    dataFolder: app.getPath('userData'),
    plansFolder,
    resourcesFolder: settings.resourcesFolder,
    chooseFile: choose,
    showFile: (path) => shell.showItemInFolder(path),
  };
}
