import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const entry = resolve(import.meta.dirname, 'index.ts');
const sample = resolve(import.meta.dirname, '../../../resources/sample');
const folder = mkdtempSync(join(tmpdir(), 'bailiwick-cli-distances-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cli(...args: string[]): { code: number | null; document: Record<string, unknown>; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
  });
  return {
    code: status,
    document: stdout === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>),
    stderr,
  };
}

const write = (name: string, content: string) => writeFileSync(join(folder, name), content);

/** Six columns of four units in a plane, wider than high: the short cut is between the columns. */
const columns = 6;
const rows = 4;
const units = Array.from({ length: columns * rows }, (_, unit) => ({
  id: `u${unit}`,
  x: 10 * (unit % columns),
  y: 10 * Math.floor(unit / columns),
  w: [1],
}));
const edges = units.flatMap((_, unit) => [
  ...(unit % columns < columns - 1 ? [[unit, unit + 1]] : []),
  ...(unit + columns < units.length ? [[unit, unit + columns]] : []),
]);
write('map.json', JSON.stringify({ k: 2, units, edges }));
/** A river from west to east with one far bridge. */
const bank = (unit: number) => (unit < units.length / 2 ? 'south' : 'north');
const river = (name: (unit: number) => string) =>
  units
    .flatMap((_, a) => units.flatMap((__, b) => (bank(a) === bank(b) ? [] : [`${name(a)},${name(b)},400`])))
    .join('\n');
const banksOf = (file: string) => {
  const assignment = JSON.parse(readFileSync(join(folder, file), 'utf8')) as number[];
  return [0, 1].map(
    (territory) => new Set(assignment.flatMap((one, unit) => (one === territory ? bank(unit) : []))).size,
  );
};

describe('solve --distances', () => {
  const solve = (...more: string[]) =>
    cli(
      'solve',
      'map.json',
      '--tolerance',
      '0.1',
      '--iterations',
      '20000',
      '--threads',
      '1',
      '--out',
      'out.json',
      ...more,
    );

  it('turns the border along the river, with ids and with indices', () => {
    expect(solve().document).toMatchObject({ feasible: true });
    expect(banksOf('out.json')).toEqual([2, 2]);
    write('ids.csv', `from,to,km\n${river((unit) => `u${unit}`)}\n`);
    write('indices.csv', river(String));
    for (const file of ['ids.csv', 'indices.csv']) {
      const { document } = solve('--distances', file);
      expect(document).toMatchObject({ feasible: true });
      expect(Number(document.lowerBoundKm)).toBeLessThanOrEqual(Number(document.unitCentreKm) + 1e-9);
      expect(banksOf('out.json')).toEqual([1, 1]);
    }
  });

  it('names the line that can not be used', () => {
    write('bad.csv', 'from,to,km\nu0,u1,5\nu0,u2,-3\n');
    expect(solve('--distances', 'bad.csv')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('line 3'),
    });
    write('strange.csv', 'u0,u1,5\nu0,nowhere,3\n');
    expect(solve('--distances', 'strange.csv').code).toBe(1);
  });
});

describe('solve --persist', () => {
  it('uses the whole time although no plan can be', { timeout: 30_000 }, () => {
    const heavy = units.map((unit, index) => ({ ...unit, w: [index === 0 ? 100 : 1] }));
    write('heavy.json', JSON.stringify({ k: 2, units: heavy, edges }));
    const solve = (...more: string[]) =>
      cli('solve', 'heavy.json', '--seconds', '5', '--threads', '1', ...more).document;
    const early = solve();
    const whole = solve('--persist');
    expect([early.feasible, whole.feasible]).toEqual([false, false]);
    expect(Number(early.seconds)).toBeLessThan(3.5);
    expect(Number(whole.seconds)).toBeGreaterThan(3.9);
    expect(JSON.stringify(whole.reasons)).toContain('UNIT_TOO_BIG');
    expect(JSON.stringify(early.reasons)).toContain('Unit u0: Holds');
  });
});

describe('a plan with imported distances', () => {
  it('imports them, designs by them, and says so when there are none', { timeout: 60_000 }, () => {
    cli('new', 'plan.sqlite');
    const files = [
      '--units',
      join(sample, 'east-china-counties.topo.json'),
      '--accounts',
      join(sample, 'east-china-accounts.xlsx'),
    ];
    expect(cli('import', 'plan.sqlite', ...files, '--crs', 'gcj02', '--json').code).toBe(0);
    const design = (scenario: string, ...more: string[]) =>
      cli(
        ...['design', 'plan.sqlite', '--scenario', scenario, '--territories', '6', '--tolerance', '0.3'],
        ...more,
        '--seconds',
        '1',
        '--json',
      );
    expect(design('A', '--distances', 'imported').document).toMatchObject({
      error: { code: 'DISTANCES_NONE' },
    });
    write(
      'distances.csv',
      '起点,终点,公里\n320115,320104,25\n320104,320115,27\n320115,南京市玄武区,22\n320115,没有,3\n',
    );
    const { document } = cli('import', 'plan.sqlite', '--distances', 'distances.csv', '--json');
    expect(document).toMatchObject({
      counts: { distances: { rowsRead: 4, created: 3, skipped: 1 } },
      totals: { UNIT_UNKNOWN: 1, DISTANCE_AVERAGED: 1, DISTANCE_MISSING: 1 },
    });
    const plan = design('A', '--distances', 'imported').document;
    expect(Number(plan.travelMetres)).toBeGreaterThan(0);
    expect(Number(plan.travelBeforeMetres)).toBeGreaterThan(0);
  });
});
