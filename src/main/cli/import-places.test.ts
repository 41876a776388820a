import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, expect, it } from 'vitest';
import { openPlan } from '../plan/open.ts';

const entry = resolve(import.meta.dirname, 'index.ts');
const counties = resolve(import.meta.dirname, '../../../resources/sample/east-china-counties.topo.json');
const folder = mkdtempSync(join(tmpdir(), 'bailiwick-cli-places-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cli(...args: string[]) {
  const { status, stdout, stderr } = run(...args);
  expect(status).toBe(0);
  return { stdout, stderr };
}

function run(...args: string[]) {
  return spawnSync(process.execPath, [entry, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
  });
}

it('prints what codes and names of other years were taken for', () => {
  writeFileSync(
    join(folder, 'accounts.csv'),
    '客户编号,客户名称,行政区划代码,城市,区县,邮编\nA1,甲,320124,南京市,溧水县,\nA2,乙,,南京市,栗水区,\nA3,丙,330114,,,\nA4,丁,,,,210008\n',
  );
  writeFileSync(join(folder, 'postal.csv'), '邮政编码,区划代码\n210008,320106\n');
  cli('new', 'plan.sqlite');
  const args = [
    'import',
    'plan.sqlite',
    '--units',
    counties,
    '--postal-codes',
    'postal.csv',
    '--accounts',
    'accounts.csv',
  ];
  const { stderr } = cli(...args);
  expect(stderr).toContain('320124 南京市 溧水县 → 南京市 溧水区 320117（代码变更，1 行）');
  expect(stderr).toContain('南京市 栗水区 → 南京市 溧水区 320117（字形、读音相近 90 %，1 行）');
  expect(stderr).toContain('330114 → –（未找到，1 行）');
  expect(stderr).toContain('210008 → 南京市 鼓楼区 320106（邮政编码，1 行）');
  const { places } = JSON.parse(cli(...args, '--json').stdout) as {
    places: { said: string; unit: { code: string } | null }[];
  };
  expect(Object.fromEntries(places.map(({ said, unit }) => [said, unit?.code ?? null]))).toEqual({
    '320124 南京市 溧水县': '320117',
    '南京市 栗水区': '320117',
    '330114': null,
    '210008': '320106',
  });
}, 120_000);

it('tells counties and cities that nobody knows, how many rows and where they were put, and no city that stands alone', () => {
  writeFileSync(
    join(folder, 'cities.csv'),
    [
      '客户编号,客户名称,省份,城市,区县',
      'A1,甲,,南京市,未名区',
      'A2,乙,,南京市,',
      'A3,丙,江苏省,未名市,',
      'A4,丁,江苏省,未名市,',
      'A5,戊,江苏省,,',
    ].join('\n'),
  );
  cli('new', 'cities.sqlite');
  const bring = ['import', 'cities.sqlite', '--units', counties, '--accounts', 'cities.csv'];
  const { stderr } = cli(...bring);
  expect(stderr).toContain('区县没有找到，只定位到城市：1 处');
  expect(stderr).toContain('城市没有找到，只定位到省份：2 处');
  expect(stderr).toContain('写法（2 种）');
  expect(stderr).toMatch(/南京市 未名区 → 南京市 .+（只到城市，1 行）/);
  expect(stderr).toMatch(/江苏省 未名市 → .+（只到省份，2 行）/);
  expect(stderr).not.toMatch(/(南京市|江苏省) → /);
  const { totals } = JSON.parse(cli(...bring, '--json').stdout) as { totals: Record<string, number> };
  expect(totals).toMatchObject({ PLACE_ONLY_CITY: 1, PLACE_ONLY_PROVINCE: 2 });
}, 120_000);

it('takes the unit chosen for a spelling, remembers it, and refuses a spelling that no sheet has', () => {
  writeFileSync(join(folder, 'spelt.csv'), '客户编号,客户名称,城市,区县\nA1,甲,南京市,大厂区\n');
  cli('new', 'chosen.sqlite');
  cli('import', 'chosen.sqlite', '--units', counties);
  const bring = ['import', 'chosen.sqlite', '--accounts', 'spelt.csv'];
  const unknown = run(...bring, '--place', '大厂=320116');
  expect(unknown.status).not.toBe(0);
  expect(unknown.stderr).toContain('没有“大厂”');
  expect(run(...bring, '--place', '南京市 大厂区=999999').stderr).toContain('没有“999999”');
  const placed = () =>
    (JSON.parse(cli(...bring, '--json').stdout) as { places: { by: string; unit: { code: string } }[] })
      .places;
  cli(...bring, '--place', '南京市 大厂区=320114');
  expect(placed()).toMatchObject([{ by: 'chosen', unit: { code: '320114' } }]);
}, 120_000);

it('reads text files in the encoding asked for', () => {
  writeFileSync(join(folder, 'big5.csv'), iconv.encode('Code,Name\nA1,乾\n', 'big5'));
  cli('new', 'encoded.sqlite');
  cli('import', 'encoded.sqlite', '--accounts', 'big5.csv', '--encoding', 'big5');
  const name = () => {
    const plan = openPlan(join(folder, 'encoded.sqlite'));
    try {
      return plan.all('account').map((account) => account.name);
    } finally {
      plan.close();
    }
  };
  expect(name()).toEqual(['乾']);
  expect(run('import', 'encoded.sqlite', '--accounts', 'big5.csv', '--encoding', 'martian').stderr).toContain(
    '没有名为“martian”的编码',
  );
}, 120_000);

it('writes a coordinate system as the screen does, whatever is typed for it', () => {
  writeFileSync(join(folder, 'points.csv'), '客户编号,客户名称,经度,纬度\nA1,甲,118.79,32.06\n');
  cli('new', 'systems.sqlite');
  const said = (...args: string[]) =>
    cli('import', 'systems.sqlite', '--accounts', 'points.csv', ...args).stderr;
  expect(said()).toContain('客户：根据表头，坐标按 GCJ-02 读取。');
  expect(said('--crs', 'gcj02')).toContain('客户：坐标按 GCJ-02 读取。');
  expect(said('--crs', 'bd09')).toContain('客户：坐标按 BD-09 读取。');
  expect(said('--crs', 'wgs84')).toContain('客户：坐标按 WGS84 读取。');
}, 120_000);

it('cleans borders when asked, and says what that changed', () => {
  cli('new', 'clean.sqlite');
  const { stdout } = cli('import', 'clean.sqlite', '--units', counties, '--clean-borders', '200', '--json');
  const { borders } = JSON.parse(stdout) as { borders: { slivers: { count: number }; units: number } };
  expect(borders.slivers.count).toBe(5);
  expect(run('import', 'clean.sqlite', '--units', counties, '--keep-slivers').stderr).toContain(
    '--clean-borders',
  );
}, 120_000);
