import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const entry = resolve(import.meta.dirname, 'index.ts');
const sample = resolve(import.meta.dirname, '../../../resources/sample');
const folder = mkdtempSync(join(tmpdir(), 'bailiwick-cli-tree-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Sums {
  accounts: number;
  potential: number;
  sales: number;
}
interface Group {
  name: string;
  measures: Sums;
  groups: Group[];
  territories: { measures: Sums }[];
}

/** Exit code and the one document of a run. */
function cli(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    const options = { cwd: folder, env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' }, maxBuffer: 1 << 26 };
    execFile(process.execPath, [entry, ...args], options, (error, stdout, stderr) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

async function document<T>(args: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await cli([...args, '--json']);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as T;
}

beforeAll(async () => {
  await document(['new', 'plan.sqlite']);
  await document([
    ...['import', 'plan.sqlite', '--units', join(sample, 'east-china-counties.topo.json')],
    ...['--accounts', join(sample, 'east-china-accounts.xlsx')],
    ...['--reps', join(sample, 'east-china-reps.xlsx'), '--crs', 'gcj02'],
  ]);
}, 120_000);

describe('tree', () => {
  it('groups, adds a level above, and every level sums exactly', { timeout: 120_000 }, async () => {
    const at = ['tree', 'plan.sqlite', '--scenario', '现状'];
    const five = await document<{ levels: number }>([...at, '--by', 'balanced', '--groups', '5']);
    expect(five.levels).toBe(1);
    const tree = await document<{
      levels: number;
      groups: Group[];
      territories: { measures: Sums }[];
      unassigned: Sums;
      total: Sums;
    }>([...at, '--by', 'balanced', '--groups', '2', '--above']);
    expect(tree.levels).toBe(2);
    expect(tree.groups.map(({ name }) => name)).toEqual(['大区 1', '大区 2']);
    const sum = (rows: readonly { measures: Sums }[], key: keyof Sums) =>
      Math.round(rows.reduce((total, { measures }) => total + measures[key], 0) * 100);
    const check = (group: Group) => {
      for (const key of ['accounts', 'potential', 'sales'] as const)
        expect(sum([...group.groups, ...group.territories], key)).toBe(Math.round(group.measures[key] * 100));
      group.groups.forEach(check);
    };
    tree.groups.forEach(check);
    for (const key of ['accounts', 'potential', 'sales'] as const) {
      const all = [...tree.groups, ...tree.territories, { measures: tree.unassigned }];
      expect(sum(all, key)).toBe(Math.round(tree.total[key] * 100));
    }
    await document(['export', 'plan.sqlite', '--scenario', '现状', '--out', 'tree.xlsx']);
    const back = await document<{ counts: { tree: { rowsRead: number; created: number; updated: number } } }>(
      [...['import', 'plan.sqlite', '--tree', 'tree.xlsx', '--scenario', '现状']],
    );
    expect(back.counts.tree).toMatchObject({ created: 0, updated: 0 });
    expect(back.counts.tree.rowsRead).toBeGreaterThan(36);
  });

  it('refuses wrong use and impossible groups', { timeout: 60_000 }, async () => {
    const at = ['tree', 'plan.sqlite', '--scenario', '现状', '--json'];
    expect((await cli([...at, '--by', 'balanced'])).code).toBe(2);
    expect((await cli([...at, '--groups', '3'])).code).toBe(2);
    expect((await cli([...at, '--above'])).code).toBe(2);
    const many = await cli([...at, '--by', 'balanced', '--groups', '200']);
    expect(many.code).toBe(1);
    expect(JSON.parse(many.stdout)).toMatchObject({ error: { code: 'GROUPS_TOO_MANY' } });
  });
});

describe('layers', () => {
  it('adds one by a rule; it and geography make the total; its alignment can be designed', {
    timeout: 120_000,
  }, async () => {
    const added = await document<{
      layers: { name: string; accounts: number; sales: number; alignment: string }[];
      geography: Sums;
      total: Sums;
    }>([
      ...['layers', 'plan.sqlite', '--scenario', '现状', '--add', '医疗', '--where', 'industry=医疗健康'],
      ...['--where', 'class=A,B', '--exclusive'],
    ]);
    const [layer] = added.layers;
    expect(layer).toMatchObject({ name: '医疗', alignment: '现状 · 医疗' });
    expect(layer?.accounts).toBeGreaterThan(0);
    expect((layer?.accounts ?? 0) + added.geography.accounts).toBe(added.total.accounts);
    expect(Math.round(((layer?.sales ?? 0) + added.geography.sales) * 100)).toBe(
      Math.round(added.total.sales * 100),
    );
    const design = await document<{ territories: number }>([
      ...['design', 'plan.sqlite', '--scenario', '现状 · 医疗', '--territories', '6'],
      ...['--balance', 'potential', '--tolerance', '0.3', '--seconds', '2', '--seed', '1', '--threads', '1'],
    ]);
    expect(design.territories).toBe(6);
    const checked = await document<{ ok: boolean }>(['check', 'plan.sqlite']);
    expect(checked.ok).toBe(true);
    const listed = await document<{ layers: { accounts: number }[] }>(['layers', 'plan.sqlite']);
    expect(listed.layers[0]?.accounts).toBe(layer?.accounts);
  });

  it('refuses conditions it cannot read', { timeout: 60_000 }, async () => {
    const at = ['layers', 'plan.sqlite', '--scenario', '现状', '--add', 'X', '--where'];
    const wrong = await cli([...at, 'colour=red']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('industry=医疗');
    expect((await cli(['layers', 'plan.sqlite', '--add', 'X'])).code).toBe(2);
  });
});
