import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { inject } from 'vitest';

/** The real browser all page tests use. Close it in afterAll. */
export function launchBrowser(): Promise<Browser> {
  const { path, args, environment } = inject('browser');
  return chromium.launch({
    executablePath: path,
    args: [...args, '--disable-gpu', '--lang=zh-CN'],
    // Without a UTF-8 locale Chromium can't hand over files whose names are Chinese.
    env: { ...definedOf(process.env), LC_ALL: 'C.UTF-8', ...environment },
  });
}

/** A window of the size the interface is drawn for, its time zone and language fixed. */
export function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  });
}

function definedOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
