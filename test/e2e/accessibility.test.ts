import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/app.ts';
import { launchBrowser, newContext } from '../support/browser.ts';
import { type Driver, drive } from '../support/driver.ts';
import { writeRegion } from '../support/made-up-region.ts';
import { resourcesFolder } from '../support/paths.ts';
import { keepPicture } from '../support/picture.ts';
import { places, shownWords } from '../support/screens.ts';
import type { PageWatch } from '../support/watch-page.ts';

/** Every screen, in Chinese and light, then in English and dark: usable by all, and in one language. */
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bailiwick-screens-'));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Names, file kinds, units, keys and columns of the sample's files that are written the same in Chinese. */
const sameInChinese =
  /Bailiwick|MBTiles|PMTiles|PNG|SVG|English|Excel|GeoJSON|TopoJSON|JSON|CSV|UTF-?16|UTF-?8|GBK|GB18030|GB2312|Big5|Shapefile|KMZ|KML|GeoPackage|KPI|Tukey|TSV|WGS84|GCJ-02|BD-09|GPS|SMART|ABC|\bEN\b|Ctrl|Shift|Alt|Enter|Delete|Del\b|Esc\b|Space|Tab\b|\bF2\b|KB|MB|km²?|\.sqlite|\.bwreview|\.xlsx|east-china-[\w.-]+|lsq|https?:\/\/\S+|\/\S+|C\d{5}|R\d{3}|SR\d+|adcode|area_km2|\b(?:population|name|city|province|id)\b/g;

/** Serious or critical findings, as `rule: selector`. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // One page without frames: the quick way, which asks for no second page.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id}: ${target.join(' ')} (${any[0]?.message ?? ''})`),
    );
}

interface Found {
  barriers: string[];
  foreign: string[];
}

/** Something that still fades in is paler than what a person will read. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const endless = effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
      return endless || playState !== 'running';
    }),
  );
}

/** A tooltip may begin to fade in while one looks: a barrier is what still stands when everything is at rest again. */
async function barriersAtRest(page: Page): Promise<string[]> {
  await settled(page);
  const found = await barriers(page);
  if (found.length === 0) return found;
  await settled(page);
  return barriers(page);
}

async function look(page: Page, foreign: (text: string) => boolean): Promise<Found> {
  return { barriers: await barriersAtRest(page), foreign: (await shownWords(page)).filter(foreign) };
}

const nothing: Found = { barriers: [], foreign: [] };

describe.each([
  { language: 'zh', theme: 'light', locale: 'zh_CN' },
  { language: 'en', theme: 'dark', locale: 'en_US' },
] as const)('in $language, $theme', ({ language, theme, locale }) => {
  let app: RunningApp;
  let page: Page;
  let watch: PageWatch;
  let hand: Driver;

  const foreign = (text: string) =>
    language === 'zh'
      ? /[A-Za-z]{2,}/.test(text.replace(sameInChinese, ''))
      : /\p{Script=Han}/u.test(text.replace(/^(中文|简体中文)$/, '').replace(/简体中文/, ''));

  beforeAll(async () => {
    app = await startApp({ locale });
    ({ page, watch } = await app.open(await newContext(browser)));
    hand = drive(page, language);
  });
  afterAll(() => app?.stop());

  it('the first screen', async () => {
    await page.getByRole('heading', { name: hand.word('start:title') }).waitFor();
    await hand.theme(theme);
    expect(await look(page, foreign)).toEqual(nothing);
  });

  it('an empty plan', async () => {
    await hand.newPlan();
    expect(await look(page, foreign)).toEqual(nothing);
    for (const screen of ['map', 'classes', 'sizing', 'design', 'reps', 'quota', 'compare'] as const) {
      await hand.go(screen);
      expect({ screen, ...(await look(page, foreign)) }).toEqual({ screen, ...nothing });
    }
  });

  it('every screen of a plan in use', async (context) => {
    const file = language === 'zh' ? await fillFromSample() : await fillFromRegion();
    const scenario = hand.word('scenario:presentName');
    await hand.go('map');
    await hand.branch(scenario, language === 'zh' ? '方案A' : 'Plan A');
    await hand.go('quota');
    await page.getByRole('textbox', { name: hand.word('quota:total') }).fill('700000000');
    await hand.button('quota:spread').click();
    const found: Record<string, Found> = {};
    try {
      for (const place of places(hand, file.path, file.sheet)) {
        await place.show();
        const seen = await look(page, foreign);
        if (seen.barriers.length + seen.foreign.length > 0) found[place.name] = seen;
        await place.leave?.();
      }
    } finally {
      await keepPicture(context, page);
    }
    expect(found).toEqual({});
    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
  }, 400_000);

  async function fillFromSample() {
    await page.getByRole('button', { name: hand.word('plan.newName') }).click();
    await page.getByRole('menuitem', { name: hand.word('plan.close') }).click();
    await hand.openSample();
    return { path: join(resourcesFolder, 'sample', 'east-china-accounts.xlsx'), sheet: undefined };
  }

  async function fillFromRegion() {
    const region = await writeRegion(folder, 11);
    await hand.importFile({ file: region.units });
    await hand.importFile({ file: region.reps });
    await hand.importFile({ file: region.accounts, sheet: 'Customers' });
    await hand.importFile({ file: region.sales });
    return { path: region.accounts, sheet: 'Customers' };
  }
});
