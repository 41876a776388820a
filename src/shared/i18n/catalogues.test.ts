import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { findingCodes } from '../domain/findings.ts';
import { errorCodes } from '../errors.ts';
import * as shown from './index.ts';
import { formatterModule, interpolation } from './number-forms.ts';
import { terminalCatalogues } from './terminal.ts';
import { translator } from './translator.ts';

/** Every word there is. */
const catalogues = {
  zh: { ...shown.catalogues.zh, ...terminalCatalogues.zh },
  en: { ...shown.catalogues.en, ...terminalCatalogues.en },
};
const translate = translator(catalogues);

function keys(node: unknown, path = ''): string[] {
  if (typeof node === 'string') return [path];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, value]) =>
    keys(value, path ? `${path}.${key}` : key),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\b/g)].map((m) => m[1]).sort();

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

  it('give each number of a sentence the form of its own noun in English', async () => {
    const moved = (params: Record<string, string | number>) => [
      translate('en', 'effect', 'units', params),
      i18next.t('effect:units', params),
    ];
    await i18next.use(formatterModule).init({
      resources: catalogues,
      lng: 'en',
      interpolation,
    });
    expect(moved({ units: 1, accounts: '2,001' })).toEqual(Array(2).fill('1 unit, 2,001 accounts'));
    expect(moved({ units: 0, accounts: '1' })).toEqual(Array(2).fill('0 units, 1 account'));
    expect(translate('zh', 'effect', 'units', { units: 1, accounts: 1 })).toContain('1');
  });

  it('write amounts with their thousands apart, and years as they are', async () => {
    await i18next.use(formatterModule).init({ resources: catalogues, lng: 'zh', interpolation });
    for (const [key, params, text] of [
      ['history:assignUnits', { count: 11000, territory: '南京' }, '把 11,000 个控制单元移到 南京'],
      ['history:edit.accounts', { count: 100000 }, '修改客户（100,000 格）'],
      ['quota:title', { year: 2027 }, '2027 年配额'],
    ] as const) {
      const [namespace = '', ...rest] = key.split(':');
      const said = translate('zh', namespace, rest.join(':'), params);
      expect(said).toBe(text);
      expect(i18next.t(key, params)).toBe(said);
    }
  });

  it('leave no number before a plural that does not follow it', () => {
    const plural =
      /\{\{(?!sheet|worth|quantity)\w+\}\} (units|accounts|territories|reps|rows|changes|comments|columns|pieces|outliers|groups|pages|quotas|scenarios|files)\b/;
    const all = keys(catalogues.en);
    const stiff = all.filter((key) => {
      const [namespace = '', ...rest] = key.split('.');
      return (
        plural.test(translate('en', namespace, rest.join('.'))) &&
        !all.includes(`${key}_one`) &&
        !key.endsWith('_one')
      );
    });
    expect(stiff).toEqual([]);
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
