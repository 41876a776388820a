// What the scripts share. Plain JavaScript: these run before anything is built, on Node 20 or newer.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node 24 that npm ci installed, or null. */
export function ownNode() {
  const names = process.platform === 'win32' ? ['node.exe', 'node'] : ['node'];
  const paths = names.map((name) => join(root, 'node_modules', 'node', 'bin', name));
  return paths.find((path) => existsSync(path)) ?? null;
}

export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs a program to its end; answers its exit code, null when a signal or the time limit (milliseconds) ended it. Signals sent
 * to this script go on to the program, which ends in its own way. `hear` is told what it writes to a piped standard error.
 */
export function run(program, args, options = {}) {
  const { timeout, hear, ...rest } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...rest });
    if (hear) child.stderr.setEncoding('utf8').on('data', hear);
    const pass = (signal) => child.kill(signal);
    // Ctrl+C reaches the whole group by itself; passing it on again would be a second one.
    const wait = () => undefined;
    process.on('SIGINT', wait).on('SIGTERM', pass).on('SIGHUP', pass);
    const timer = timeout ? setTimeout(() => child.kill(), timeout) : undefined;
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('SIGINT', wait).off('SIGTERM', pass).off('SIGHUP', pass);
      resolve(code);
    });
  });
}
