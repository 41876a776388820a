import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, say } from './tools.mjs';

const packageFolder = join(root, 'node_modules', 'electron');
/** Milliseconds: to find out whether the binary can be fetched at all, and to fetch it. */
const probeLimit = 5_000;
const fetchLimit = 300_000;

/** Path of Electron's program if it is on this machine, else null. ELECTRON_OVERRIDE_DIST_PATH names another copy. */
export function findElectron() {
  const usual =
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(packageFolder, 'dist');
  const path = join(folder, usual);
  return existsSync(path) ? path : null;
}

/** Fetches Electron's binary once, as Electron's own installer does. Answers a reason when it can't be had, else null. */
export async function fetchElectron() {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  if (!(await isReachable())) return 'its download server can’t be reached';
  say(`Fetching Electron ${version} (about 120 MB, once) …`);
  const code = await run(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: fetchLimit,
  });
  return code === 0 && findElectron() ? null : 'its download failed';
}

async function isReachable() {
  const mirror =
    process.env.ELECTRON_MIRROR ||
    process.env.npm_config_electron_mirror ||
    'https://github.com/electron/electron/releases/';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(probeLimit) });
    return true;
  } catch {
    return false;
  }
}

/** Why Electron could not show a window here even if it were present, else null. */
export function missingForWindow() {
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display';
  if (process.getuid?.() === 0) return 'its sandbox does not run as root';
  return null;
}
