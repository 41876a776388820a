import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inject } from 'vitest';

/** A Chromium of its own that two processes can drive at once: the stand-in as Electron does, the test as a person does. */
export async function spawnChromium(): Promise<{ endpoint: string; stop(): Promise<void> }> {
  const { path, args, environment } = inject('browser');
  const profile = mkdtempSync(join(tmpdir(), 'bailiwick-chromium-'));
  const child = spawn(
    path,
    [
      ...args,
      '--headless=new',
      '--disable-gpu',
      '--no-first-run',
      '--lang=zh-CN',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    // Without a UTF-8 locale Chromium can't hand over files whose names are Chinese.
    { env: { ...process.env, LC_ALL: 'C.UTF-8', ...environment }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let endpoint = '';
  for await (const line of createInterface({ input: child.stderr })) {
    endpoint = /^DevTools listening on (ws:\S+)/.exec(line)?.[1] ?? '';
    if (endpoint !== '') break;
  }
  if (endpoint === '') throw new Error('Chromium ended without a DevTools address.');
  // Keep reading, or it stops when the pipe is full.
  child.stderr.resume();
  return {
    endpoint,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill();
        await once(child, 'exit');
      }
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
