import { Converter } from 'opencc-js/cn2t';
import { expect, it } from 'vitest';
import { countyCodes } from '../places/county-codes.ts';
import { createPlaceIndex, type PlaceQuery, type PlaceUnit } from './place-index.ts';
import { placeStem, samePlace } from './place-name.ts';

let id = 0;
const unit = (province: string, city: string, name: string, longitude = 118, latitude = 32): PlaceUnit => ({
  id: ++id,
  code: String(id),
  name,
  city,
  province,
  longitude,
  latitude,
});
const units = [
  unit('江苏省', '南京市', '鼓楼区', 118.7),
  unit('江苏省', '南京市', '溧水区', 119),
  unit('江苏省', '南京市', '六合区', 118.8),
  unit('江苏省', '徐州市', '鼓楼区', 117.2),
  unit('上海市', '上海市', '普陀区', 121.4),
  unit('浙江省', '舟山市', '普陀区', 122.3),
  unit('浙江省', '杭州市', '江干区', 120.2),
  unit('浙江省', '杭州市', '上城区', 120.1),
  unit('浙江省', '杭州市', '余杭区', 119.9),
  unit('浙江省', '丽水市', '景宁畲族自治县', 119.6),
  unit('安徽省', '安庆市', '潜山县', 116.5),
  unit('安徽省', '芜湖市', '芜湖县', 118.5),
  unit('安徽省', '铜陵市', '枞阳县', 117.2),
  unit('安徽省', '宿州市', '萧县', 116.9),
];
const index = createPlaceIndex(units);
const find = (query: Partial<PlaceQuery>) => {
  const match = index.find({ province: '', city: '', county: '', address: '', ...query });
  return (
    match && `${match.unit.city}${match.unit.name} ${match.level}${match.by === 'renamed' ? ' renamed' : ''}`
  );
};

it.each<[string, Partial<PlaceQuery>, string | null]>([
  ['its own name', { city: '南京市', county: '鼓楼区' }, '南京市鼓楼区 county'],
  ['the same name in another city', { city: '徐州', county: '鼓楼区' }, '徐州市鼓楼区 county'],
  ['by province alone', { province: '浙江', county: '普陀区' }, '舟山市普陀区 county'],
  ['without its suffix', { city: '上海', county: '普陀' }, '上海市普陀区 county renamed'],
  ['a newer suffix', { city: '安庆市', county: '潜山市' }, '安庆市潜山县 county renamed'],
  ['an older suffix', { city: '南京市', county: '溧水县' }, '南京市溧水区 county renamed'],
  ['a minority county', { city: '丽水', county: '景宁县' }, '丽水市景宁畲族自治县 county renamed'],
  ['a new name for an old unit', { city: '芜湖市', county: '湾沚区' }, '芜湖市芜湖县 county renamed'],
  ['a district carved out', { city: '杭州市', county: '临平区' }, '杭州市余杭区 county renamed'],
  [
    'moved to another city',
    { city: '安庆市', province: '安徽省', county: '枞阳县' },
    '铜陵市枞阳县 county renamed',
  ],
  [
    'in Traditional characters',
    { province: '安徽省', city: '銅陵市', county: '樅陽縣' },
    '铜陵市枞阳县 county',
  ],
  [
    'a Traditional name of a minority',
    { city: '麗水', county: '景寧縣' },
    '丽水市景宁畲族自治县 county renamed',
  ],
  ['a Traditional address', { city: '徐州', address: '江蘇省徐州市鼓樓區建設路1號' }, '徐州市鼓楼区 county'],
  ['a province by its short name', { province: '滬', county: '普陀區' }, '上海市普陀区 county'],
  ['one character', { county: '萧县' }, '宿州市萧县 county'],
  ['ambiguous, so the city counts for nothing', { county: '鼓楼区' }, null],
  ['the address', { city: '南京市', address: '江苏省南京市六合区建设路1号' }, '南京市六合区 county'],
  ['the address without a city', { address: '江苏省徐州市鼓楼区建设路1号' }, '徐州市鼓楼区 county'],
  ['only a city: the unit in its middle', { city: '南京', county: '不存在区' }, '南京市六合区 city'],
  ['only a province', { province: '安徽' }, '铜陵市枞阳县 province'],
  ['nowhere', { city: '乌鲁木齐市', county: '天山区', province: '新疆维吾尔自治区' }, null],
])('%s', (_, query, expected) => {
  expect(find(query)).toBe(expected);
});

it('knows every unit a merged or divided name may mean', () => {
  const meant = (county: string) =>
    index.meant({ province: '', city: '杭州市', county, address: '' }).map(({ name }) => name);
  expect(meant('上城区')).toEqual(['上城区', '江干区']);
  expect(meant('临平区')).toContain('余杭区');
  expect(meant('西湖区')).toEqual([]);
});

it('reads every county of the national list as it is written in Taiwan and Hong Kong', () => {
  const { counties } = countyCodes();
  const names = new Set([...counties.values()].flatMap(({ name, city }) => [name, city]));
  for (const to of ['tw', 'hk', 't'] as const) {
    const written = Converter({ from: 'cn', to });
    const lost = [...names].filter((name) => !samePlace(written(name), name));
    expect([to, lost]).toEqual([to, []]);
  }
});

it('compares names without what kind of place they are', () => {
  expect(placeStem('景宁畲族自治县')).toBe('景宁');
  expect(placeStem('延边朝鲜族自治州')).toBe('延边');
  expect(placeStem('萧县')).toBe('萧县');
  expect(samePlace('浙江', '浙江省')).toBe(true);
  expect(samePlace('新疆', '新疆维吾尔自治区')).toBe(true);
  expect(samePlace('內蒙古', '内蒙古自治区')).toBe(true);
  expect(samePlace('滬', '上海市')).toBe(true);
  expect(samePlace('臺州', '台州市')).toBe(true);
  expect(samePlace('台州', '台湾省')).toBe(false);
  expect(samePlace('Orange County', 'orange')).toBe(true);
  expect(samePlace('鼓楼区', '玄武区')).toBe(false);
});
