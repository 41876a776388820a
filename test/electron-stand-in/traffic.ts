import type { Page, Route } from 'playwright-core';
import { shownOrigin, toProgram } from './address.ts';
import { record } from './record.ts';
import { pageHandlers, session } from './session.ts';

type Navigate = (event: string, url: string) => boolean;

/**
 * Every request of the page: ours go to the handler of `protocol.handle`, others to `webRequest`, and what the program lets
 * through is answered with a page that a test would notice. `navigate` asks the program about a navigation (true = prevented),
 * `allowPopup` about another window.
 */
export async function carryTraffic(
  page: Page,
  navigate: Navigate,
  allowPopup: (url: string) => boolean,
): Promise<void> {
  // On the context, so that a popup's first request is seen as well.
  await page.context().route('**/*', async (route) => {
    const request = route.request();
    const url = toProgram(request.url());
    if (request.frame().page() !== page && !allowPopup(url)) return route.abort('aborted');
    const isMain = request.frame() === page.mainFrame();
    if (request.isNavigationRequest() && page.url() !== 'about:blank') {
      const event = request.redirectedFrom() ? 'will-redirect' : 'will-navigate';
      const prevented = (isMain && navigate(event, url)) || navigate('will-frame-navigate', url);
      if (prevented) return route.abort('aborted');
    }
    const cancelled = await isCancelled(url);
    if (!request.url().startsWith(`${shownOrigin}/`)) record.requests.push({ url, cancelled });
    if (cancelled) return route.abort('blockedbyclient');
    await answer(route, url);
  });
}

function isCancelled(url: string): Promise<boolean> {
  return new Promise((resolve) =>
    session.defaultSession.beforeRequest({ url }, ({ cancel = false }) => resolve(cancel)),
  );
}

async function answer(route: Route, url: string): Promise<void> {
  const handler = pageHandlers.get(new URL(url).protocol.slice(0, -1));
  if (!handler)
    return route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Somewhere else</h1>' });
  const request = route.request();
  const response = await handler(new Request(url, { method: request.method() }));
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}
