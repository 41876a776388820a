import { join } from 'node:path';

export const rootFolder = join(import.meta.dirname, '..', '..');
export const builtFolder = join(rootFolder, 'out');
export const resourcesFolder = join(rootFolder, 'resources');
/** Where a browser from npm is unpacked, once. */
export const browserCache = join(rootFolder, 'node_modules', '.cache', 'bailiwick-browser');
