import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { browserCache } from './paths.ts';

/** How to start the browser of this machine. */
export interface BrowserProgram {
  path: string;
  args: string[];
  /** Added to the environment; the npm browser brings system libraries that a bare machine lacks. */
  environment: Record<string, string>;
}

const installed: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/**
 * CHROME_PATH, else a browser installed here, else (Linux) the one in the npm package @sparticuz/chromium. CHROME_PATH=npm
 * asks for that last one.
 */
export async function findBrowser(): Promise<BrowserProgram> {
  const wanted = process.env.CHROME_PATH;
  // Chromium's sandbox refuses to run as root, which is what build machines are.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const found = wanted === 'npm' ? undefined : [wanted, ...(installed[process.platform] ?? [])].find(isThere);
  if (found) return { path: found, args, environment: {} };
  if (process.platform !== 'linux')
    throw new Error('No Chrome or Edge was found. Install one, or name it in CHROME_PATH.');
  return unpackBrowser();
}

function isThere(path: string | undefined): path is string {
  return path !== undefined && path !== '' && existsSync(path);
}

/** The package unpacks into the folder for temporary files; that is pointed at our cache meanwhile. */
async function unpackBrowser(): Promise<BrowserProgram> {
  mkdirSync(browserCache, { recursive: true });
  const before = { ...process.env };
  // The package unpacks its system libraries only where it takes the machine for a bare Amazon one.
  Object.assign(process.env, { TMPDIR: browserCache, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' });
  let path: string;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    path = await packaged.executablePath();
  } finally {
    for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
  const libraries = { LD_LIBRARY_PATH: join(browserCache, 'al2023', 'lib') };
  const fonts: Record<string, string> = existsSync('/etc/fonts')
    ? {}
    : { FONTCONFIG_PATH: join(browserCache, 'fonts') };
  const environment = { ...fonts, ...(starts(path, {}) ? {} : libraries) };
  if (!starts(path, environment)) throw new Error(`The browser from npm does not start here: ${path}`);
  return { path, args: ['--no-sandbox', '--no-zygote', '--headless=shell'], environment };
}

function starts(path: string, environment: Record<string, string>): boolean {
  try {
    execFileSync(path, ['--version', '--no-sandbox'], {
      env: { ...process.env, ...environment },
      stdio: 'ignore',
      timeout: 30_000,
    });
    return true;
  } catch {
    return false;
  }
}
