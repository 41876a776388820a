import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import iconv from 'iconv-lite';
import { Converter } from 'opencc-js/cn2t';
import { expect, it } from 'vitest';
import { testFile } from '../../exchange/testing/folder.ts';
import { testPlan } from '../../plan/testing/folder.ts';
import { importFiles } from '../import-files.ts';

const counties = resolve(import.meta.dirname, '../../../../resources/sample/east-china-counties.topo.json');

interface County {
  adcode: string;
  name: string;
  city: string;
  province: string;
}

it('a sheet written in Taiwan, in Big5, places its customers in every county of East China', async () => {
  const map = JSON.parse(readFileSync(counties, 'utf8')) as {
    objects: Record<string, { geometries: { properties: County }[] }>;
  };
  const all = Object.values(map.objects).flatMap(({ geometries }) => geometries.map((one) => one.properties));
  const traditional = Converter({ from: 'cn', to: 'twp' });
  const lines = all.map(({ adcode, name, city, province }) =>
    traditional(`C${adcode},${city}客户,${province},${city},${name},软件业`),
  );
  const text = ['客戶編號,客戶名稱,省份,縣市,鄉鎮市區,產業', ...lines].join('\n');
  const plan = testPlan();
  const { totals } = await importFiles(plan, {
    units: counties,
    accounts: testFile('客戶.csv', iconv.encode(text, 'big5')),
  });
  const codeOf = new Map(plan.all('unit').map(({ id, code }) => [id, code]));
  const wrong = plan
    .all('account')
    .filter(({ ref, unit_id, location }) => ref !== `C${codeOf.get(unit_id ?? 0)}` || location !== 'county');
  expect(wrong.map(({ province, city, county }) => [province, city, county].join(' '))).toEqual([]);
  expect(plan.count('account')).toBe(all.length);
  // The same names in other characters: neither renamed, nor guessed.
  expect(totals).toEqual({ GEOMETRY_ISLAND: 3, COORDINATES_MISSING: all.length });
});
