import { describe, expect, it } from 'vitest';
import { findingCodes } from '../domain/findings.ts';
import { errorCodes } from '../errors.ts';
import { catalogues, translate } from './index.ts';

function keys(node: unknown, path = ''): string[] {
  if (typeof node === 'string') return [path];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, value]) =>
    keys(value, path ? `${path}.${key}` : key),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((m) => m[1]).sort();

describe('catalogues', () => {
  it('hold the same keys in both languages', () => {
    expect(keys(catalogues.zh).sort()).toEqual(keys(catalogues.en).sort());
  });

  it('name the same placeholders in both languages', () => {
    for (const key of keys(catalogues.en)) {
      const [namespace = '', ...rest] = key.split('.');
      const zh = placeholders(translate('zh', namespace, rest.join('.')));
      expect({ key, placeholders: zh }).toEqual({
        key,
        placeholders: placeholders(translate('en', namespace, rest.join('.'))),
      });
    }
  });

  it('have words for every error and finding code', () => {
    for (const code of errorCodes) expect(keys(catalogues.en.errors)).toContain(code);
    for (const code of findingCodes)
      expect(keys(catalogues.en.findings).some((key) => key.startsWith(code))).toBe(true);
  });
});
