import { protocol } from 'electron';
import { readBundle } from '../host/bundle.ts';
import { isPageUrl, pageScheme } from './origin.ts';

/** Before the app is ready: the scheme behaves like https, without bypassing any policy. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built renderer at app://bundle, to GET only. */
export function servePage(rendererFolder: string): void {
  protocol.handle(pageScheme, async (request) => {
    if (request.method !== 'GET') return new Response('Method Not Allowed', { status: 405 });
    if (!isPageUrl(request.url)) return new Response('Not found', { status: 404 });
    const { status, headers, body } = await readBundle(rendererFolder, new URL(request.url).pathname, {
      kind: 'electron',
    });
    return new Response(body, { status, headers });
  });
}
