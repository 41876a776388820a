import { describe, expect, it } from 'vitest';
import { best, rank } from './match.ts';

const units = [
  { code: '320117', name: '溧水区', initials: 'lsq' },
  { code: '320118', name: '高淳区', initials: 'gcq' },
  { code: '341504', name: '叶集区', initials: 'yjq' },
  { code: '331102', name: '莲都区', initials: 'ldq' },
];

describe('search', () => {
  it('finds by name, by code and by pinyin initials', () => {
    expect(best(units, '高淳', 5, (unit) => unit).map((unit) => unit.name)).toEqual(['高淳区']);
    expect(best(units, '32011', 5, (unit) => unit)).toHaveLength(2);
    expect(best(units, 'LS', 5, (unit) => unit)[0]?.name).toBe('溧水区');
  });

  it('puts an exact name before one that merely starts so', () => {
    const territories = [{ name: '南京南' }, { name: '南京' }];
    expect(best(territories, '南京', 5, (territory) => territory)[0]?.name).toBe('南京');
  });

  it('finds nothing for an empty query and short digits inside a code', () => {
    expect(rank('  ', { name: '溧水区' })).toBeNull();
    expect(rank('17', { code: '320117', name: '溧水区' })).toBeNull();
  });
});
