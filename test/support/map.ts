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

/**
 * Pulls the border that lies at one of these places of the window, `by` pixels to the east. Answers whether one did. What is not
 * told of soon is given up before it is let go: told late, it would be a step of its own.
 */
export async function pullBorder(
  page: Page,
  places: readonly (readonly [number, number])[],
  by: number,
): Promise<boolean> {
  const thought = page.locator('aside table tbody tr[data-thought]').first();
  for (const [x, y] of places) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + by, y, { steps: 7 });
    const pulled = await thought.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (!pulled) await page.keyboard.press('Escape');
    await page.mouse.up();
    if (pulled) return true;
  }
  return false;
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
