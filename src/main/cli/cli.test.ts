import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { neighbors } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { afterAll, describe, expect, it } from 'vitest';
import { readRawWorkbook } from '../../../test/support/raw-workbook.ts';
import { sampleFindings } from '../../../test/support/sample-findings.ts';
import type { ScenarioDocument } from '../exchange/export/json-document.ts';

const entry = resolve(import.meta.dirname, 'index.ts');
const sample = resolve(import.meta.dirname, '../../../resources/sample');
const folder = mkdtempSync(join(tmpdir(), 'bailiwick-cli-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

function cli(args: readonly string[], language = 'zh_CN.UTF-8'): Promise<Run> {
  const child = spawn(process.execPath, [entry, ...args], {
    cwd: folder,
    env: { ...process.env, LANG: language, LC_ALL: language, LC_MESSAGES: language },
  });
  let stdout = '';
  let stderr = '';
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

/** The one document of a run that went well. */
async function document(args: readonly string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await cli([...args, '--json']);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(stdout) as Record<string, unknown>;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Pieces of a territory over the borders of the source file itself and the exported links. */
function pieces(exported: ScenarioDocument, territory: number): number {
  const topology = JSON.parse(
    readFileSync(join(sample, 'east-china-counties.topo.json'), 'utf8'),
  ) as Topology;
  const { geometries } = Object.values(topology.objects)[0] as GeometryCollection;
  const codes = geometries.map(({ properties }) => String((properties as { adcode: number }).adcode));
  const near = new Map(
    neighbors(geometries).map((list, index) => [codes[index], list.map((other) => codes[other])]),
  );
  for (const [a, b] of exported.links) {
    near.get(a)?.push(b);
    near.get(b)?.push(a);
  }
  const left = new Set(exported.units.filter((unit) => unit.territory === territory).map(({ id }) => id));
  let count = 0;
  for (const start of left) {
    count += 1;
    const queue = [start];
    left.delete(start);
    for (const unit of queue)
      for (const next of near.get(unit) ?? []) if (left.delete(next)) queue.push(next);
  }
  return count;
}

describe('other versions of a plan', () => {
  it.each([
    ['zh_CN.UTF-8', '冲突副本'],
    ['en_US.UTF-8', 'conflict copies'],
  ])('in its folder are told in a terminal (%s)', async (language, words) => {
    const own = mkdtempSync(join(folder, 'synced-'));
    await cli(['new', join(own, '华东.sqlite')]);
    writeFileSync(join(own, '华东-DESKTOP-AB12CD3.sqlite'), '');
    const { code, stderr } = await cli(['check', join(own, '华东.sqlite')], language);
    expect(code).toBe(0);
    expect(stderr).toContain('华东-DESKTOP-AB12CD3.sqlite');
    expect(stderr).toContain(words);
  });
});

describe('the road from sheets to a plan', () => {
  it('goes from an empty plan to exports, each command one document', { timeout: 180_000 }, async () => {
    await document(['new', 'plan.sqlite']);
    const imported = await document([
      'import',
      'plan.sqlite',
      ...['--units', join(sample, 'east-china-counties.topo.json')],
      ...['--accounts', join(sample, 'east-china-accounts.xlsx')],
      ...['--reps', join(sample, 'east-china-reps.xlsx')],
      ...['--sales', join(sample, 'east-china-sales-2026.csv')],
      ...['--crs', 'gcj02'],
    ]);
    expect(imported.counts).toMatchObject({ accounts: { created: 6000 }, sales: { created: 41_330 } });
    expect(imported.totals).toEqual(sampleFindings);
    const findings = imported.findings as Record<string, unknown>[];
    expect(findings).toHaveLength(sum(Object.values(imported.totals as Record<string, number>)));
    expect(Object.keys(findings[0])).toEqual([
      'code',
      'sheet',
      'row',
      'column',
      'value',
      'action',
      'suggestion',
    ]);

    const designed = await document([
      ...['design', 'plan.sqlite', '--scenario', '方案A', '--territories', '24'],
      ...['--balance', 'workload,potential', '--tolerance', '0.25', '--seconds', '5', '--seed', '1'],
    ]);
    expect(designed).toMatchObject({ territories: 24, feasible: true, nonContiguous: 0 });

    const quotaAgain = [
      ...['quota', 'plan.sqlite', '--scenario', '方案A', '--year', '2027', '--total', '700000000'],
      ...['--method', 'blend', '--weights', 'history=0.5,potential=0.5'],
    ];
    const quota = await document(quotaAgain);
    expect(quota.seasonGaps).toEqual([11, 12]);
    expect(sum(quota.months as number[])).toBe(700_000_000);

    const bare = ['quota', 'plan.sqlite', '--scenario', '方案A', '--year', '2027', '--json'];
    for (const [method, ...more] of [
      ['growth', '--growth', '8%'],
      ['potential', '--total', '700000000', '--floor', '-90%', '--ceiling', '900%'],
      ['workload', '--total', '700000000', '--step', '10000'],
      ['baseline', '--band', '20%'],
      ['penetration', '--target-share', '30%', '--pace', '50%'],
      ['bottomup'],
      ['history', '--total', '700000000', '--hedge', '1.05'],
    ]) {
      const answer = JSON.parse((await cli([...bare, '--method', ...[method ?? ''], ...more])).stdout);
      const each = (answer.territories as { total: number }[]).map(({ total }) => Math.round(total * 100));
      expect([method, sum(each)]).toEqual([method, Math.round(answer.assigned * 100)]);
      expect(answer.assigned / answer.total).toBeCloseTo(method === 'history' ? 1.05 : 1, 6);
    }
    const low = await cli([...bare, '--total', '1000', '--floor', '100']);
    expect(JSON.parse(low.stdout)).toMatchObject({
      error: { code: 'QUOTA_IMPOSSIBLE', params: { over: 140_000, names: expect.any(String) } },
    });
    expect(low.stderr).toContain('1,400 元');
    const high = await cli([...bare, '--total', '900000000', '--ceiling', '10000000']);
    expect(JSON.parse(high.stdout)).toMatchObject({
      error: { code: 'QUOTA_IMPOSSIBLE', params: { over: -66_000_000_000, names: expect.any(String) } },
    });
    const crossed = await cli([...bare, '--total', '900', '--floor', '+30%', '--ceiling', '10%']);
    expect(crossed).toMatchObject({ code: 2, stdout: '' });
    expect(crossed.stderr).toContain('--floor 高于 --ceiling');
    const upward = await cli([...bare, '--total', '900000000', '--method', 'bottomup']);
    expect(upward.stderr).toMatch(/比 --total 的 900,000,000 元少 [\d,.]+ 元/);
    const uneven = await cli([...bare, '--total', '9', '--method', 'blend', '--weights', 'history=0.5']);
    expect(JSON.parse(uneven.stdout)).toEqual({ error: { code: 'QUOTA_WEIGHTS', params: { sum: 50 } } });
    await document(quotaAgain);

    const fairness = await document(['fairness', 'plan.sqlite', '--scenario', '方案A']);
    expect(fairness.territories as unknown[]).toHaveLength(24);
    expect(fairness.spread).toMatchObject({ potential: { count: 24 }, last: { count: 24 } });

    const compared = await document(['compare', 'plan.sqlite', '现状', '方案A']);
    expect((compared.accounts as unknown[]).length).toBeGreaterThan(0);

    await document(['export', 'plan.sqlite', '--scenario', '方案A', '--out', 'plan.json']);
    const exported = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as ScenarioDocument;
    expect(exported.units).toHaveLength(306);
    expect(new Set(exported.accounts.map(({ id }) => id)).size).toBe(6000);
    expect(exported.territories).toHaveLength(24);
    for (const { id, measures, quota: own } of exported.territories) {
      expect(pieces(exported, id)).toBe(1);
      for (const key of ['workload', 'potential']) {
        const mean = sum(exported.territories.map((other) => other.measures[key])) / 24;
        expect(Math.abs(measures[key] / mean - 1)).toBeLessThanOrEqual(0.25);
      }
      expect(sum(own?.months ?? [])).toBe(own?.total);
    }
    expect(sum(exported.territories.map(({ quota: own }) => own?.total ?? 0))).toBe(700_000_000);

    await document(['export', 'plan.sqlite', '--scenario', '方案A', '--out', 'plan.xlsx']);
    const sheets = readRawWorkbook(join(folder, 'plan.xlsx'));
    expect(sheets.map(({ rows }) => rows.length - 1).slice(1, 6)).toEqual([26, 306, 6000, 306, 25]);

    const checked = await document(['check', 'plan.sqlite']);
    expect(checked).toMatchObject({ ok: true, problems: [] });
    expect(checked.scenarios).toMatchObject([
      { scenario: '现状', totalsAddUp: true },
      { scenario: '方案A', unassignedUnits: 0, quotasExact: true, split: [] },
    ]);

    // over-assigned at two levels, the parts still add up to what is said to be assigned
    await document(['tree', 'plan.sqlite', '--scenario', '方案A', '--by', 'balanced', '--groups', '4']);
    const hedged = JSON.parse((await cli([...bare, '--total', '1000', '--hedge', '1.05,1.1'])).stdout);
    expect(sum((hedged.territories as { total: number }[]).map(({ total }) => total))).toBe(hedged.assigned);
    expect(sum(hedged.months as number[])).toBe(hedged.assigned);
  });
});

describe('failure', () => {
  it('answers with exit code 1, words on standard error and the code in the document', async () => {
    const missing = await cli(['check', 'missing.sqlite', '--json']);
    expect(missing.code).toBe(1);
    expect(JSON.parse(missing.stdout)).toMatchObject({ error: { code: 'PLAN_MISSING' } });
    expect(missing.stderr).toMatch(/missing\.sqlite/);
    expect(missing.stderr).toMatch(/[\u4e00-\u9fff]/);
    expect((await cli(['check', 'missing.sqlite'], 'en_US.UTF-8')).stderr).not.toMatch(/[\u4e00-\u9fff]/);

    writeFileSync(join(folder, 'taken.sqlite'), 'not ours');
    const taken = await cli(['new', 'taken.sqlite']);
    expect(taken).toMatchObject({ code: 1, stdout: '' });
    expect(readFileSync(join(folder, 'taken.sqlite'), 'utf8')).toBe('not ours');
  });

  it('leaves a plan without data alone and says what is missing', async () => {
    await document(['new', 'empty.sqlite']);
    const design = await cli(['design', 'empty.sqlite', '--scenario', 'A', '--territories', '3', '--json']);
    expect(design.code).toBe(1);
    expect(JSON.parse(design.stdout)).toMatchObject({ error: { code: 'DESIGN_NOTHING_TO_DO' } });
    const quota = await cli(['quota', 'empty.sqlite', '--scenario', 'A', '--year', '2027', '--total', '5']);
    expect(quota).toMatchObject({ code: 1, stdout: '' });
    expect(quota.stderr).toContain('没有名为“A”的方案');
  });
});

describe('a design that cannot be', () => {
  it('leaves the plan as it was, islands unlinked', { timeout: 60_000 }, async () => {
    await document(['new', 'islands.sqlite']);
    await document([
      ...['import', 'islands.sqlite', '--units', join(sample, 'east-china-counties.topo.json')],
      ...['--accounts', join(sample, 'east-china-accounts.xlsx'), '--crs', 'gcj02'],
    ]);
    const design = ['design', 'islands.sqlite', '--scenario', 'A', '--json', '--territories'];
    const many = await cli([...design, '1000']);
    expect(JSON.parse(many.stdout)).toEqual({
      error: { code: 'DESIGN_TOO_MANY', params: { count: 1000, units: 306 } },
    });
    expect(many.stderr).toContain('306');
    const homeless = await cli([...design, 'reps']);
    expect(JSON.parse(homeless.stdout)).toMatchObject({ error: { code: 'DESIGN_NO_HOMES' } });
    await document(['export', 'islands.sqlite', '--scenario', '现状', '--out', 'islands.json']);
    const { links } = JSON.parse(readFileSync(join(folder, 'islands.json'), 'utf8')) as ScenarioDocument;
    expect(links).toEqual([]);
    // No monthly sales came in: nothing but an even year can be had.
    const quota = ['quota', 'islands.sqlite', '--scenario', '现状', '--year', '2027', '--total', '1200'];
    const spread = await cli([...quota, '--method', 'potential', '--json']);
    expect(JSON.parse(spread.stdout)).toMatchObject({ season: new Array(12).fill(1 / 12) });
    expect(spread.stderr).toContain('平均');
    expect(spread.stderr).not.toContain('其余月份');
  });
});

describe('wrong use', () => {
  it.each([
    [[]],
    [['nonsense']],
    [['new']],
    [['new', 'a', 'b']],
    [['new', 'plan.txt']],
    [['quota', 'p.sqlite', '--scenario', 'A', '--year', '2027', '--total', '-5']],
    [['quota', 'p.sqlite', '--scenario', 'A', '--year', '2027', '--method', 'history']],
    [['quota', 'p.sqlite', '--scenario', 'A', '--year', '2027', '--total', '5', '--growth', '8%']],
    [['quota', 'p.sqlite', '--scenario', 'A', '--year', '2027', '--total', '5', '--floor', 'much']],
    [['quota', 'p.sqlite', '--scenario', 'A', '--year', '2027', '--total', '5', '--method', 'blend']],
    [['quota', 'p.sqlite', '--scenario', 'A', '--year', '2027', '--total', '5', '--weights', 'history=1']],
    [['design', 'p.sqlite', '--scenario', 'A', '--territories', '0']],
    [['design', 'p.sqlite', '--scenario', '', '--territories', '3']],
    [['design', 'p.sqlite', '--scenario', '  ', '--territories', '3']],
    [['design', 'p.sqlite', '--scenario', 'A\nB', '--territories', '3']],
    [['design', 'p.sqlite', '--scenario', 'A', '--territories', '3', '--balance', 'workload,workload']],
    [['export', 'p.sqlite', '--scenario', 'A', '--out', 'p.pdf']],
    [['import', 'p.sqlite']],
    [['check', 'p.sqlite', '--unknown']],
  ])('exits with 2 and touches nothing: %j', async (args) => {
    const { code, stdout, stderr } = await cli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('用法');
    expect(stderr).not.toContain('error:');
    expect(existsSync(join(folder, 'p.sqlite'))).toBe(false);
  });
});
