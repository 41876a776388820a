import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openPlan } from './open.ts';
import { salvagePlan } from './salvage.ts';
import { errorOf } from './testing/error-of.ts';
import { closing, dump, testFolder, testPlan } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { account, scenario, territory, unit } from './testing/records.ts';

const unitCount = 3000;

/** A closed plan of some hundred pages: units in two territories, an account in each. */
function planOnDisk(): { path: string; rows: ReturnType<typeof dump> } {
  const plan = testPlan();
  plan.edit(label('import'), ['units'], (write) => {
    write.put('scenario', scenario(1));
    for (const id of [1, 2]) write.put('territory', territory(1, id));
    for (let id = 1; id <= unitCount; id++) write.put('unit', unit(id));
    for (let id = 1; id <= unitCount; id++) write.put('account', account(id, { unit_id: id }));
    write.assignUnits(1, [1, 2, 3], 1);
  });
  const rows = dump(plan);
  plan.close();
  return { path: plan.path, rows };
}

/** Overwrites the leaf page in the middle of a table, as a bad sector would. */
function damage(path: string, table: string): void {
  const db = new Database(path, { readonly: true });
  const pages = db
    .prepare<[string], number>("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path")
    .pluck()
    .all(table);
  const pageSize = Number(db.pragma('page_size', { simple: true }));
  db.close();
  const bytes = readFileSync(path);
  const page = pages[Math.floor(pages.length / 2)];
  bytes.fill(0xa5, (page - 1) * pageSize, page * pageSize);
  writeFileSync(path, bytes);
}

describe('salvaging', () => {
  it('a sound plan saves every row of it', async () => {
    const { path, rows } = planOnDisk();
    const target = join(testFolder(), 'saved.sqlite');
    const report = await salvagePlan(path, target);
    expect(report.every(({ dropped, hasGap }) => dropped === 0 && !hasGap)).toBe(true);
    const saved = closing(openPlan(target));
    expect(dump(saved)).toEqual(rows);
    expect(saved.integrity()).toEqual([]);
    expect(saved.history(10)).toEqual([]);
  });

  it('a plan with a page overwritten saves what stands before and behind it, and nothing that hangs in the air', async () => {
    const { path } = planOnDisk();
    damage(path, 'unit');
    expect(errorOf(() => openPlan(path)).code).toBe('PLAN_DAMAGED');
    const before = readFileSync(path);
    const target = join(testFolder(), 'saved.sqlite');
    const report = new Map((await salvagePlan(path, target)).map((table) => [table.table, table]));
    expect(readFileSync(path).equals(before)).toBe(true);

    const saved = closing(openPlan(target));
    const units = saved.all('unit').map(({ id }) => id);
    expect(report.get('unit')).toMatchObject({ saved: units.length, hasGap: true });
    expect(units.length).toBeGreaterThan(unitCount * 0.9);
    expect(units.length).toBeLessThan(unitCount);
    expect([units[0], units.at(-1)]).toEqual([1, unitCount]);
    // no account is lost with its unit
    expect(saved.count('account')).toBe(unitCount);
    expect(saved.where('account', { unit_id: null }).length).toBe(unitCount - units.length);
    expect(saved.integrity()).toEqual([]);
  });

  it('a plan cut short saves what stands before the cut', async () => {
    const { path } = planOnDisk();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * 0.7)));
    const target = join(testFolder(), 'saved.sqlite');
    await salvagePlan(path, target);
    const saved = closing(openPlan(target));
    expect(saved.count('unit')).toBeGreaterThan(0);
    expect(saved.integrity()).toEqual([]);
    expect(readdirSync(dirname(target))).toEqual(['saved.sqlite']);
  });

  it('refuses a file that is no plan, and a target that is taken', async () => {
    const folder = testFolder();
    const text = join(folder, 'text.sqlite');
    writeFileSync(text, 'not a database, only words '.repeat(100));
    await expect(salvagePlan(text, join(folder, 'a.sqlite'))).rejects.toMatchObject({ code: 'PLAN_DAMAGED' });
    await expect(salvagePlan(planOnDisk().path, text)).rejects.toMatchObject({ code: 'PLAN_EXISTS' });
  });
});
