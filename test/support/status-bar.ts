import type { Page } from 'playwright-core';

/** Everything the status bar says from now on; call the answer for it. */
export async function hearStatusBar(page: Page): Promise<() => Promise<string[]>> {
  const heard = await page
    .locator('footer')
    .last()
    .evaluateHandle((footer) => {
      const texts: string[] = [];
      new MutationObserver(() => texts.push(footer.textContent)).observe(footer, {
        childList: true,
        characterData: true,
        subtree: true,
      });
      return texts;
    });
  return () => heard.jsonValue();
}
