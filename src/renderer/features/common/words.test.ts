import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogues, translate } from '../../../shared/i18n/index.ts';

const root = join(import.meta.dirname, '../..');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? [path] : [];
  });
}

/** Words asked for by a fixed key; keys put together at run time are not seen here. */
function keysIn(text: string): string[] {
  return [...text.matchAll(/(?<![\w.])(?:t|translate|i18next\.t)\(\s*'([\w:.]+)'/g)].map(
    (match) => match[1] ?? '',
  );
}

describe('words on screen', () => {
  it('are in the catalogues', () => {
    const missing = sources(root).flatMap((path) =>
      keysIn(readFileSync(path, 'utf8'))
        .map((key) => (key.includes(':') ? key : `common:${key}`))
        .filter((key) => {
          const [namespace = '', path = ''] = key.split(':');
          // Plurals stand under key_one, key_other.
          return [key, `${key}_one`, `${key}_other`].every((one) => {
            const found = translate('en', namespace, one.slice(namespace.length + 1) || path);
            return found === one;
          });
        })
        .map((key) => `${path.slice(root.length + 1)}: ${key}`),
    );
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
    expect(loud).toEqual([]);
  });
});
