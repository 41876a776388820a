import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const entry = resolve(import.meta.dirname, 'index.ts');
const sample = resolve(import.meta.dirname, '../../../resources/sample');
const folder = mkdtempSync(join(tmpdir(), 'bailiwick-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cli(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const env = { ...process.env, LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' };
  const child = spawn(process.execPath, [entry, ...args], { cwd: folder, env });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}

const read = (name: string) => readFileSync(join(folder, name));

it('writes packs, sheets and maps of the sample, the same bytes for the same day', {
  timeout: 180_000,
}, async () => {
  const paths = { units: 'counties.topo.json', accounts: 'accounts.xlsx', reps: 'reps.xlsx' };
  const files = Object.entries(paths).flatMap(([kind, name]) => [
    `--${kind}`,
    join(sample, `east-china-${name}`),
  ]);
  await cli('new', 'plan.sqlite');
  expect((await cli('import', 'plan.sqlite', ...files)).code).toBe(0);

  const report = ['report', 'plan.sqlite', '--scenario', '现状', '--date', '2026-11-22', '--json'];
  const first = await cli(...report, '--pages', 'maps,risks', '--out', 'one.html');
  expect(JSON.parse(first.stdout)).toMatchObject({
    scenario: '现状',
    against: '现状',
    format: 'html',
    pages: 4,
  });
  await cli(...report, '--pages', 'maps,risks', '--out', 'two.html');
  expect(read('one.html').equals(read('two.html'))).toBe(true);

  const sheets = await cli(
    'sheets',
    'plan.sqlite',
    '--scenario',
    '现状',
    '--territory',
    '王桂杰',
    '--out',
    's.pdf',
    '--json',
  );
  expect(JSON.parse(sheets.stdout)).toMatchObject({ format: 'pdf', pages: 1 });
  expect(read('s.pdf').subarray(0, 5).toString()).toBe('%PDF-');

  await cli('export', 'plan.sqlite', '--scenario', '现状', '--map', 'deviation:workload', '--out', 'map.svg');
  expect(read('map.svg').toString()).toContain('工作量偏差');

  for (const args of [
    [...report, '--out', 'pack.docx'],
    [...report, '--pages', 'maps,nothing', '--out', 'pack.pdf'],
    ['report', 'plan.sqlite', '--scenario', '现状', '--date', '2026-02-30', '--out', 'pack.pdf'],
    ['export', 'plan.sqlite', '--scenario', '现状', '--map', 'market:nothing', '--out', 'map.svg'],
  ])
    expect(await cli(...args)).toMatchObject({ code: 2, stdout: '' });
  const unknown = await cli(
    'sheets',
    'plan.sqlite',
    '--scenario',
    '现状',
    '--territory',
    '没有',
    '--out',
    's.pdf',
    '--json',
  );
  expect(unknown).toMatchObject({ code: 1 });
  expect(JSON.parse(unknown.stdout)).toMatchObject({ error: { code: 'NOT_FOUND' } });
});
