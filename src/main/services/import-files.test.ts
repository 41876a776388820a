import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { countiesGeoJson } from '../exchange/testing/counties.ts';
import { testFile } from '../exchange/testing/folder.ts';
import { kml, placemark, square } from '../exchange/testing/map-files.ts';
import { testPlan } from '../plan/testing/folder.ts';
import { type ImportFiles, importFiles } from './import-files.ts';

it('figures of a map file are texts there, and nothing to remark on', async () => {
  const county = (code: string, population: string, west: number) =>
    placemark({ values: { adcode: code, name: code, population }, rings: [square(west, 31)] });
  const text = kml(county('320117', '314216.5', 118) + county('320118', '7', 119));
  const plan = testPlan();
  const { totals } = await importFiles(plan, { units: testFile('counties.kml', text) });
  expect(totals.NUMBER_AS_TEXT).toBeUndefined();
  expect(plan.all('measure').map(({ key }) => key)).toEqual(['population']);
});

const utf16 = (text: string) => iconv.encode(text, 'utf-16le', { addBOM: true });

describe('another region’s files', () => {
  const accountsText = [
    'Account list\t\t\t\t\t\t\t',
    'Account ID\tAccount name\tCounty\tLatitude\tLongitude\tRevenue FY2025 (EUR K)\tAnnual potential (EUR K)\tSales rep',
    'X-1\tNorth Mills\tAlder\t50.25\t10.25\t1.234,5\t2.000\tAda',
    'X-2\tSouth Mills\tBirch County\t\t\t80\t120\tBen',
    'X-3\tEast Mills\tGorse\t11.2\t50.7\t(15)\t20%\tAda',
    'X-4\tWest Mills\tFir\t50.1\t10.1\tn/a\t30\t',
    'X-5\tFar Mills\tNowhere\t0\t0\t#N/A\tlots\tAda',
  ].join('\r\n');

  const files = (): ImportFiles => ({
    units: testFile('counties.geojson', countiesGeoJson()),
    accounts: testFile('accounts.txt', utf16(accountsText)),
    sales: testFile(
      'invoices.csv',
      'Posting Period;Sold-to;Net Amount\n01/2025;X-1;100,50\n01/2025;X-1;-0,50\nFeb 2025;X-2;7\n2025-Q1;X-2;7\n2025-03;X-9;7\n',
    ),
  });

  it('are read by the same road', async () => {
    const plan = testPlan();
    const { counts, totals, findings, crs } = await importFiles(plan, files());
    expect(crs).toEqual({ units: 'wgs84', accounts: 'wgs84' });
    expect(counts.units).toMatchObject({ created: 7 });
    expect(plan.all('unit')[0]).toMatchObject({ code: '06001', name: 'Alder', province: 'Westmark' });
    expect(plan.all('measure').map(({ key }) => key)).toEqual(['households']);
    expect(plan.count('unit_pair')).toBe(7);
    expect(counts.accounts).toMatchObject({ created: 5, skipped: 0 });
    expect(totals).toEqual({
      GEOMETRY_ISLAND: 1,
      NUMBER_AS_TEXT: 3,
      AMOUNT_PERCENT: 1,
      COORDINATES_MISSING: 1,
      PLACE_RENAMED: 1,
      COORDINATES_SWAPPED: 1,
      AMOUNT_NEGATIVE: 1,
      PLACE_DISAGREES: 1,
      COORDINATES_ZERO: 1,
      PLACE_UNKNOWN: 1,
      CELL_ERROR: 1,
      NUMBER_UNREADABLE: 1,
      REP_MISSING: 1,
      REP_UNKNOWN: 4,
      PERIOD_UNREADABLE: 1,
      ACCOUNT_UNKNOWN: 1,
    });
    expect(findings.find(({ code }) => code === 'COORDINATES_SWAPPED')).toMatchObject({
      sheet: 'accounts',
      row: 5,
    });
    const account = (ref: string) => plan.where('account', { ref })[0];
    const unitOf = (ref: string) => plan.get('unit', { id: account(ref)?.unit_id ?? 0 })?.name;
    expect(['X-1', 'X-2', 'X-3', 'X-4', 'X-5'].map(unitOf)).toEqual([
      'Alder',
      'Birch',
      'Gorse',
      'Alder',
      undefined,
    ]);
    expect(account('X-2')).toMatchObject({
      location: 'county',
      longitude: expect.closeTo(10.75, 5),
      latitude: expect.closeTo(50.25, 5),
    });
    expect(account('X-5')).toMatchObject({ location: 'none', potential_fen: null, longitude: null });
    expect(account('X-1')).toMatchObject({ potential_fen: 200_000_000 });
    expect(plan.get('account_year', { account_id: account('X-1')?.id ?? 0, year: 2025 })?.sales_fen).toBe(
      123_450_000,
    );
    expect(plan.all('rep').map(({ name }) => name)).toEqual(['Ada', 'Ben']);
    expect(plan.all('sales_month').map(({ month, amount_fen }) => [month, amount_fen])).toEqual([
      ['2025-01', 10_000],
      ['2025-02', 700],
    ]);
    expect(plan.count('territory')).toBe(2);
  });

  it('totals, repeated headings, one cell for both axes and ids without their zeros are seen through', async () => {
    const plan = testPlan();
    const accounts = testFile(
      'a.csv',
      '客户编号,客户名称,经纬度\n007,甲,"10.25,50.25"\n客户编号,客户名称,经纬度\n008,乙,50.25 10.75\n合计,,2\n',
    );
    const sales = testFile('s.csv', '月份,客户编号,销售额(万元)\n2026-01,7,1.5\n2026-01,8,2\n总计,,3.5\n');
    const { counts, totals } = await importFiles(plan, { ...files(), accounts, sales, crs: 'wgs84' });
    expect(counts).toMatchObject({ accounts: { created: 2, skipped: 0 }, sales: { created: 2, skipped: 0 } });
    expect(totals).toEqual({ GEOMETRY_ISLAND: 1, ROW_BLANK: 3, COORDINATES_SWAPPED: 1 });
    expect(
      plan.all('account').map(({ ref, unit_id }) => [ref, plan.get('unit', { id: unit_id ?? 0 })?.name]),
    ).toEqual([
      ['007', 'Alder'],
      ['008', 'Birch'],
    ]);
    expect(plan.all('sales_month').map(({ amount_fen }) => amount_fen)).toEqual([1_500_000, 2_000_000]);
  });

  it('boundary files without codes, or with coarser divisions beside the units, have units too', async () => {
    const plan = testPlan();
    const nameOnly = JSON.parse(countiesGeoJson()) as { features: { properties: { GEOID?: string } }[] };
    for (const { properties } of nameOnly.features) delete properties.GEOID;
    await importFiles(plan, { units: testFile('names.geojson', JSON.stringify(nameOnly)) });
    expect(plan.all('unit').map(({ code }) => code)).toContain('Alder');
    const topology = {
      type: 'Topology',
      arcs: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
        [
          [1, 1],
          [0, 1],
          [0, 0],
        ],
        [
          [1, 1],
          [2, 1],
          [2, 0],
          [1, 0],
        ],
        [
          [1, 0],
          [1, 1],
        ],
        [
          [1, 0],
          [0, 0],
          [0, 1],
          [1, 1],
        ],
      ],
      objects: {
        states: {
          type: 'GeometryCollection',
          geometries: [{ type: 'Polygon', id: 's', arcs: [[0, 1]], properties: { name: 'S' } }],
        },
        counties: {
          type: 'GeometryCollection',
          geometries: [
            { type: 'Polygon', id: '1', arcs: [[4, -4]], properties: { name: 'One' } },
            { type: 'Polygon', id: '2', arcs: [[3, 2]], properties: { name: 'Two' } },
          ],
        },
      },
    };
    const second = testPlan();
    await importFiles(second, { units: testFile('two.json', JSON.stringify(topology)) });
    expect(second.all('unit').map(({ code, name }) => [code, name])).toEqual([
      ['1', 'One'],
      ['2', 'Two'],
    ]);
    expect(second.count('unit_pair')).toBe(1);
  });

  it('a rep sheet takes over reps that an account sheet had only named', async () => {
    const plan = testPlan();
    await importFiles(plan, { ...files(), crs: 'wgs84' });
    const ada = plan.where('rep', { name: 'Ada' })[0];
    const { counts } = await importFiles(plan, {
      reps: testFile(
        'reps.csv',
        'Employee ID,Name,Home city,Calls per day,Hire date\nE7,Ada,Alder,4,2019-05-01\nE8,Cleo,,5,2024\n',
      ),
    });
    expect(counts.reps).toMatchObject({ created: 1, updated: 1 });
    expect(plan.get('rep', { id: ada?.id ?? 0 })).toMatchObject({
      ref: 'E7',
      calls_per_day: 4,
      since_year: 2019,
    });
    expect(plan.where('account', { ref: 'X-1' })[0]?.rep_id).toBe(ada?.id);
  });

  it('an empty cell never erases, a new value replaces', async () => {
    const plan = testPlan();
    await importFiles(plan, { ...files(), crs: 'wgs84' });
    const before = plan.where('account', { ref: 'X-1' })[0];
    const { counts } = await importFiles(plan, {
      accounts: testFile(
        'update.csv',
        'Account ID,Account name,County,Latitude,Longitude,Annual potential (EUR K),Industry\nX-1,,,,,2500,Mills\nX-2,South Mills,,,,,\n',
      ),
    });
    expect(counts.accounts).toEqual({ rowsRead: 2, created: 0, updated: 1, unchanged: 1, skipped: 0 });
    expect(plan.where('account', { ref: 'X-1' })[0]).toEqual({
      ...before,
      potential_fen: 250_000_000,
      industry: 'Mills',
    });
  });

  it('units first or last: accounts find them either way', async () => {
    const all = files();
    const [first, last] = [testPlan(), testPlan()];
    await importFiles(first, { ...all, crs: 'wgs84' });
    const { units = '', accounts = '' } = all;
    await importFiles(last, { accounts, crs: 'wgs84' });
    expect(last.where('account', { ref: 'X-2' })[0]).toMatchObject({ location: 'none', unit_id: null });
    await importFiles(last, { units });
    for (const ref of ['X-1', 'X-2', 'X-4']) {
      expect(last.where('account', { ref })[0]).toMatchObject({
        unit_id: first.where('account', { ref })[0]?.unit_id,
        location: first.where('account', { ref })[0]?.location,
      });
    }
  });

  it('a newer boundary file keeps ids, links and what it leaves out', async () => {
    const plan = testPlan();
    await importFiles(plan, { ...files(), crs: 'wgs84' });
    const holm = plan.where('unit', { code: '06099' })[0]?.id ?? 0;
    const cedar = plan.where('unit', { code: '06003' })[0]?.id ?? 0;
    plan.edit({ key: 'test', params: {} }, ['links'], (write) =>
      write.put('unit_pair', { a: Math.min(holm, cedar), b: Math.max(holm, cedar), kind: 'link' }),
    );
    const newer = countiesGeoJson(['06001', '06002'], { '06005': 'Fir Valley' });
    const { counts } = await importFiles(plan, { units: testFile('newer.geojson', newer) });
    expect(counts.units).toMatchObject({ created: 0, rowsRead: 5 });
    expect(plan.count('unit')).toBe(7);
    expect(plan.where('unit', { code: '06005' })[0]?.name).toBe('Fir Valley');
    expect(plan.all('unit_pair').filter(({ kind }) => kind === 'link')).toHaveLength(1);
    // The kept units still border those of the new file.
    expect(plan.all('unit_pair').filter(({ kind }) => kind === 'adjacent')).toHaveLength(7);
    expect(plan.where('account', { ref: 'X-1' })[0]?.unit_id).toBe(
      plan.where('unit', { code: '06001' })[0]?.id,
    );
    plan.undo();
    expect(plan.where('unit', { code: '06005' })[0]?.name).toBe('Fir');
  });

  it('units under changed codes are still the same units', async () => {
    const square = (x: number) => [
      [
        [x, 30],
        [x + 1, 30],
        [x + 1, 31],
        [x, 31],
        [x, 30],
      ],
    ];
    const file = (name: string, units: [string, string][]) =>
      testFile(
        name,
        JSON.stringify({
          type: 'FeatureCollection',
          features: units.map(([adcode, unitName], index) => ({
            type: 'Feature',
            properties: { adcode, name: unitName, city: '安庆市' },
            geometry: { type: 'Polygon', coordinates: square(116 + index) },
          })),
        }),
      );
    const plan = testPlan();
    await importFiles(plan, {
      units: file('old.json', [
        ['340824', '潜山县'],
        ['340811', '宜秀区'],
      ]),
    });
    const before = plan.all('unit').map(({ id }) => id);
    const { counts } = await importFiles(plan, {
      units: file('new.json', [
        ['340882', '潜山市'],
        ['340811', '宜秀区'],
      ]),
    });
    expect(counts.units).toMatchObject({ created: 0, updated: 1 });
    expect(plan.all('unit').map(({ id }) => id)).toEqual(before);
    expect(plan.all('unit')[0]).toMatchObject({ code: '340882', name: '潜山市' });
  });
});
