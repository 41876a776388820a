import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Host } from '../services/host.ts';
import { createServices, type Services } from '../services/index.ts';
import type { Terminal } from './terminal.ts';

/** The program's services in a terminal. It remembers nothing between runs: its own small files go when it ends. */
export async function withServices<R>(
  terminal: Terminal,
  work: (services: Services) => Promise<R>,
): Promise<R> {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-cli-'));
  const host: Host = {
    kind: 'browser',
    systemLanguage: terminal.locale,
    dataFolder: folder,
    plansFolder: folder,
    resourcesFolder: resolve(import.meta.dirname, '../../../resources'),
    chooseFile: async () => null,
  };
  const services = createServices(host);
  try {
    return await work(services);
  } finally {
    await services.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
