import { describe, expect, it } from 'vitest';
import { countyCode, countyCodes, coveredYears } from './county-codes.ts';
import { followCode } from './follow-code.ts';
import { nameChanges } from './former-names.ts';

const plan = (...codes: string[]) => {
  const known = new Set(codes);
  return (code: string) => known.has(code);
};
const today = (code: string) => countyCodes().counties.get(code)?.until === null;

describe('codes of GB/T 2260', () => {
  it.each<[string, string, string[]]>([
    ['a county became a district', '320124', ['320117']],
    ['a city became a district', '330183', ['330111']],
    ['moved to another prefecture', '341521', ['340422']],
    ['renamed with the change', '340221', ['340210']],
    ['merged with a neighbour', '320107', ['320106']],
    ['two changes in a row', '341402', ['340181']],
    ['divided', '330104', ['330102', '330114']],
    ['a prefecture dissolved', '371202', ['370116']],
    ['a district that changed its code with the merger', '320611', ['320613']],
  ])('%s: %s', (_, code, expected) => {
    expect(followCode(code, today)).toEqual({ codes: expected, how: 'followed' });
  });

  it('keeps a code that the plan has, whatever became of it', () => {
    expect(followCode('330104', plan('330104', '330102'))).toEqual({ codes: ['330104'], how: 'same' });
  });

  it('leads back where the borders are older than the code', () => {
    expect(followCode('320117', plan('320124'))).toEqual({ codes: ['320124'], how: 'preceded' });
    expect(followCode('330113', plan('330110'))).toEqual({ codes: ['330110'], how: 'preceded' });
    expect(followCode('320213', plan('320202', '320203', '320204'))?.codes).toEqual([
      '320202',
      '320203',
      '320204',
    ]);
  });

  it('answers nothing for codes that lead nowhere', () => {
    expect(followCode('320117', plan('440106'))).toBeNull();
    expect(followCode('999999', today)).toBeNull();
  });

  it('leads every code given up to a county of today', () => {
    const lost = [...countyCodes().counties.values()]
      .filter(({ until }) => until !== null)
      .filter(({ code }) => (followCode(code, today)?.codes.length ?? 0) === 0);
    expect(lost.map(({ code, name }) => `${code} ${name}`)).toEqual([]);
  });

  it('covers the country, not a sample', () => {
    const all = [...countyCodes().counties.values()];
    expect(all.filter(({ until }) => until === null).length).toBeGreaterThan(2800);
    expect(all.filter(({ until }) => until !== null).length).toBeGreaterThan(480);
    expect(all.every(({ province }) => province !== '')).toBe(true);
    expect(coveredYears).toEqual({ from: 2002, to: 2025 });
  });
});

it('reads codes as sheets have them', () => {
  expect(
    ['320117', '３２０１１７', '320117000000', '320117001', " '320117", '320117.0'].map(countyCode),
  ).toEqual(Array(6).fill('320117'));
  expect(['32011', '3201170', '920117', '溧水区', ''].map(countyCode)).toEqual(['', '', '', '', '']);
});

it('knows the names on either side of a change', () => {
  const others = (name: string) => nameChanges(name).map((change) => `${change.old}→${change.new}`);
  expect(others('卢湾区')).toEqual(['卢湾区→黄浦区']);
  expect(others('襄州区')).toContain('襄阳区→襄州区');
  expect(others('临平区')).toEqual(['余杭区→临平区']);
});
