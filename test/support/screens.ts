import type { Page } from 'playwright-core';
import type { Driver } from './driver.ts';

/** A place of the interface, how to get there from an open plan, and back. */
export interface Place {
  name: string;
  show(): Promise<unknown>;
  leave?(): Promise<unknown>;
}

/** Every screen, panel and dialog of an open plan that has accounts, a second scenario and quotas. */
export function places(hand: Driver, importFile: string, sheet?: string): Place[] {
  const { page, word, button, go, wizard } = hand;
  const backOut = () => page.keyboard.press('Escape');
  const closed = (name: string) => page.getByRole('dialog', { name }).waitFor({ state: 'hidden' });
  const grid = (tab: string) => async () => {
    await go('map');
    await page.getByRole('tab', { name: word(`grid:tab.${tab}`), exact: true }).click();
    await page.locator('.ag-row').first().waitFor();
  };
  return [
    { name: 'data', show: () => go('data') },
    { name: 'map', show: grid('territories') },
    { name: 'units', show: grid('units') },
    { name: 'accounts', show: grid('accounts') },
    { name: 'reps', show: grid('reps') },
    {
      name: 'inspector',
      show: async () => {
        await grid('territories')();
        await page.locator('aside tbody tr').nth(1).click();
      },
      leave: backOut,
    },
    {
      name: 'layers',
      show: async () => {
        await page.getByRole('button', { name: word('map:layers.title'), exact: true }).click();
        await page.getByText(word('map:links.suggest')).waitFor();
      },
      leave: backOut,
    },
    { name: 'classes', show: () => go('classes') },
    { name: 'market', show: () => go('market') },
    {
      name: 'sizing',
      show: async () => {
        await go('sizing');
        await page.getByRole('article', { name: word('sizing:method.buildUp') }).waitFor();
      },
    },
    { name: 'design', show: () => go('design') },
    {
      name: 'staffing',
      show: async () => {
        await go('reps');
        await page.locator('tbody button[aria-expanded]').first().click();
        await page.getByText(word('staffing:options.leave')).waitFor();
      },
    },
    {
      name: 'quota',
      show: async () => {
        await go('quota');
        await page.locator('.ag-row-pinned').first().waitFor();
      },
    },
    {
      name: 'fairness',
      show: async () => {
        await go('pay');
        await page.getByRole('tab', { name: word('pay:tab.fairness'), exact: true }).click();
        await page.locator('.ag-row-pinned').first().waitFor();
      },
    },
    {
      name: 'evidence',
      show: async () => {
        await page.getByRole('tab', { name: word('pay:tab.evidence'), exact: true }).click();
        await page.locator('[data-evidence-page]').waitFor();
      },
    },
    {
      name: 'compare',
      show: async () => {
        await go('compare');
        await page.getByText(word('compare:figure.unassignedAccounts')).waitFor();
      },
    },
    {
      name: 'scenarios',
      show: async () => {
        await page
          .locator('header')
          .getByRole('button', { name: word('scenario:open', { name: '' }) })
          .click();
        await page.getByRole('list', { name: word('scenario:title') }).waitFor();
      },
      leave: backOut,
    },
    {
      name: 'export menu',
      show: async () => {
        await button('scenario:export.button').click();
        await page.getByRole('menu').waitFor();
        await page.getByRole('menuitem').nth(1).hover();
      },
      leave: backOut,
    },
    {
      name: 'history',
      show: async () => {
        await button('historyPanel.title').click();
        await page.locator('[aria-current="step"]').waitFor();
      },
      leave: () =>
        page
          .getByRole('dialog', { name: word('historyPanel.title') })
          .getByLabel(word('close'))
          .click(),
    },
    {
      name: 'search',
      show: async () => {
        await page.keyboard.press('Control+k');
        await page.getByPlaceholder(word('search.placeholder')).waitFor();
      },
      leave: async () => {
        await backOut();
        await page.getByPlaceholder(word('search.placeholder')).waitFor({ state: 'hidden' });
      },
    },
    {
      name: 'help',
      show: async () => {
        await button('shortcuts:title').click();
        await page.getByRole('dialog', { name: word('shortcuts:title') }).waitFor();
      },
      leave: async () => {
        await backOut();
        await closed(word('shortcuts:title'));
      },
    },
    { name: 'import: file', show: hand.openWizard },
    {
      name: 'import: columns',
      show: () => hand.toColumns({ file: importFile, ...(sheet ? { sheet } : {}) }),
    },
    {
      name: 'import: preview',
      show: async () => {
        await wizard.getByRole('button', { name: word('import:toPreview'), exact: true }).click();
        await wizard.locator('[aria-busy="false"]').waitFor();
      },
      leave: async () => {
        await backOut();
        await closed(word('import:title'));
      },
    },
  ];
}

/** All a person reads or hears on the page now: visible text, names, placeholders, titles. */
export function shownWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      if (text !== '' && node.parentElement?.checkVisibility({ visibilityProperty: true })) found.push(text);
    }
    for (const element of document.body.querySelectorAll('[aria-label],[placeholder],[title],[alt]')) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        found.push(element.getAttribute(name)?.trim() ?? '');
    }
    return [...new Set(found)].filter((text) => text !== '');
  });
}
