import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFile } from '../../exchange/testing/folder.ts';
import { testPlan } from '../../plan/testing/folder.ts';
import { importFiles } from '../import-files.ts';

const counties = resolve(import.meta.dirname, '../../../../resources/sample/east-china-counties.topo.json');

async function imported(lines: readonly string[]) {
  const plan = testPlan();
  await importFiles(plan, { units: counties });
  const { findings } = await importFiles(plan, { accounts: testFile('accounts.csv', lines.join('\n')) });
  const nameOf = new Map(plan.all('unit').map(({ id, name }) => [id, name]));
  const where = plan
    .all('account')
    .map(({ ref, unit_id, location }) => `${ref} ${nameOf.get(unit_id ?? 0) ?? '-'} ${location}`);
  const found = findings
    .filter(({ code }) => code !== 'REP_MISSING')
    .map(({ code, row, action }) => `${row} ${code} ${action}`);
  return { where, found };
}

describe('coordinates', () => {
  it('in degrees, minutes and seconds place as decimals do; what can not be is refused with its reason', async () => {
    const { where, found } = await imported([
      '客户编号,客户名称,区县,城市,经度,纬度',
      'A1,甲,,,118.778,32.0667',
      'A2,乙,,,118°46′41″E,32°04\'00""N'.replaceAll('""', '"'),
      'A3,丙,,,E118.778,N32.0667',
      'A4,丁,,,N32.0667,E118.778',
      'A5,戊,溧水区,南京市,118°76′E,32°04′N',
      'A6,己,,,东经118度46分41秒,北纬32度4分',
    ]);
    expect(where).toEqual([
      'A1 鼓楼区 exact',
      'A2 鼓楼区 exact',
      'A3 鼓楼区 exact',
      'A4 鼓楼区 exact',
      'A5 溧水区 county',
      'A6 鼓楼区 exact',
    ]);
    expect(found).toEqual([
      '5 COORDINATES_SWAPPED swapped',
      '6 DEGREES_INVALID blanked',
      '6 COORDINATES_MISSING placed',
    ]);
  });

  it('of both axes in one cell, in either order', async () => {
    const { where } = await imported([
      '客户编号,客户名称,经纬度',
      'A1,甲,"118.778, 32.0667"',
      'A2,乙,32°04′N 118°46′41″E',
    ]);
    expect(where).toEqual(['A1 鼓楼区 exact', 'A2 鼓楼区 exact']);
  });
});

it('a county or city that nobody knows is told and may be left unassigned, also beside coordinates that lie outside', async () => {
  const { where, found } = await imported([
    '客户编号,客户名称,省份,城市,区县,经度,纬度',
    'A1,甲,江苏省,南京市,未名区,,',
    'A2,乙,江苏省,未名市,,,',
    'A3,丙,江苏省,南京市,未名区,10,50',
    'A4,丁,江苏省,南京市,,,',
  ]);
  expect(where.map((line) => line.split(' ').at(-1))).toEqual(['city', 'province', 'city', 'city']);
  expect(found).toEqual([
    '2 COORDINATES_MISSING placed',
    '2 PLACE_ONLY_CITY placed',
    '3 COORDINATES_MISSING placed',
    '3 PLACE_ONLY_PROVINCE placed',
    '4 COORDINATES_OUTSIDE placed',
    '4 PLACE_ONLY_CITY placed',
    '5 COORDINATES_MISSING placed',
  ]);
});

it('calls and minutes below zero are told in their own words, not as money', async () => {
  const { found } = await imported([
    '客户编号,客户名称,年拜访次数,每次拜访时长(分钟),2025销售额(元)',
    'A1,甲,-12,-30,-100',
  ]);
  expect(found.filter((line) => line.includes('NEGATIVE'))).toEqual([
    '2 AMOUNT_NEGATIVE zeroed',
    '2 COUNT_NEGATIVE zeroed',
    '2 COUNT_NEGATIVE zeroed',
  ]);
});
