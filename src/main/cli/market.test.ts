import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gridPlan } from '../../../test/support/grid-plan.ts';

const entry = resolve(import.meta.dirname, 'index.ts');
let region: ReturnType<typeof gridPlan>;

beforeAll(() => {
  region = gridPlan({ columns: 4, rows: 3, accounts: 40, reps: 2, seed: 3 });
  region.plan.close();
});
afterAll(() => region.dispose());

function cli(command: string, args: readonly string[], language = 'zh_CN.UTF-8') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, command, region.path, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANG: language, LC_ALL: language, LC_MESSAGES: language },
  });
  return { status, stderr, json: () => JSON.parse(stdout) as Record<string, unknown> };
}

describe('market potential in the terminal', () => {
  it('adds formulas, refuses wrong ones with the place in either language, and lists every unit', () => {
    const share = ['--name', '份额', '--unit', 'ratio', '--expression', '[销售额] / [Potential]', '--json'];
    const added = cli('formula', share);
    expect(added.status).toBe(0);
    expect(added.json()).toMatchObject({ name: '份额', rollUp: 'quotient', valued: 12, negative: 0 });
    expect(cli('formula', share).json()).toMatchObject({ error: { code: 'NAME_TAKEN' } });

    const mixed = ['--name', '坏', '--unit', 'fen', '--expression', '[销售额] + [工作量]'];
    const refused = cli('formula', [...mixed, '--json']);
    expect(refused.status).toBe(1);
    expect(refused.json()).toMatchObject({
      error: { code: 'FORMULA_UNIT_MIXED', params: { at: 1, end: 13 } },
    });
    expect(refused.stderr).toContain('元与分钟不能相加减');
    expect(cli('formula', mixed, 'en_US.UTF-8').stderr).toContain('yuan and min can’t be added');

    const circle = ['--name', '份额', '--unit', 'ratio', '--replace', '--expression', '[份额] * 2', '--json'];
    expect(cli('formula', circle).json()).toMatchObject({
      error: { code: 'FORMULA_CIRCULAR', params: { circle: '份额 → 份额' } },
    });
    const falling = ['--name', '降', '--unit', 'count', '--kind', 'saturation', '--input', 'consumers=100'];
    const negative = cli('formula', [
      ...[...falling, '--input', 'penetrationNext=10%', '--input', 'penetrationNow=20%', '--json'],
    ]);
    expect(negative.json()).toMatchObject({ error: { code: 'POTENTIAL_NEGATIVE', params: { count: 12 } } });

    const listed = cli('market', ['--scenario', '现状', '--json']);
    expect(listed.status).toBe(0);
    const { units, ladder, measures } = listed.json() as {
      units: { territory: string | null; measures: Record<string, number>; step: string }[];
      ladder: Record<string, number>;
      measures: { name: string }[];
    };
    expect(measures.map(({ name }) => name)).toEqual(['份额']);
    expect(units).toHaveLength(12);
    expect(Object.values(ladder).reduce((sum, count) => sum + count, 0)).toBe(12);
    for (const unit of units) expect(unit.measures.份额).toBeCloseTo(0.35, 2);
  });
}, 60_000);
