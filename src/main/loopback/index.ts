import '../../../scripts/node-version.mjs';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import open from 'open';
import { keepRunning, log } from '../host/log.ts';
import { prepareFolders } from './folders.ts';
import { parseOptions } from './options.ts';
import { startLoopback } from './server.ts';

/** The browser host's entry: out/main/loopback.js after a build. Prints one line with the address to standard output. */
const root = projectRoot(dirname(fileURLToPath(import.meta.url)));

keepRunning();
try {
  const options = parseOptions(process.argv.slice(2));
  const folders = prepareFolders();
  const server = await startLoopback({
    port: options.port,
    folders,
    rendererFolder: join(root, 'out', 'renderer'),
    resourcesFolder: join(root, 'resources'),
  });
  // Before anybody is told the address, so that a stop that follows at once is a clean one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void server.close().finally(() => process.exit(0)));
  process.stderr.write(`Plans are kept in ${folders.home}\n`);
  process.stdout.write(`${server.address}\n`);
  if (options.open) await openBrowser(server.address);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** Where no browser can be started, the printed address remains. */
async function openBrowser(address: string): Promise<void> {
  try {
    const browser = await open(address);
    browser.on('error', (error) => log('browser', error));
  } catch (error) {
    log('browser', error);
  }
}

/** The nearest folder above that holds package.json: two up from out/main, three from src/main/loopback. */
function projectRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('package.json not found above the program.');
  return projectRoot(parent);
}
