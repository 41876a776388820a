import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { committed, previewed, sourceOf, withUnits } from '../../../../test/support/import-wizard.ts';
import { lastPreview } from '../../../../test/support/last-preview.ts';
import { readRawWorkbook } from '../../../../test/support/raw-workbook.ts';
import { testFile, testFolder } from '../../exchange/testing/folder.ts';
import { testPlan } from '../../plan/testing/folder.ts';
import { importFiles } from '../import-files.ts';

const counties = resolve(import.meta.dirname, '../../../../resources/sample/east-china-counties.topo.json');

interface Brought {
  /** Columns beside id and name, as headings. */
  columns: string;
  /** Their cells, a row each. */
  rows: readonly string[];
  /** Without units nothing is placed by name. */
  units?: boolean;
}

/** Takes accounts A1, A2 … in: where each is, its point, and what was found, `row CODE action reason`. */
async function imported({ columns, rows, units = true }: Brought) {
  const plan = testPlan();
  if (units) await importFiles(plan, { units: counties });
  const lines = [`客户编号,客户名称,${columns}`, ...rows.map((cells, at) => `A${at + 1},客户,${cells}`)];
  const { findings } = await importFiles(plan, { accounts: testFile('accounts.csv', lines.join('\n')) });
  const nameOf = new Map(plan.all('unit').map(({ id, name }) => [id, name]));
  const accounts = plan.all('account');
  return {
    where: accounts.map(({ unit_id, location }) => `${nameOf.get(unit_id ?? 0) ?? '-'} ${location}`),
    points: accounts.map(({ longitude, latitude }) => [longitude, latitude]),
    found: findings
      .filter(({ code }) => code !== 'REP_MISSING')
      .map(({ code, row, action, reason = '' }) => `${row} ${code} ${action} ${reason}`.trim()),
  };
}

const exact = '鼓楼区 exact';
const county = '溧水区 county';

