import { describe, expect, it } from 'vitest';
import { isPageUrl } from './origin.ts';

describe('isPageUrl', () => {
  it.each(['app://bundle', 'app://bundle/', 'app://bundle/index.html#/map', 'APP://bundle/x?y'])(
    'takes %s',
    (address) => expect(isPageUrl(address)).toBe(true),
  );

  it.each([
    'https://bundle/index.html',
    'http://bundle',
    'app://bundle.evil.example/',
    'app://evil/bundle',
    'app://bundle@evil.example/',
    'app://bundle:443@evil.example/',
    'app://user:pass@bundle/',
    'app://bundle:1/',
    'app:bundle',
    'app:///bundle',
    'app://bund1e/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,<h1>x</h1>',
    'about:blank',
    'blob:app://bundle/1',
    'view-source:app://bundle/',
    '//bundle/',
    '',
    'app://bundle\u0000.evil.example/',
  ])('refuses %j', (address) => expect(isPageUrl(address)).toBe(false));
});
