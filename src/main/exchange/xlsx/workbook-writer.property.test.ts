import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import Excel from 'exceljs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readFileContent } from '../formats/read-file.ts';
import { testFolder } from '../testing/folder.ts';
import type { CellValue } from './sheet-rows.ts';
import { writeWorkbook } from './workbook-writer.ts';
import { cellContent } from './xml-text.ts';

/** Texts that spreadsheet XML trips over, beside any other. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '=1+1',
    '_x0041_',
    'a_x000d_b',
    '\r\n',
    ' a ',
    '\t',
    '<&>"\'',
    ']]>',
    '\ud800',
    '\ufffe',
    '001',
    '😀',
  ),
);
const cell: fc.Arbitrary<CellValue> = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

/** As it can come back: text that a cell can't hold is gone, and what is blank to an import is none. */
const expected = (value: CellValue): CellValue => {
  if (typeof value !== 'string') return Object.is(value, -0) ? 0 : value;
  const kept = cellContent(value);
  return kept === '' ? null : kept;
};

it('brings every text and number back as it was', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 12 }),
      async (rows) => {
        const path = join(testFolder(), 'out.xlsx');
        await writeWorkbook(path, async (workbook) => {
          const sheet = await workbook.sheet({ name: 'a', widths: [10] });
          await sheet.row(['heading']);
          for (const row of rows) await sheet.row(row);
          await sheet.end();
        });
        const read = await readFileContent(
          { path, file: 'out.xlsx', sheet: null, encoding: null, keepRows: null, crs: null },
          () => {},
        );
        const found = new Map(read.sheets[0]?.rows.map(({ row, cells }) => [row, cells]));
        rows.forEach((row, index) => {
          const cells = found.get(index + 2) ?? [];
          row.forEach((value, column) => {
            const back = cells[column] ?? null;
            const wanted = expected(value);
            // A row of nothing but blanks is no row.
            if (found.has(index + 2)) expect(back).toEqual(wanted);
            else expect(typeof wanted === 'string' ? wanted.trim() : wanted).toBeOneOf([null, '']);
          });
        });
      },
    ),
    { numRuns: 120 },
  );
});

it('is a workbook to another reader, with table, choices, comments and formats', async () => {
  const path = join(testFolder(), 'library.xlsx');
  await writeWorkbook(path, async (workbook) => {
    const sheet = await workbook.sheet({
      name: "It's <one>",
      widths: [10, 20],
      styles: [{ format: '@' }, { format: '0.0%' }],
      frozenColumns: 1,
    });
    await sheet.row(['编码', '份额'], [{ isHeader: true }, { isHeader: true }]);
    await sheet.row(['001', 0.25]);
    await sheet.end({
      rows: 1,
      columns: 2,
      table: { headers: ['编码', '份额'], rows: 1 },
      choices: [{ column: 0, formula: '"001,002"', hint: '不在列表中' }],
      notes: [{ column: 1, text: '说明 <1>' }],
    });
    const plain = await workbook.sheet({ name: 'plain', widths: [] });
    await plain.row(['a']);
    await plain.end({ rows: 0, columns: 1, hasFilter: true });
  });
  const book = new Excel.Workbook();
  await book.xlsx.read(createReadStream(path));
  const [sheet, plain] = book.worksheets;
  expect([sheet?.name, plain?.name]).toEqual(["It's <one>", 'plain']);
  expect(sheet?.getCell('A2')).toMatchObject({ value: '001', numFmt: '@' });
  expect(sheet?.getCell('B2')).toMatchObject({ value: 0.25, numFmt: '0.0%' });
  expect(sheet?.getCell('A2').dataValidation).toMatchObject({ type: 'list', formulae: ['"001,002"'] });
  expect(JSON.stringify(sheet?.getCell('B1').note)).toContain('说明 <1>');
  expect(sheet?.getCell('A1').font).toMatchObject({ bold: true });
  expect(sheet?.views).toMatchObject([{ state: 'frozen', xSplit: 1, ySplit: 1 }]);
  const tables = (sheet?.getTables() ?? []) as unknown as { table: { columns: { name: string }[] } }[];
  expect(tables[0]?.table.columns.map(({ name }) => name)).toEqual(['编码', '份额']);
  expect(plain?.autoFilter).toBe('A1:A1');
});
