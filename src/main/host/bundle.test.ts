import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInside, readBundle } from './bundle.ts';

let folder: string;
let root: string;
const host = { kind: 'electron' } as const;
const page =
  '<meta name="h" content="__HOST__"><script nonce="__CSP_NONCE__"></script><style nonce="__CSP_NONCE__">';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bailiwick-bundle-'));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.json'), '{"secret":1}');
  writeFileSync(join(root, 'index.html'), page);
  writeFileSync(join(root, 'assets', 'a b.js'), 'export {}');
  writeFileSync(join(root, 'assets', 'plan.sqlite'), 'x');
  symlinkSync(join(folder, 'secret.json'), join(root, 'assets', 'link.json'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('readBundle', () => {
  it('serves the page with a nonce of its own that the policy names', async () => {
    const first = await readBundle(root, '/', host);
    const second = await readBundle(root, '/index.html', host);
    const nonces = [first, second].map(({ body, headers }) => {
      const [, nonce = ''] = /nonce="([\w-]{24})"/.exec(Buffer.from(body).toString()) ?? [];
      expect(Buffer.from(body).toString()).toBe(
        page.replaceAll('__CSP_NONCE__', nonce).replace('__HOST__', 'electron'),
      );
      expect(headers['Content-Security-Policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('never allows anything inline or evaluated', async () => {
    const { headers } = await readBundle(root, '/', { kind: 'browser', connect: ['ws://127.0.0.1:1'] });
    const policy = headers['Content-Security-Policy'] ?? '';
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:1");
    expect(headers['X-Content-Type-Options']).toBe('nosniff');
  });

  it('serves files by their decoded name and known kind', async () => {
    const script = await readBundle(root, '/assets/a%20b.js', host);
    expect(script.status).toBe(200);
    expect(script.headers['Content-Type']).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/../../secret.json',
    '/assets/..%5c..%5csecret.json',
    '//etc/passwd',
    '/assets/link.json',
    '/assets/plan.sqlite',
    '/assets',
    '/missing.js',
    '/index.html%00.js',
    '/%',
    '/C:/windows/win.ini',
  ])('does not serve %s', async (pathname) => {
    const { status, body } = await readBundle(root, pathname, host);
    expect(status).toBe(404);
    expect(Buffer.from(body).toString()).not.toContain('secret');
  });
});

it('isInside takes only what lies below the folder', () => {
  expect(isInside('/a/b', '/a/b/c')).toBe(true);
  expect(isInside('/a/b', '/a/b/..c')).toBe(true);
  for (const path of ['/a/b', '/a/bc', '/a', '/x', '/a/b/../c']) expect(isInside('/a/b', path)).toBe(false);
});
