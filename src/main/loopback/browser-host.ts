import { freePath, safeFileName, withExtension } from '../services/file-names.ts';
import type { Host } from '../services/host.ts';
import type { Folders } from './folders.ts';

/** No dialogs here: the page uploads what it opens, and new files get a free name in the person's folder. */
export function createBrowserHost(folders: Folders, resourcesFolder: string): Host {
  return {
    kind: 'browser',
    systemLanguage: Intl.DateTimeFormat().resolvedOptions().locale,
    dataFolder: folders.data,
    plansFolder: folders.home,
    resourcesFolder,
    async chooseFile({ purpose, suggestedName, extensions }) {
      if (purpose === 'plan-open' || purpose === 'import' || purpose === 'base-map') return null;
      const name = safeFileName(suggestedName ?? '', 'Bailiwick');
      return freePath(folders.home, withExtension(name, extensions));
    },
  };
}
