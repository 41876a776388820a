import { describe, expect, it } from 'vitest';
import { isNamedByCatalogue, withoutUnit } from './measure-name.ts';

describe('a heading without its unit', () => {
  it.each([
    ['GDP(亿元)', 'GDP'],
    ['地区生产总值（亿元）', '地区生产总值'],
    ['GDP (RMB million)', 'GDP'],
    ['户数(万户)', '户数'],
    ['area_km2', 'area'],
    ['面积 km²', '面积'],
    ['零售额万元', '零售额'],
  ])('%s is %s', (heading, name) => {
    expect(withoutUnit(heading)).toBe(name);
  });

  it.each(['GDP', 'GDP (2023)', '门店数（连锁）', '元'])('%s names none', (heading) => {
    expect(withoutUnit(heading)).toBe(heading);
  });
});

it('people and area have words of their own; households keep their heading', () => {
  const known = (key: string, name: string) => isNamedByCatalogue({ key, name, derived: false });
  expect([known('area', 'area_km2'), known('population', 'pop'), known('population', '户数')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(known('gdp', 'GDP')).toBe(false);
});
