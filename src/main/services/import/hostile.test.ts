import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fillGrid } from '../../../../test/support/grid-plan.ts';
import { importKinds } from '../../../shared/domain/import-fields.ts';
import { AppError } from '../../../shared/errors.ts';
import { catalogues, languages, translate } from '../../../shared/i18n/index.ts';
import { readFileContent } from '../../exchange/formats/read-file.ts';
import { hostileDatabases } from '../../exchange/geopackage/hostile.ts';
import type { HostileCase } from '../../exchange/testing/hostile/case.ts';
import { hostileMaps } from '../../exchange/testing/hostile/maps.ts';
import { hostileTexts } from '../../exchange/testing/hostile/texts.ts';
import { hostileWorkbooks } from '../../exchange/testing/hostile/workbooks.ts';
import { testPlan } from '../../plan/testing/folder.ts';
import { inspectSheet } from './inspect-sheet.ts';
import { prepareImport } from './prepare.ts';
import { openStaging, type Staging } from './staging.ts';

const folder = mkdtempSync(join(tmpdir(), 'bailiwick-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const families: Readonly<Record<string, HostileCase[]>> = {
  workbooks: hostileWorkbooks(folder),
  texts: hostileTexts(),
  maps: hostileMaps(folder),
  databases: hostileDatabases(folder),
};
/** On a quiet machine none takes two seconds; a busy one is given time. */
const mostMs = 20_000;
const largeBytes = 1024 * 1024;
/** Resident memory that no file may bring the program to, its threads counted in. */
const mostMb = 2_500;

interface Answer {
  name: string;
  code: string;
  params: Readonly<Record<string, string | number>>;
}

/** Reads a file in a thread, as the program does; the same thread goes on to the next unless memory ran out. */
async function answerOf({ name, make }: HostileCase, threads: { staging: Staging | null }): Promise<Answer> {
  const path = join(folder, name.replaceAll(/[^\w.-]/g, '_'));
  const content = make();
  writeFileSync(path, content);
  // A thread's memory is by the file it is opened for: large ones get their own.
  const own = content.length > largeBytes;
  const shared = threads.staging;
  if (own) threads.staging = null;
  try {
    threads.staging ??= await openStaging({ file: name, paths: [path] });
    const started = performance.now();
    const read = { path, file: name, sheet: null, encoding: null, keepRows: null, crs: 'wgs84' } as const;
    const answer = await threads.staging.ask('read', read).then(
      () => ({ name, code: 'harmless', params: {} }),
      (error: unknown) => {
        if (!(error instanceof AppError)) throw error;
        if (error.params.what === 'memoryMb' || error.params.what === 'seconds') threads.staging = null;
        return { name, code: error.code, params: error.params };
      },
    );
    expect(performance.now() - started, name).toBeLessThan(mostMs);
    return answer;
  } finally {
    if (own) {
      await threads.staging?.end();
      threads.staging = shared;
    }
    rmSync(path);
  }
}

describe('files made to do harm', () => {
  it('are a hundred and fifty and more, each under its own name', () => {
    const names = Object.values(families).flatMap((cases) => cases.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(150);
    const told = readFileSync(join(import.meta.dirname, '../../../../docs/security.md'), 'utf8');
    expect(told).toContain(`${names.length} bad files`);
  });

  it.each(Object.keys(families))(
    '%s: each gets its own answer, in both languages, and the thread lives on',
    async (family) => {
      const cases = families[family] ?? [];
      const threads: { staging: Staging | null } = { staging: null };
      const answers: Answer[] = [];
      try {
        for (const one of cases) answers.push(await answerOf(one, threads));
      } finally {
        await threads.staging?.end();
      }
      expect(answers.map(({ name, code }) => `${name}: ${code}`)).toEqual(
        cases.map(({ name, expect: wanted }) => `${name}: ${wanted}`),
      );
      for (const { name, code, params } of answers) {
        if (code === 'harmless') continue;
        expect(params.file, name).toBe(name);
        for (const language of languages) {
          expect(Object.keys(catalogues[language].errors)).toContain(code);
          expect(translate(language, 'errors', code, params), name).not.toMatch(/\{\{|undefined/);
        }
      }
      expect(process.resourceUsage().maxRSS / 1024).toBeLessThan(mostMb);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
    300_000,
  );

  it('that do no harm when they are read do none when they are looked at and checked, whatever they are taken for', async () => {
    const plan = testPlan();
    plan.edit({ key: 'test', params: {} }, ['units', 'accounts', 'reps'], (write) =>
      fillGrid(write, { columns: 4, rows: 3, accounts: 5, reps: 2, seed: 1 }),
    );
    const scenarioId = plan.all('scenario')[0]?.id ?? null;
    const harmless = Object.values(families).flatMap((cases) =>
      cases.filter(({ expect: wanted }) => wanted === 'harmless'),
    );
    expect(harmless.length).toBeGreaterThan(30);
    for (const { name, make } of harmless) {
      const path = join(folder, name.replaceAll(/[^\w.-]/g, '_'));
      writeFileSync(path, make());
      const read = { path, file: name, sheet: null, encoding: null, keepRows: null, crs: 'wgs84' } as const;
      const { sheets } = await readFileContent(read, () => {});
      for (const sheet of sheets)
        for (const kind of importKinds) {
          const { mapping, crs, headerRow } = inspectSheet(plan, sheet, 2026, { kind });
          const chosen = { kind, file: name, sheet, plainText: true, thisYear: 2026, scenarioId };
          try {
            prepareImport(plan, { ...chosen, mapping, crs, headerRow }, () => undefined);
          } catch (error) {
            // Anything else is a reader that broke.
            if (!(error instanceof AppError)) throw error;
            expect(error.code, name).toMatch(/^IMPORT_/);
          }
        }
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  }, 120_000);
});
