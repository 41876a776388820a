// npm start: builds when needed, then opens Electron, or where that can't be had the same application in the browser.
// Flags: --browser (skip Electron), --no-open, --port N (browser host); a .sqlite path opens that plan in Electron.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build-if-stale.mjs';
import { fetchElectron, findElectron, missingForWindow } from './electron-binary.mjs';
import { ownNode, root, run, say } from './tools.mjs';

/** An Electron that ends with an error within this time could not start at all (a library is missing). Milliseconds. */
const startLimit = 8_000;

/**
 * V8 loses count of the pages its machine code lies in when threads with WebAssembly (the solver of designs) end, on processors that can
 * protect such pages, and ends the program: "Check failed: jit_page.has_value()" (nodejs/node#64500).
 */
const nodeFlags = ['--no-memory-protection-keys'];

/** Threads for files: Node's four would all be held up by as many files on a drive that does not answer. */
process.env.UV_THREADPOOL_SIZE ??= '16';

const args = process.argv.slice(2);
const browserFlags = new Set(['--no-open', '--port']);
process.exitCode = await start();

async function start() {
  if (!existsSync(join(root, 'node_modules', 'electron-vite'))) {
    say('The packages are not installed. Run npm ci first.');
    return 1;
  }
  if (Number(process.versions.node.split('.')[0]) < 24) return restartWithOwnNode();
  if (!(await buildIfStale())) return 1;
  const problem = args.includes('--browser') ? 'asked for by --browser' : await tryElectron();
  if (problem === null) return 0;
  say(`Electron is not used (${problem}): Bailiwick opens in the browser instead.`);
  return startBrowserHost();
}

function restartWithOwnNode() {
  const node = ownNode();
  if (!node) {
    say(
      `Bailiwick needs Node 24; this is ${process.versions.node}, and npm ci has not installed its own. Run npm ci again.`,
    );
    return 1;
  }
  const path = `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
  return run(node, [fileURLToPath(import.meta.url), ...args], { env: { ...process.env, PATH: path } });
}

/** Null when Electron ran and was closed by the person; else why it did not. */
async function tryElectron() {
  const missing = missingForWindow();
  if (missing) return missing;
  if (!findElectron()) {
    const failure = await fetchElectron();
    if (failure) return failure;
  }
  const started = Date.now();
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const plans = args.filter((argument) => argument.toLowerCase().endsWith('.sqlite'));
  try {
    const code = await run(findElectron(), [root, ...plans], { env });
    return code !== 0 && Date.now() - started < startLimit ? `it ended with code ${code} at start` : null;
  } catch (error) {
    return error.message;
  }
}

async function startBrowserHost() {
  const passed = args.filter(
    (argument, index) => browserFlags.has(argument.split('=')[0]) || args[index - 1] === '--port',
  );
  return (
    (await run(process.execPath, [...nodeFlags, join(root, 'out', 'main', 'loopback.js'), ...passed])) ?? 0
  );
}