describe('coordinates', () => {
  it.each<[string, Brought, string[], string[]]>([
    [
      'in degrees, minutes and seconds place as decimals do; what cannot be is refused with its reason',
      {
        columns: '区县,城市,经度,纬度',
        rows: [
          ',,118.778,32.0667',
          `,,118°46′41″E,32°04'00"N`,
          ',,E118.778,N32.0667',
          ',,N32.0667,E118.778',
          '溧水区,南京市,118°76′E,32°04′N',
          ',,东经118度46分41秒,北纬32度4分',
        ],
      },
      [exact, exact, exact, exact, county, exact],
      ['5 COORDINATES_SWAPPED swapped', '6 DEGREES_INVALID blanked minutes'],
    ],
    [
      'whose figures stand apart are never joined',
      {
        columns: '区县,城市,经度,纬度',
        rows: [
          '溧水区,南京市,1 18 E,32.0667',
          '溧水区,南京市,118 46,32 4',
          '溧水区,南京市,1 18.778,32.0667',
          ',,118 46 41 E,32 4 N',
        ],
      },
      [county, county, county, exact],
      [
        '2 COORDINATES_OUTSIDE placed',
        '3 DEGREES_INVALID blanked apart',
        '3 DEGREES_INVALID blanked apart',
        '4 DEGREES_INVALID blanked apart',
      ],
    ],
    [
      'are not exchanged against their letters',
      {
        columns: '区县,城市,经度,纬度',
        rows: ['溧水区,南京市,32.0667°E,118.778°', '溧水区,南京市,32.0667,118.778'],
      },
      [county, exact],
      ['2 COORDINATES_OUTSIDE placed', '3 COORDINATES_SWAPPED swapped', '3 PLACE_DISAGREES kept'],
    ],
    [
      'of both axes in each of both columns are taken where they agree, and told where they do not',
      {
        columns: '区县,城市,经度,纬度',
        rows: [
          ',,"118°46′41″E, 32°04′N","118°46′41″E, 32°04′N"',
          ',,"118.778,32.0667","118.778,32.0667"',
          ',,"118.778,32.0667",',
          ',,118.778,"118.778,32.0667"',
          '溧水区,南京市,"118.778,32.0667","118.9,32.0667"',
          '溧水区,南京市,"118.778,32.0667",31.5',
          ',,"118,778","32,0667"',
        ],
      },
      [exact, exact, exact, exact, county, county, exact],
      ['6 DEGREES_INVALID blanked pairs', '7 DEGREES_INVALID blanked pairs'],
    ],
    [
      'that are no figures at all are told once, and where the row was put',
      {
        columns: '区县,城市,经度,纬度',
        rows: [
          '溧水区,南京市,约118.7,32.0667',
          '溧水区,南京市,#N/A,32.0667',
          '溧水区,南京市,见附件,见附件',
          '溧水区,南京市,,32.0667',
          '溧水区,南京市,"119,018",ａｂ',
        ],
      },
      [county, county, county, county, county],
      [
        '2 DEGREES_INVALID blanked shape',
        '3 CELL_ERROR blanked',
        '4 DEGREES_INVALID blanked shape',
        '4 DEGREES_INVALID blanked shape',
        '5 COORDINATES_MISSING placed',
        '6 DEGREES_INVALID blanked shape',
      ],
    ],
    [
      'of both axes in one cell, in either order',
      { columns: '经纬度', rows: ['"118.778, 32.0667"', '32°04′N 118°46′41″E'] },
      [exact, exact],
      [],
    ],
  ])('%s', async (_what, brought, where, told) => {
    const { where: standing, found } = await imported(brought);
    expect(standing).toEqual(where);
    expect(found.filter((line) => !line.includes('NUMBER_AS_TEXT'))).toEqual(told);
  });

  it('that cannot be read keep a row out with their reason in the language asked for', async () => {
    const { service, open, files } = await withUnits();
    const source = sourceOf(
      await open(testFile('accounts.csv', '客户编号,客户名称,经度,纬度\nA1,甲,118°75′E,32°04′N')),
    );
    const { importId } = await previewed(service, source);
    const skipped = { byCode: { DEGREES_INVALID: 'skipped' as const }, byIndex: {} };
    await lastPreview(service.decide({ importId, decisions: skipped }));
    const { rows } = await service.findings({ importId, code: 'DEGREES_INVALID', offset: 0, limit: 5 });
    expect(rows).toMatchObject([{ row: 2, column: '经度', reason: 'minutes' }]);
    const out = join(testFolder(), 'out.xlsx');
    await service.rejected({ importId, fileId: files.register(out).id, language: 'zh' });
    const [sheet] = readRawWorkbook(out);
    expect(sheet?.rows[1]?.at(-1)?.value).toMatch(/经度 · .* · 118°75′E · 分须小于 60。/);
  });

  it('are of the axis that their letters say, also where no units tell', async () => {
    const { points, found } = await imported({
      ...{ columns: '经度,纬度', rows: ['40°N,74°W', '40°N,41°N'], units: false },
    });
    expect(points).toEqual([
      [-74, 40],
      [null, null],
    ]);
    expect(found).toEqual(['2 COORDINATES_SWAPPED swapped', '3 DEGREES_INVALID blanked axes']);
  });

  it('outside all units, kept as they are, lie where their letters say', async () => {
    const { plan, service, open } = await withUnits();
    const text = '客户编号,客户名称,经度,纬度\nA1,甲,40°N,74°W\nA2,乙,50°E,60°';
    const source = sourceOf(await open(testFile('accounts.csv', text)));
    const { importId } = await previewed(service, source);
    const kept = { byCode: { COORDINATES_OUTSIDE: 'kept' as const }, byIndex: {} };
    await lastPreview(service.decide({ importId, decisions: kept }));
    await committed(service, importId);
    expect(plan.all('account').map(({ longitude, latitude }) => [longitude, latitude])).toEqual([
      [-74, 40],
      [50, 60],
    ]);
  });
});

it('a county or city that nobody knows is told and may be left unassigned, also beside coordinates that lie outside', async () => {
  const { where, found } = await imported({
    columns: '省份,城市,区县,经度,纬度',
    rows: ['江苏省,南京市,未名区,,', '江苏省,未名市,,,', '江苏省,南京市,未名区,10,50', '江苏省,南京市,,,'],
  });
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

it('amounts and classes in Traditional characters are read as those in Simplified ones', async () => {
  const { found } = await imported({
    columns: '客戶等級,2025銷售額(元),年度潛力(元)',
    rows: ['A類,10萬,1億', 'B级,20萬元,暫無', 'C 等,無,沒有'],
  });
  expect(found.filter((line) => line.includes('UNREADABLE'))).toEqual([]);
});

it('calls and minutes below zero are told in their own words, not as money', async () => {
  const { found } = await imported({
    columns: '年拜访次数,每次拜访时长(分钟),2025销售额(元)',
    rows: ['-12,-30,-100'],
  });
  expect(found.filter((line) => line.includes('NEGATIVE'))).toEqual([
    '2 AMOUNT_NEGATIVE zeroed',
    '2 COUNT_NEGATIVE zeroed',
    '2 COUNT_NEGATIVE zeroed',
  ]);
});
