import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogues } from './index.ts';
import { stepText } from './step-text.ts';

const t = (key: string, params: Record<string, string | number>) => i18next.t(key, params);

beforeAll(() =>
  i18next.init({
    resources: catalogues,
    lng: 'zh',
    defaultNS: 'common',
    interpolation: { escapeValue: false },
  }),
);

describe('what a step did', () => {
  it('names a single thing, and counts several', () => {
    const params = { territory: '南京南', first: '溧水区' };
    expect(stepText(t, { key: 'assignUnits', params: { ...params, count: 1 } })).toBe(
      '把 溧水区 移到 南京南',
    );
    expect(stepText(t, { key: 'assignUnits', params: { ...params, count: 8 } })).toContain('8');
  });

  it('does not take a count for a plural of another key', () => {
    expect(stepText(t, { key: 'edit.accounts', params: { count: 1 } })).toContain('1');
  });
});
