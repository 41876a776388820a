import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where the browser host may read and write: nowhere else. All exist. */
export interface Folders {
  /** Plans and exports, for the person to see. */
  home: string;
  /** Preferences, recent plans. */
  data: string;
  /** Import files while the program runs: a private folder that goes when it ends. */
  uploads: string;
  removeUploads(): void;
}

/** BAILIWICK_HOME names another folder than ~/Bailiwick. */
export function prepareFolders(environment: NodeJS.ProcessEnv = process.env): Folders {
  const home = resolve(environment.BAILIWICK_HOME || join(homedir(), 'Bailiwick'));
  const data = join(home, '.settings');
  mkdirSync(data, { recursive: true });
  const uploads = mkdtempSync(join(tmpdir(), 'bailiwick-'));
  return { home, data, uploads, removeUploads: () => rmSync(uploads, { recursive: true, force: true }) };
}
