import type { Page } from 'playwright-core';

/**
 * The map after a flight: its picture at rest stands. Leaflet's own classes mark a zoom and a pan, not `flyTo`, and a click in
 * the midst of a flight ends it where it is.
 */
export async function mapAtRest(page: Page): Promise<void> {
  const frame = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  // What was asked for a moment ago is painted in the next frame; with it the picture at rest goes.
  for (let frames = 0; frames < 3; frames++) await frame();
  await page.locator('section .leaflet-container canvas[data-rest]').waitFor({ state: 'visible' });
}

/** The window on a screen of so many pixels to one of the page. */
export async function moveToScreen(page: Page, deviceScaleFactor: number): Promise<void> {
  const devices = await page.context().newCDPSession(page);
  await devices.send('Emulation.setDeviceMetricsOverride', {
    width: 1440,
    height: 900,
    deviceScaleFactor,
    mobile: false,
  });
  // An emulated screen tells nobody that it changed; another preference has the page ask all its media queries again.
  for (const reducedMotion of ['reduce', 'no-preference'] as const)
    await page.emulateMedia({ reducedMotion });
}
