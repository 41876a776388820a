import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { open } from '../../../../test/support/export-session.ts';
import { readFileContent } from '../../exchange/formats/read-file.ts';
import { importFiles } from '../import-files.ts';
import { buildReport } from './build-report.ts';

describe('export to CSV', () => {
  it('runs nothing in a spreadsheet program, keeps exact figures, and comes back as it was', async () => {
    const made = open();
    const risky = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', 'a,"b"', '\u2212 1', "'quoted'", "'=x", '0012'];
    made.plan.edit({ key: 'test', params: {} }, ['accounts'], (write) => {
      write
        .all('account')
        .slice(0, risky.length)
        .forEach((account, at) => {
          write.put('account', { ...account, name: risky[at], ref: `=R${at}` });
        });
    });
    const { path } = await made.run('csv');
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    const rows = parse(text.slice(1)) as string[][];
    expect(rows).toHaveLength(401);
    const cells = rows.flat();
    const numeric = /^-?\d+(?:\.\d+)?(?:e[+-]\d+)?$/;
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !numeric.test(cell))).toEqual([]);
    expect(rows[1].slice(0, 2)).toEqual(["'=R0", "'=1+1"]);
    const potentialAt = rows[0].indexOf('市场潜力（元）');
    const accounts = buildReport(made.session, made.projection, made.scenarioId).accounts;
    [...accounts].forEach(({ potentialFen }, at) => {
      expect(Number(rows[at + 1][potentialAt])).toBe((potentialFen ?? 0) / 100);
    });
    const source = { path, file: 'out.csv', sheet: null, encoding: null, keepRows: null, crs: null };
    const [sheet] = (await readFileContent(source, () => {})).sheets;
    expect(sheet.rows.slice(1, risky.length + 1).map(({ cells }) => cells[1])).toEqual(
      risky.map((name) => name),
    );
    const { counts } = await importFiles(made.plan, { assignments: path, scenarioId: made.scenarioId });
    expect(counts.assignments).toMatchObject({ rowsRead: 400, updated: 0, skipped: 0 });
  });

  it('of units holds each with its territory', async () => {
    const { run } = open();
    const { path } = await run('csvUnits', 'en');
    const rows = parse(readFileSync(path, 'utf8').slice(1)) as string[][];
    expect(rows).toHaveLength(49);
    expect(rows[3][rows[0].indexOf('Territory')]).toBe('Unassigned');
  });
});
