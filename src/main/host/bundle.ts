import { readFile, realpath } from 'node:fs/promises';
import { extname, isAbsolute, relative, resolve, sep } from 'node:path';
import { commonHeaders, contentSecurityPolicy, createNonce } from './content-policy.ts';

/** Same word as `html.cspNonce` in electron.vite.config.ts, and as in index.html. */
const noncePlaceholder = /__CSP_NONCE__/g;
const hostPlaceholder = '__HOST__';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface BundleAnswer {
  status: 200 | 404;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

/**
 * A file of the built renderer for both hosts. `pathname` is as it stands in the URL and may be hostile: everything that is
 * not a file of a known kind inside `root`, links followed, is 404. index.html gets a fresh nonce, the policy with it, and is told
 * which host it is in; `connect` names addresses it may open sockets to.
 */
export async function readBundle(
  root: string,
  pathname: string,
  host: { kind: 'electron' | 'browser'; connect?: readonly string[] },
): Promise<BundleAnswer> {
  const path = await locate(root, pathname);
  const type = path === null ? undefined : mediaTypes[extname(path).toLowerCase()];
  if (path === null || type === undefined) return notFound();
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    return notFound();
  }
  const nonce = createNonce();
  const isPage = extname(path) === '.html';
  const text = () =>
    bytes.toString('utf8').replace(noncePlaceholder, nonce).replace(hostPlaceholder, host.kind);
  const body = isPage ? Buffer.from(text()) : bytes;
  return {
    status: 200,
    headers: {
      ...commonHeaders,
      'Content-Type': type,
      'Content-Security-Policy': contentSecurityPolicy(nonce, host.connect),
      // File names carry a hash of their content, the page itself does not.
      'Cache-Control': isPage ? 'no-store' : 'private, max-age=31536000, immutable',
    },
    body: new Uint8Array(body),
  };
}

function notFound(): BundleAnswer {
  return {
    status: 404,
    headers: { ...commonHeaders, 'Content-Type': 'text/plain; charset=utf-8' },
    body: new Uint8Array(Buffer.from('Not found')),
  };
}

async function locate(root: string, pathname: string): Promise<string | null> {
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const path = resolve(root, `.${sep}${name === '/' ? 'index.html' : name}`);
  if (!isInside(root, path)) return null;
  try {
    const real = await realpath(path);
    return isInside(await realpath(root), real) ? real : null;
  } catch {
    return null;
  }
}

/** True when `path` lies below `folder`; both absolute, links already followed where that matters. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
