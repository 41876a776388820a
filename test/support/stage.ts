import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser, newContext } from './browser.ts';
import { type Driver, drive } from './driver.ts';
import { keepPicture } from './picture.ts';
import type { PageWatch } from './watch-page.ts';

/**
 * The application, the browser and the window a test file drives, from its `beforeAll` on. Live bindings: each test file has
 * its own copy of this module.
 */
export let app: RunningApp;
export let context: BrowserContext;
export let page: Page;
export let watch: PageWatch;
export let hand: Driver;

/** Starts all of them in Chinese for the tests of this file, then makes them `ready`; a failed test leaves a picture. */
export function onStage(
  ready: () => Promise<void> = async () => {},
  findingCodes: readonly string[] = [],
): void {
  let browser: Browser | undefined;

  beforeAll(async () => {
    browser = await launchBrowser();
    context = await newContext(browser);
    app = await startApp();
    ({ page, watch } = await app.open(context));
    hand = drive(page, 'zh', findingCodes);
    await ready();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  afterEach((test) => keepPicture(test, page));
}

/** The sample is open and its map counted in the status bar. */
export async function sampleIsOpen(): Promise<void> {
  await hand.openSample();
  await page.locator('footer').getByText('个控制单元').waitFor();
}

/** The map of the sample shows 方案A, branched from the present state. */
export async function branchIsOnMap(): Promise<void> {
  await hand.openSample();
  await hand.go('map');
  await hand.branch(hand.word('scenario:presentName'), '方案A');
}
