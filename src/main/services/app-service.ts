import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import packageFile from '../../../package.json' with { type: 'json' };
import {
  type AppInfo,
  type Preferences,
  preferences as preferencesSchema,
} from '../../shared/contract/app.ts';
import type { FileHandle } from '../../shared/contract/base.ts';
import { createFileRegistry } from './file-registry.ts';
import type { ChooseFile, FileRegistry, Host } from './host.ts';
import { createJsonStore } from './json-store.ts';
import { createRecentPlans, type RecentPlans } from './recent-plans.ts';
import { driveAnswersInTime } from './silent-drives.ts';

const preferencesChange = preferencesSchema.partial();
type PreferencesChange = z.infer<typeof preferencesChange>;

/** What the program knows outside any plan: its version, the person's preferences, recent plans, files chosen. */
export interface AppService {
  readonly files: FileRegistry;
  readonly recent: RecentPlans;
  info(): AppInfo;
  /** `languageChosen` is false until the person has set a language; until then it follows the system. */
  preferences(): Preferences & { languageChosen: boolean };
  setPreferences(change: PreferencesChange): Preferences;
  /** Called after each change; the hosts' own menus and windows follow. */
  onPreferences(listener: () => void): void;
  /** Null when the person backs out, or when the host has no dialog for it. @throws AppError DRIVE_SILENT */
  chooseFile(request: ChooseFile): Promise<FileHandle | null>;
  /** Shows a written file in its folder, where the host can. Throws FILE_NOT_ALLOWED. */
  showFile(fileId: string): void;
  /** The import examples that ship with the program. */
  sampleFiles(): FileHandle[];
}

/** The program's own notices, and those of the sample's boundaries. */
const noticeFiles = ['NOTICES.md', 'sample/NOTICE.md'];
const sampleFolder = 'sample';

export function createAppService(host: Host): AppService {
  const files = createFileRegistry();
  const recent = createRecentPlans(host.dataFolder);
  const chosen = createJsonStore(join(host.dataFolder, 'preferences.json'), preferencesChange, {});
  const listeners = new Set<() => void>();
  const systemChoice = host.systemLanguage.toLowerCase().startsWith('zh') ? 'zh' : 'en';

  const current = (): Preferences => {
    const { language = systemChoice, theme = 'auto', toured = false, author = '' } = chosen.read();
    return { language, theme, toured, author };
  };

  return {
    files,
    recent,
    info: () => ({
      version: packageFile.version,
      host: host.kind,
      systemLanguage: host.systemLanguage,
      licences: noticeFiles
        .map((name) => readText(join(host.resourcesFolder, name)))
        .join('\n')
        .trim(),
    }),
    preferences: () => ({ ...current(), languageChosen: chosen.read().language !== undefined }),
    setPreferences(change) {
      chosen.write({ ...chosen.read(), ...change });
      for (const listener of listeners) listener();
      return current();
    },
    onPreferences(listener) {
      listeners.add(listener);
    },
    async chooseFile(request) {
      const path = await host.chooseFile(request);
      if (path === null) return null;
      await driveAnswersInTime(path);
      return files.register(path);
    },
    showFile: (fileId) => host.showFile?.(files.path(fileId)),
    sampleFiles() {
      const folder = join(host.resourcesFolder, sampleFolder);
      return readFolder(folder).map((name) => files.register(join(folder, name)));
    },
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Data files of the sample, without its notes; empty when the program was shipped without it. */
function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(xlsx|csv|json)$/i.test(name))
      .sort();
  } catch {
    return [];
  }
}
