import { describe, expect, it } from 'vitest';
import { languages, translate } from '../../../shared/i18n/index.ts';
import { guessKind } from '../import/guess-kind.ts';

const sheets = {
  territories: [
    'territory',
    'rep',
    'repRef',
    'units',
    'accounts',
    'workload',
    'workloadDeviation',
    'potentialDeviation',
    'pieces',
  ],
  changes: [
    'changeOf',
    'code',
    'name',
    'fromTerritory',
    'fromRep',
    'toTerritory',
    'toRep',
    'accounts',
    'potential',
  ],
  quota: ['territory', 'rep', 'quotaOfYear', 'quotaShare'],
};

describe.each(languages)('our own sheets in %s', (language) => {
  const headers = (keys: readonly string[]) =>
    keys.map((key) => translate(language, 'export', `columns.${key}`));
  const kind = (keys: readonly string[]) =>
    guessKind(
      '',
      headers(keys),
      keys.map(() => false),
      2026,
    )?.kind ?? null;

  it.each(Object.entries(sheets))('%s is for reading, not for bringing back', (_, keys) => {
    expect(kind(keys)).toBeNull();
  });

  it('units and accounts are brought back as assignments', () => {
    expect(kind(['unitCode', 'unitName', 'territory', 'rep', 'workload'])).toBe('assignments');
    expect(kind(['accountRef', 'accountName', 'territory', 'rep', 'isNamed', 'workload'])).toBe(
      'assignments',
    );
  });
});
