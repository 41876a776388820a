import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServices, type Services } from '../../src/main/services/index.ts';
import { resourcesFolder } from './paths.ts';

/** The services as the browser host makes them, in a folder of their own that goes with them. */
export function browserServices(): { services: Services; folder: string; close: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-services-'));
  const services = createServices({
    kind: 'browser',
    systemLanguage: 'zh-CN',
    dataFolder: folder,
    plansFolder: folder,
    resourcesFolder,
    chooseFile: async () => null,
  });
  const close = async () => {
    await services.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { services, folder, close };
}
