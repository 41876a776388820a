import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { fillGrid } from '../../../test/support/grid-plan.ts';
import { AppError } from '../../shared/errors.ts';
import { catalogues, languages, translate } from '../../shared/i18n/index.ts';
import { createPlan, openPlan } from '../plan/open.ts';
import { type HostilePlan, hostilePlans } from '../plan/testing/hostile-plans.ts';
import type { Host } from './host.ts';
import { createServices } from './index.ts';

/** On a quiet machine none takes half a second; a busy one is given time. */
const mostMs = 20_000;
/** Resident memory that no file may bring the program to. */
const mostMb = 2_500;

let folder: string;
let sound: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bailiwick-hostile-plans-'));
  sound = join(folder, 'sound.sqlite');
  const plan = createPlan(sound);
  plan.edit({ key: 'import.units', params: {} }, ['state'], (write) => {
    fillGrid(write, { columns: 10, rows: 10, accounts: 300, reps: 3, seed: 1 });
    write.branchScenario(1, 'A');
  });
  plan.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The code of what `work` throws; `fine` when nothing. Anything but our own error is a program that broke. */
async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'fine';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    for (const language of languages) {
      expect(Object.keys(catalogues[language].errors)).toContain(error.code);
      expect(translate(language, 'errors', error.code, error.params)).not.toMatch(/\{\{|undefined/);
    }
    return error.code;
  }
}

/** What a person does first with a plan. None may break the program, whatever the plan holds. */
async function use(path: string): Promise<string[]> {
  const data = mkdtempSync(join(folder, 'data-'));
  const host: Host = {
    kind: 'browser',
    systemLanguage: 'zh-CN',
    dataFolder: data,
    plansFolder: data,
    resourcesFolder: data,
    chooseFile: async () => null,
  };
  const services = createServices(host);
  onTestFinished(() => services.close());
  services.session.open(path);
  const plan = services.session.plan();
  const scenarios = plan.all('scenario').map(({ id }) => id);
  const doings: readonly (() => unknown)[] = [
    () => services.plan.state(),
    () => services.plan.history(100),
    () => services.data.units(0, 1000),
    () => services.links.neighbours(),
    () => services.shapes.shape(),
    () => services.links.suggest(),
    () => services.pay.get(),
    () => services.quota.get(1),
    () => services.review.preview({ packageId: 'p', plain: 'mine', conflicts: 'mine', chosen: [] }),
    ...scenarios.map((id) => () => services.projection.alignment(id)),
    () => services.compare.compare(scenarios[0] ?? 0, scenarios[1] ?? 0),
    () => plan.integrity(),
    () => services.backups.now(),
    () => services.edit.edit({ table: 'units', cells: [{ id: 1, field: 'name', value: '溧水区' }] }),
    () => services.plan.undo(),
    () => services.plan.undo(),
  ];
  const codes: string[] = [];
  for (const doing of doings) codes.push(await codeOf(doing));
  services.session.close();
  return codes;
}

describe('plans made to do harm', () => {
  it('each have a name of their own', () => {
    expect(new Set(hostilePlans.map(({ name }) => name)).size).toBe(hostilePlans.length);
    const told = readFileSync(join(import.meta.dirname, '../../../docs/security.md'), 'utf8');
    expect(told).toContain(`${hostilePlans.length} such files`);
  });

  it.each(hostilePlans.map((one): [string, HostilePlan] => [one.name, one]))(
    '%s',
    async (name, { make, expect: wanted }) => {
      const path = join(folder, `${name}.sqlite`);
      make(path, sound);
      const isFile = wanted !== 'opens' && wanted !== 'PLAN_MISSING' && statSync(path).isFile();
      const before = isFile && statSync(path).size < 1e8 ? readFileSync(path) : null;
      const started = performance.now();
      const code = await codeOf(() => openPlan(path).close());
      expect(code === 'fine' ? 'opens' : code).toBe(wanted);
      if (before) expect(readFileSync(path).equals(before)).toBe(true);
      if (wanted === 'opens') expect(await use(path)).toContain('fine');
      expect(performance.now() - started).toBeLessThan(mostMs);
      expect(process.memoryUsage.rss() / 1024 ** 2).toBeLessThan(mostMb);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
    60_000,
  );

  it('are told apart from sound ones whatever bytes of them were changed', async () => {
    const whole = readFileSync(sound);
    const path = join(folder, 'fuzzed.sqlite');
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255), header: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(3), async (changes, cut) => {
        const bytes = Buffer.from(whole);
        for (const { at, byte, header } of changes) bytes[header ? at % 200 : at] = byte;
        writeFileSync(path, cut === 3 ? bytes.subarray(0, changes[0]?.at) : bytes);
        const code = await codeOf(() => {
          const plan = openPlan(path);
          try {
            plan.integrity();
            plan.history(10);
            if (plan.undoLabel()) plan.undo();
          } finally {
            plan.close();
          }
        });
        rmSync(`${path}-journal`, { force: true });
        return code !== 'INTERNAL';
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});
