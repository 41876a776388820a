import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Driver } from './driver.ts';
import { mapAtRest } from './map.ts';

/** The document of the .json export, as docs describe it. */
export interface ExportedScenario {
  scenario: string;
  units: { id: string; territory: number | null }[];
  accounts: { id: string; unit: string | null; territory: number | null; rep: string | null }[];
  territories: {
    id: number;
    name: string;
    rep: string | null;
    measures: Record<string, number>;
    quota: { year: number; total: number; months: number[] } | null;
  }[];
  links: [string, string][];
}

/** What is painted on the canvases of the map; two equal answers are the same picture, at rest or not. */
function picture(page: Page): Promise<string> {
  return page
    .locator('.leaflet-container canvas:not([data-rest])')
    .evaluateAll((all) => all.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()).join());
}

/** Designs `count` territories from scratch into the scenario on screen; sees the best so far drawn; applies the result. */
export async function designTerritories(
  { page, button, design }: Driver,
  { count, seconds }: { count: number; seconds: number },
): Promise<void> {
  let before = '';
  await design({
    count,
    seconds,
    onStart: async () => {
      before = await picture(page);
    },
    onBest: () => expect.poll(() => picture(page)).not.toBe(before),
  });
  // Both measures and the contiguity stand within what was asked.
  await expect.poll(() => page.locator('td[data-within="true"]').count()).toBe(3);
  expect(await page.locator('td[data-within="false"]').count()).toBe(0);
  await button('design:apply').click();
  await button('design:run').waitFor();
}

/** The territories table of the KPI panel: name, deviation of workload and of potential in percent. */
export async function shownDeviations(page: Page): Promise<{ name: string; deviations: number[] }[]> {
  const rows = await page.locator('aside table tbody tr').evaluateAll((all) =>
    all.map((row) => ({
      name: row.querySelector('th')?.textContent ?? '',
      cells: [...row.querySelectorAll('td[data-bar]')].map((cell) => cell.textContent ?? ''),
    })),
  );
  return rows
    .map(({ name, cells }) => ({
      name,
      deviations: cells.flatMap((text) => {
        const match = /([+−-]?)([\d.]+)\s*%/.exec(text);
        return match ? [Number(match[2]) * (match[1] === '+' || match[1] === '' ? 1 : -1)] : [];
      }),
    }))
    .filter(({ deviations }) => deviations.length > 0);
}

/** Shows a unit through the search, selects it by a click in the middle of the map, and gives it to another territory. */
export async function moveUnitByHand({ page, word, button }: Driver, unit: string): Promise<string> {
  const announced = page.locator('[aria-live="polite"]', { hasText: new RegExp(`^${unit}`) });
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(word('search.placeholder')).fill(unit);
  const hit = page.locator('[data-action]', { hasText: unit }).first();
  await hit.waitFor();
  await hit.click();
  await announced.waitFor({ state: 'attached' });
  const from = await announced.textContent();
  const map = page.locator('.leaflet-container');
  await page.keyboard.press('Escape');
  await announced.waitFor({ state: 'detached' });
  await mapAtRest(page);
  // The flight ends with the unit in the middle of the map. An account drawn there is what a click on it means, so others try.
  let tries = 0;
  await expect
    .poll(
      async () => {
        const box = await map.boundingBox();
        if (box === null) return 0;
        const angle = tries * 2.4;
        const away = 6 * Math.sqrt(tries);
        tries += 1;
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        await page.mouse.click(x + away * Math.cos(angle), y + away * Math.sin(angle));
        return announced.count();
      },
      { timeout: 10_000 },
    )
    .toBe(1);
  expect(await announced.textContent()).toBe(from);

  await page.getByRole('button', { name: word('map:active.label', { name: '' }).trim() }).click();
  await page.getByRole('menuitem').first().waitFor();
  const names = await page.getByRole('menuitem').allTextContents();
  const to = names.find(
    (name) => name !== '' && word('map:announceUnit', { name: unit, territory: name }) !== from,
  );
  if (to === undefined) throw new Error('There is no other territory.');
  await page.getByRole('menuitem', { name: to, exact: true }).click();
  await map.focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => announced.textContent())
    .toBe(word('map:announceUnit', { name: unit, territory: to }));

  await page.keyboard.press('Control+z');
  await expect.poll(() => announced.textContent()).toBe(from);
  await page.keyboard.press('Control+Shift+z');
  await expect
    .poll(() => announced.textContent())
    .toBe(word('map:announceUnit', { name: unit, territory: to }));

  await button('historyPanel.title').click();
  const step = word('history:assignUnits_single', { first: unit, territory: to });
  await page.locator('[aria-current="step"]', { hasText: step }).waitFor();
  await page
    .getByRole('dialog', { name: word('historyPanel.title') })
    .getByLabel(word('close'))
    .click();
  return to;
}

/** The totals row at the foot of the quota sheet, by column id. */
export async function quotaTotal(page: Page, column: string): Promise<string> {
  const [text = ''] = await page.locator(`.ag-row-pinned [col-id="${column}"]`).allTextContents();
  return text;
}

/** Spreads a total by the blend and sets one territory's year by hand; the total on screen stays what was asked. */
export async function spreadQuota(
  { page, word, button, go }: Driver,
  { total, shown, byHand }: { total: string; shown: string; byHand: string },
): Promise<{ territory: string }> {
  await go('quota');
  await page.getByRole('textbox', { name: word('quota:total') }).fill(total);
  await button('quota:spread').click();
  await expect.poll(() => quotaTotal(page, 'year')).toBe(shown);

  // the first territory below the whole
  const id = await page.locator('.ag-row[row-id^="t:"]').first().getAttribute('row-id');
  const row = page.locator(`.ag-row[row-id="${id}"]`);
  const first = row.locator('[col-id="year"]');
  const territory = await row.locator('[col-id="territory"]').textContent();
  await first.dblclick();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(byHand);
  await page.keyboard.press('Enter');
  await row.locator('[col-id="year"].quota-locked', { hasText: byHand }).waitFor();
  await button('quota:unlockAll', { count: 1 }).waitFor();
  await expect.poll(() => quotaTotal(page, 'year')).toBe(shown);
  return { territory: territory ?? '' };
}

/** Units of each territory that are not reached from its first one over the borders and links. */
export function brokenTerritories(
  scenario: ExportedScenario,
  borders: readonly (readonly [string, string])[],
): number[] {
  const touching = new Map<string, string[]>(scenario.units.map(({ id }) => [id, []]));
  for (const [a, b] of [...borders, ...scenario.links]) {
    touching.get(a)?.push(b);
    touching.get(b)?.push(a);
  }
  const territoryOf = new Map(scenario.units.map(({ id, territory }) => [id, territory]));
  return scenario.territories
    .map(({ id }) => id)
    .filter((territory) => {
      const own = scenario.units.filter((unit) => unit.territory === territory).map(({ id }) => id);
      const reached = new Set(own.slice(0, 1));
      for (const unit of reached)
        for (const next of touching.get(unit) ?? [])
          if (territoryOf.get(next) === territory) reached.add(next);
      return reached.size !== own.length;
    });
}

/** Largest distance from the equal share, 0.1 = 10 %. */
export function largestDeviation(scenario: ExportedScenario, measure: string): number {
  const values = scenario.territories.map(({ measures }) => measures[measure] ?? 0);
  const target = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.max(...values.map((value) => Math.abs(value / target - 1)));
}
