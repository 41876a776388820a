import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { gridSession } from '../../../../test/support/grid-session.ts';
import { nothing, sourceOf, wizard } from '../../../../test/support/import-wizard.ts';
import { Random } from '../../engine/design/random.ts';
import { dump } from '../../plan/testing/folder.ts';

/** A list of accounts: some of the plan's own with other figures, many new ones. */
function accountList(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, at) =>
      `C${at + 1},客户${at + 1},${120 + (at % 50) / 100},${31 + (at % 40) / 100},${at * 7},代表${1 + (at % 9)}`,
  );
  return ['客户编号,客户名称,经度,纬度,2025销售额(元),负责人', ...lines].join('\n');
}

it('leaves the plan as it was whenever it is cancelled', { timeout: 120_000 }, async () => {
  const made = gridSession({ columns: 6, rows: 5, accounts: 200, reps: 4, seed: 2 });
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-cancel-'));
  onTestFinished(() => {
    made.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
  mkdirSync(join(folder, 'tmp'));
  vi.stubEnv('TMPDIR', join(folder, 'tmp'));
  onTestFinished(() => void vi.unstubAllEnvs());
  const path = join(folder, 'accounts.csv');
  writeFileSync(path, accountList(6000));
  const { service: imports, open } = wizard(made.plan);
  onTestFinished(() => imports.close());
  const source = sourceOf(await open(path));
  const random = new Random(9);
  const before = dump(made.plan);
  const outcomes: string[] = [];

  for (let round = 0; round < 12; round++) {
    const cancel = new AbortController();
    const work = async () => {
      let importId = '';
      const isEarly = round % 3 === 0;
      if (isEarly) setTimeout(() => cancel.abort(), random.fraction() * 900);
      for await (const { preview } of imports.preview(
        { source, decisions: nothing },
        isEarly ? cancel.signal : undefined,
      ))
        importId = preview?.importId ?? importId;
      // From some point of working the step out, or from some slice of writing it.
      const slices = random.below(12);
      let seen = 0;
      if (round % 3 === 1) setTimeout(() => cancel.abort(), random.fraction() * 300);
      for await (const { progress } of imports.commit({ importId }, cancel.signal))
        if (progress.stage === 'writing' && ++seen > slices && round % 3 === 2) cancel.abort();
    };
    const outcome = await work().then(
      () => 'done',
      (error: { code?: string }) => error.code ?? String(error),
    );
    outcomes.push(outcome);
    await made.plan.idle();
    if (outcome === 'done') made.plan.undo();
    // An undone step is still there to be redone; its rows are not.
    expect({ ...dump(made.plan), journal: [], meta: [] }).toEqual({ ...before, journal: [], meta: [] });
    expect(made.plan.integrity()).toEqual([]);
  }
  expect(outcomes.filter((outcome) => outcome !== 'done' && outcome !== 'JOB_CANCELLED')).toEqual([]);
  expect(outcomes.filter((outcome) => outcome === 'JOB_CANCELLED').length).toBeGreaterThan(3);
  await expect.poll(() => readdirSync(join(folder, 'tmp'))).toEqual([]);
});

it('a preview that stands is no longer given up by the signal it was asked with', async () => {
  const made = gridSession({ columns: 3, rows: 3, accounts: 9, reps: 2, seed: 2 });
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-cancel-'));
  const path = join(folder, 'accounts.csv');
  writeFileSync(path, accountList(20));
  const { service: imports, open } = wizard(made.plan);
  onTestFinished(() => {
    imports.close();
    made.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
  const source = sourceOf(await open(path));
  const cancel = new AbortController();
  let importId = '';
  for await (const { preview } of imports.preview({ source, decisions: nothing }, cancel.signal))
    importId = preview?.importId ?? importId;
  cancel.abort();
  const found = await imports.findings({ importId, code: null, offset: 0, limit: 5 });
  expect(found.rows).toHaveLength(5);
});
