import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, say } from './tools.mjs';

const sources = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const results = ['main/index.js', 'main/loopback.js', 'preload/index.cjs', 'renderer/index.html'];

/** Newest change below a path, milliseconds; folders count too, so that a deleted file is noticed. */
function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = readdirSync(path, { withFileTypes: true }).filter(
    (entry) => !/\.test\.tsx?$/.test(entry.name),
  );
  return Math.max(found.mtimeMs, ...inside.map((entry) => newest(join(path, entry.name))));
}

export function isStale() {
  const built = results.map((name) => join(root, 'out', name));
  if (!built.every((path) => existsSync(path))) return true;
  const oldest = Math.min(...built.map((path) => statSync(path).mtimeMs));
  return sources.some((name) => newest(join(root, name)) > oldest);
}

/** Builds unless what is built is newer than its sources. Answers whether there is something to run. */
export async function buildIfStale() {
  if (!isStale()) return true;
  say('Building Bailiwick (about half a minute, only after a change) …');
  const started = Date.now();
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  // What the tools warn of is for who works on the program (npm run build); it tells who starts it nothing.
  let warnings = '';
  const code = await run(process.execPath, [tool, 'build', '--logLevel', 'warn'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    hear: (text) => {
      warnings += text;
    },
  });
  if (code !== 0) {
    say(warnings.trimEnd());
    say('The build failed; the lines above say where. Run npm run build to see all of it.');
    return false;
  }
  say(`Built in ${Math.round((Date.now() - started) / 1000)} s.`);
  return true;
}
