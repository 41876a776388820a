import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { execArgv } from '../../vitest.config.ts';
import { builtFolder, rootFolder } from './paths.ts';
import { type PageWatch, watchPage } from './watch-page.ts';

/** The built program in its browser host, with a folder of its own. */
export interface RunningApp {
  /** Launch address with the token in its fragment. */
  address: string;
  origin: string;
  token: string;
  /** The person's folder: plans and exports. */
  home: string;
  /** What it wrote to standard error so far. */
  messages(): string;
  /** A new page on the launch address, watched. */
  open(context: BrowserContext): Promise<{ page: Page; watch: PageWatch }>;
  /**
   * Ends it as Ctrl+C does and removes its folder unless `keepHome`. Answers the exit code. Throws when the program asked anything
   * of the network, or a page of it anything of anybody else or against its policy.
   */
  stop(options?: { keepHome?: boolean }): Promise<number | null>;
}

/** `home` continues in the folder of an earlier run; the system's language is Chinese unless `locale` says otherwise. */
export async function startApp(
  settings: { home?: string; args?: string[]; locale?: 'zh_CN' | 'en_US' } = {},
): Promise<RunningApp> {
  const home = settings.home ?? mkdtempSync(join(tmpdir(), 'bailiwick-test-'));
  const outgoing = join(tmpdir(), `bailiwick-outgoing-${randomUUID()}`);
  const program = join(builtFolder, 'main', 'loopback.js');
  // With what the tests themselves are run with, which `npm start` passes on, too: without it V8 may end the program.
  const child = spawn(process.execPath, [...execArgv, program, '--no-open', ...(settings.args ?? [])], {
    cwd: rootFolder,
    env: {
      ...process.env,
      BAILIWICK_HOME: home,
      LC_ALL: `${settings.locale ?? 'zh_CN'}.UTF-8`,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${pathToFileURL(join(import.meta.dirname, 'outgoing.mjs')).href}`,
      BAILIWICK_OUTGOING: outgoing,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const watches: PageWatch[] = [];
  let messages = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    messages += text;
  });
  const address = await firstLine(child, () => messages);
  const { origin, hash } = new URL(address);

  return {
    address,
    origin,
    token: new URLSearchParams(hash.slice(1)).get('token') ?? '',
    home,
    messages: () => messages,
    async open(context) {
      const page = await context.newPage();
      const watch = await watchPage(page, origin);
      watches.push(watch);
      await page.goto(address);
      return { page, watch };
    },
    async stop({ keepHome = false } = {}) {
      if (child.exitCode === null) {
        child.kill('SIGINT');
        await once(child, 'exit');
      }
      if (!keepHome) rmSync(home, { recursive: true, force: true });
      const asked = existsSync(outgoing) ? readFileSync(outgoing, 'utf8').trim().split('\n') : [];
      rmSync(outgoing, { force: true });
      const broken = [...asked, ...watches.flatMap(({ outside, violations }) => [...outside, ...violations])];
      if (broken.length > 0)
        throw new Error(`The program broke its word to stay offline:\n${broken.join('\n')}`);
      return child.exitCode;
    },
  };
}

async function firstLine(child: ChildProcess, messages: () => string): Promise<string> {
  if (!child.stdout) throw new Error('The program has no standard output.');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error(`The browser host ended without an address:\n${messages()}`);
}
