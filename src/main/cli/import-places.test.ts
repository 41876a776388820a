import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const entry = resolve(import.meta.dirname, 'index.ts');
const counties = resolve(import.meta.dirname, '../../../resources/sample/east-china-counties.topo.json');
const folder = mkdtempSync(join(tmpdir(), 'bailiwick-cli-places-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cli(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
  });
  expect(status).toBe(0);
  return { stdout, stderr };
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
}, 60_000);
