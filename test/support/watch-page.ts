import type { Page } from 'playwright-core';

/** What went wrong on a page, collected while it runs; all empty on a sound one. */
export interface PageWatch {
  /** Content-security-policy violations: directive and what it blocked. */
  violations: string[];
  /** Uncaught errors and console errors. */
  errors: string[];
  /** Requests to anywhere but the page's own origin. */
  outside: string[];
}

/** Call before the page's first navigation. `origin` as in the address bar, e.g. `http://127.0.0.1:4000`. */
export async function watchPage(page: Page, origin: string): Promise<PageWatch> {
  const watch: PageWatch = { violations: [], errors: [], outside: [] };
  await page.exposeFunction('__reportViolation', (text: string) => watch.violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as { __reportViolation(text: string): void }).__reportViolation;
      report(
        `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      );
    });
  });
  page.on('pageerror', (error) => watch.errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') watch.errors.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) watch.outside.push(url);
  });
  page.on('websocket', (socket) => {
    if (!socket.url().startsWith(`${origin.replace(/^http/, 'ws')}/`)) watch.outside.push(socket.url());
  });
  return watch;
}
