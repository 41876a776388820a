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

/** Chinese has no plural: where English tells one from several, both say the same there. */
const stem = (key: string) => key.replace(/_one$/, '');

describe('catalogues', () => {
  it('hold the same keys in both languages', () => {
    const english = new Set(keys(catalogues.en).map(stem));
    expect(keys(catalogues.zh).sort()).toEqual([...english].sort());
  });

  it('tell one from several in English, also with what a step is about', () => {
    expect(translate('en', 'grid', 'pieces', { count: 1 })).toBe('1 piece');
    expect(translate('en', 'grid', 'pieces', { count: 2 })).toBe('2 pieces');
    expect(translate('zh', 'grid', 'pieces', { count: 1 })).toBe(
      translate('zh', 'grid', 'pieces', { count: '1' }),
    );
    const moved = { count: 1, territory: 'T', first: 'Town', context: 'single' };
    expect(translate('en', 'history', 'assignUnits', moved)).toBe('Moved Town to T');
  });

  it('name the same placeholders in both languages', () => {
    for (const key of keys(catalogues.en)) {
      const [namespace = '', ...rest] = key.split('.');
      const zh = placeholders(translate('zh', namespace, stem(rest.join('.'))));
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
