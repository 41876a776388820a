import { describe, expect, it } from 'vitest';
import { catalogues, translate } from '../../../shared/i18n/index.ts';
import { terminalCatalogues } from '../../../shared/i18n/terminal.ts';

/** Text of every source file of the renderer, by path. */
const sources = import.meta.glob<string>(['../../**/*.{ts,tsx}', '!../../**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Words asked for by a fixed key; keys put together at run time are not seen here. */
function keysIn(text: string): string[] {
  return [...text.matchAll(/(?<![\w.])(?:t|translate|i18next\.t)\(\s*'([\w:.]+)'/g)].map(
    (match) => match[1] ?? '',
  );
}

/** `translate` answers an unknown key itself. */
function isUnknown(key: string): boolean {
  const [namespace = '', path = ''] = key.split(':');
  return translate('en', namespace, path) === key;
}

describe('words on screen', () => {
  it('are in the catalogues', () => {
    const missing = Object.entries(sources).flatMap(([path, text]) =>
      keysIn(text)
        .map((key) => (key.includes(':') ? key : `common:${key}`))
        // Plurals stand under key_one, key_other.
        .filter((key) => [key, `${key}_one`, `${key}_other`].every(isUnknown))
        .map((key) => `${path}: ${key}`),
    );
    expect(Object.keys(sources).length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  it('hold no mark that the house rules forbid', () => {
    const loud: string[] = [];
    const walk = (node: unknown, path: string) => {
      if (typeof node === 'string') {
        if (/[!！]|\bplease\b|\bsuccessfully\b|请稍|成功/i.test(node)) loud.push(`${path}: ${node}`);
      } else for (const [key, value] of Object.entries(node as object)) walk(value, `${path}.${key}`);
    };
    walk(catalogues, '');
    walk(terminalCatalogues, 'terminal');
    expect(loud).toEqual([]);
  });
});
