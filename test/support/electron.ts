import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { execArgv } from '../../vitest.config.ts';
import { shownOrigin } from '../electron-stand-in/address.ts';
import type { Commands } from '../electron-stand-in/control.ts';
import { spawnChromium } from './chromium-process.ts';
import { builtFolder, rootFolder } from './paths.ts';
import { type PageWatch, watchPage } from './watch-page.ts';

type Answer<N extends keyof Commands> = Awaited<ReturnType<Commands[N]>>;

/** The built Electron program under the stand-in. */
export interface StandInApp {
  page: Page;
  /** Collected from the page's first reload on; call `page.reload()` first to see all of a load. */
  watch: PageWatch;
  /** Folder that stands for the person's home: documents, userData. */
  folder: string;
  ask<N extends keyof Commands>(name: N, ...args: Parameters<Commands[N]>): Promise<Answer<N>>;
  messages(): string;
  /** Resolves with the exit code once the program has ended. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
}

export async function startStandIn(
  settings: { packaged?: boolean; args?: string[] } = {},
): Promise<StandInApp> {
  const browser = await spawnChromium();
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-electron-'));
  for (const name of ['userData', 'documents']) mkdirSync(join(folder, name));
  const child = fork(join(builtFolder, 'main', 'index.js'), settings.args ?? [], {
    cwd: rootFolder,
    execArgv: [...execArgv, '--import', join(rootFolder, 'test', 'electron-stand-in', 'register.mjs')],
    env: {
      ...process.env,
      STAND_IN_ROOT: rootFolder,
      STAND_IN_FOLDER: folder,
      STAND_IN_CHROMIUM: browser.endpoint,
      STAND_IN_PACKAGED: settings.packaged ? '1' : '',
    },
    silent: true,
  });
  let messages = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      messages += text;
    });
  const ended = once(child, 'exit').then(([code]) => code as number | null);

  let lastId = 0;
  const ask: StandInApp['ask'] = (name, ...args) => {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      const fail = () => reject(new Error(`The program ended:\n${messages}`));
      const listen = (answer: { id: number; value?: unknown; error?: string }) => {
        if (answer.id !== id) return;
        child.off('message', listen).off('exit', fail);
        if (answer.error === undefined) resolve(answer.value as never);
        else reject(new Error(answer.error));
      };
      child.on('message', listen).once('exit', fail);
      child.send({ id, name, args });
    });
  };

  const connection = await chromium.connectOverCDP(browser.endpoint);
  const page = await firstPage(connection, () => messages, ended);
  const watch = await watchPage(page, shownOrigin);
  return {
    page,
    watch,
    folder,
    ask,
    messages: () => messages,
    ended,
    async stop() {
      if (child.exitCode === null) child.kill('SIGKILL');
      await ended;
      await connection.close();
      await browser.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The window the program opens; Chromium's own first tab stays blank. */
async function firstPage(
  connection: Awaited<ReturnType<typeof chromium.connectOverCDP>>,
  messages: () => string,
  ended: Promise<unknown>,
): Promise<Page> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  const deadline = performance.now() + 30_000;
  while (!isOver && performance.now() < deadline) {
    const pages = connection.contexts().flatMap((context) => context.pages());
    const found = pages.find((page) => page.url().startsWith(shownOrigin));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The program opened no window:\n${messages()}`);
}
