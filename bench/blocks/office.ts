import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { createRouter } from '../../src/main/router/index.ts';
import { createServices } from '../../src/main/services/index.ts';

/** A program of somebody's own, asked as the window asks: through the contract. */
export function openOffice(folder: string, author: string, dataFolder = folder) {
  const services = createServices({
    kind: 'browser',
    systemLanguage: 'zh-CN',
    dataFolder,
    plansFolder: folder,
    resourcesFolder: folder,
    chooseFile: async () => null,
  });
  services.app.setPreferences({ author });
  return {
    services,
    api: createRouterClient(createRouter(services)),
    /** The handle of a file in the folder, there already or not. */
    file: (name: string) => services.app.files.register(join(folder, name)).id,
    plan: () => services.session.plan(),
  };
}

export type Office = ReturnType<typeof openOffice>;
