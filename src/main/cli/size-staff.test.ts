import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gridPlan } from '../../../test/support/grid-plan.ts';

const entry = resolve(import.meta.dirname, 'index.ts');
let region: ReturnType<typeof gridPlan>;

beforeAll(() => {
  region = gridPlan({ columns: 6, rows: 5, accounts: 400, reps: 4, seed: 3 });
  // the terminal opens the file itself
  region.plan.close();
});
afterAll(() => region.dispose());

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

function cli(args: readonly string[]): Promise<Run> {
  const language = 'zh_CN.UTF-8';
  const env = { ...process.env, LANG: language, LC_ALL: language, LC_MESSAGES: language };
  return new Promise((done) => {
    execFile(process.execPath, [entry, ...args], { env }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

describe('size', () => {
  it('holds the worked example: 4 calls × 230 days = 920', async () => {
    const { code, stdout } = await cli([
      ...['size', region.path, '--calls-per-day', '4', '--days', '230'],
      ...['--forecast', '700000000', '--average', '35000000', '--cost', '100000', '--json'],
    ]);
    expect(code).toBe(0);
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({ capacity: 920, breakdown: { exact: 20, count: 20 } });
    expect(document.buildUp.count).toBe(Math.ceil(document.buildUp.calls / 920));
    const { marginal, count } = document.marginal;
    expect(marginal[count - 1]).toBeGreaterThanOrEqual(100_000);
    expect(marginal[count]).toBeLessThan(100_000);
  });

  it('keeps the settings only when asked to', async () => {
    const before = JSON.parse((await cli(['size', region.path, '--json'])).stdout);
    await cli(['size', region.path, '--year', '2026', '--leave', '5', '--office', '3', '--save']);
    const after = JSON.parse((await cli(['size', region.path, '--json'])).stdout);
    expect(before.year).toBe(2027);
    expect(after).toMatchObject({ year: 2026, workingDays: { calendar: 248, published: true, field: 240 } });
  });

  it('refuses what cannot be, and says what can', async () => {
    const wrong = await cli(['size', region.path, '--margin', '3']);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('--margin');
  });
});

describe('staff', () => {
  it('proposes, applies once, and finds nothing to change after', async () => {
    const { stdout } = await cli(['staff', region.path, '--scenario', '现状', '--json']);
    const proposed = JSON.parse(stdout);
    expect(proposed).toMatchObject({ applied: false, vacancies: [] });
    const reps = proposed.territories.map(({ rep }: { rep: string }) => rep);
    expect([...reps].sort()).toEqual(['R1', 'R2', 'R3', 'R4']);
    const present = await cli(['staff', region.path, '--scenario', '现状', '--apply', '--json']);
    expect(present.code).toBe(1);
    expect(JSON.parse(present.stdout)).toMatchObject({ error: { code: 'STAFFING_PRESENT' } });
    await cli(['design', region.path, '--scenario', '方案A', '--territories', '4', '--seconds', '1']);
    const weights = ['--weights', 'distance=1,level=1'];
    const applied = await cli(['staff', region.path, '--scenario', '方案A', ...weights, '--apply', '--json']);
    expect(JSON.parse(applied.stdout)).toMatchObject({ applied: true });
    const again = await cli(['staff', region.path, '--scenario', '方案A', ...weights, '--json']);
    expect(JSON.parse(again.stdout).changed).toBe(0);
  }, 60_000);

  it('refuses one rep for two full-time territories, with the place and the mend', async () => {
    const { territories } = JSON.parse(
      (await cli(['staff', region.path, '--scenario', '现状', '--json'])).stdout,
    );
    const [a, b] = territories;
    const both = [a, b].flatMap(({ name }: { name: string }) => ['--assign', `${name}=R1`]);
    const { code, stderr, stdout } = await cli(['staff', region.path, '--scenario', '现状', ...both]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    for (const { name } of [a, b]) expect(stderr).toContain(name);
    expect(stderr).toContain('应占份额');
  });
});
