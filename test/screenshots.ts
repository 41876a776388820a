// node test/screenshots.ts [folder] [width height]: pictures of the main screens on the sample, for the README and for a look.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { startApp } from './support/app.ts';
import { findBrowser } from './support/browser-program.ts';
import { type Driver, drive } from './support/driver.ts';
import { resourcesFolder, rootFolder } from './support/paths.ts';

const [folder = join(rootFolder, 'docs', 'screenshots'), width = '1440', height = '900'] =
  process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const program = await findBrowser();
const browser = await chromium.launch({
  executablePath: program.path,
  args: [...program.args, '--disable-gpu'],
  // As a person sees it: sheets reserve room for their scrollbars.
  ignoreDefaultArgs: ['--hide-scrollbars'],
  env: { ...(process.env as Record<string, string>), ...program.environment },
});
const app = await startApp();
try {
  const context = await browser.newContext({
    viewport: { width: Number(width), height: Number(height) },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  });
  const { page } = await app.open(context);
  await chinese(drive(page, 'zh'));
  await english(page);
} finally {
  await browser.close();
  await app.stop();
}

/** Without the pointer's tooltip and passing messages. */
async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(Number(width) / 2, 4);
  for (const close of await page.locator('.mantine-Notification-closeButton').all()) await close.click();
  await page.locator('.mantine-Notification-root').first().waitFor({ state: 'hidden' });
  await page.locator('.mantine-Tooltip-tooltip').first().waitFor({ state: 'hidden' });
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

async function chinese(hand: Driver): Promise<void> {
  const { page, word, button, go } = hand;
  await page.getByRole('heading', { name: word('start:title') }).waitFor();
  await hand.theme('light');
  await take(page, 'start-zh-light');
  await hand.openSample();
  await go('data');
  await button('data:links.acceptAll').click();
  await page.getByText(word('data:links.existing')).waitFor();
  await take(page, 'data-zh-light');
  await hand.preview({ file: join(resourcesFolder, 'sample', 'east-china-accounts.xlsx'), crs: 'GCJ-02' });
  await take(page, 'import-zh-light');
  await page.keyboard.press('Escape');
  await hand.wizard.waitFor({ state: 'hidden' });
  await go('map');
  await hand.branch(word('scenario:presentName'), '方案A');
  await hand.design({ count: 24, seconds: 8 });
  await take(page, 'design-zh-light');
  await button('design:apply').click();
  await button('design:run').waitFor();
  await go('map');
  await take(page, 'workspace-zh-light');
  await go('classes');
  await take(page, 'classes-zh-light');
  await go('quota');
  await page.getByRole('textbox', { name: word('quota:total') }).fill('7亿');
  await button('quota:spread').click();
  await page.locator('.ag-row-pinned').first().waitFor();
  await take(page, 'quota-zh-light');
  await go('compare');
  await page.locator('.ag-row').first().waitFor();
  await take(page, 'compare-zh-light');
}

async function english(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'English', exact: true }).click();
  const hand = drive(page, 'en');
  await hand.button('theme.label').waitFor();
  await hand.theme('dark');
  await hand.go('map');
  await take(page, 'workspace-en-dark');
  await hand.go('quota');
  await page.locator('.ag-row-pinned').first().waitFor();
  await take(page, 'quota-en-dark');
  await hand.go('compare');
  await page.locator('.ag-row').first().waitFor();
  await take(page, 'compare-en-dark');
}
