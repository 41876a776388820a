import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rootFolder } from '../support/paths.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bailiwick-start-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** `npm start` as a person types it, on a machine without a display. */
function start(args: string[]) {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...environment } = process.env;
  const child = spawn(process.execPath, [join(rootFolder, 'scripts', 'start.mjs'), ...args], {
    env: { ...environment, BAILIWICK_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let messages = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    messages += text;
  });
  return { child, messages: () => messages, exit: once(child, 'exit') };
}

it('says in one line why Electron is not used, prints the address alone, and ends with the host', async () => {
  const { child, messages, exit } = start(['--browser', '--no-open']);
  let address = '';
  for await (const line of createInterface({ input: child.stdout })) {
    address = line;
    break;
  }
  child.stdout.resume();
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{32}$/);
  expect(messages()).toMatch(/^Electron is not used \(.+\): Bailiwick opens in the browser instead\.$/m);
  expect((await fetch(address)).status).toBe(200);

  child.kill('SIGTERM');
  expect((await exit)[0]).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
});

it('passes on what is wrong with its arguments', async () => {
  const { messages, exit } = start(['--browser', '--no-open', '--port', 'x']);
  expect((await exit)[0]).toBe(1);
  expect(messages()).toContain('--port takes a number');
});
