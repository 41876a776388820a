import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { headingsOf } from '../import/find-header.ts';
import { testFolder } from '../testing/folder.ts';
import { inspectTable } from '../testing/inspect-table.ts';
import { workbookParts, writeZip, type ZipPart } from '../testing/zip-file.ts';
import { readFileContent } from './read-file.ts';
import { dayText } from './xlsx-cells.ts';
import { showsDay } from './xlsx-parts.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

async function sheetsOf(parts: ZipPart[]) {
  const path = join(testFolder(), 'book.xlsx');
  writeZip(path, parts);
  const read = await readFileContent(
    { path, file: basename(path), sheet: null, encoding: null, keepRows: null, crs: null },
    () => {},
  );
  return read.sheets;
}

const replaced = (parts: ZipPart[], name: string, content: string): ZipPart[] => [
  ...parts.filter((part) => part.name !== name),
  { name, content },
];

const cellsOf = async (sheetData: string, more: (parts: ZipPart[]) => ZipPart[] = (parts) => parts) =>
  (await sheetsOf(more(workbookParts(sheetData))))[0]?.rows.map(({ cells }) => cells);

const styles = `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="[Red]0.00%"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="21"/></cellXfs></styleSheet>`;
const withStyles = (parts: ZipPart[]) => replaced(parts, 'xl/styles.xml', styles);

describe('what Excel and its neighbours write', () => {
  it('days of both date systems, East Asian formats, percent and times', async () => {
    const row =
      '<row r="1"><c r="A1" s="1"><v>46023</v></c><c r="B1" s="2"><v>46023.75</v></c><c r="C1" s="3"><v>0.155</v></c><c r="D1" s="4"><v>0.5</v></c><c r="E1" t="d"><v>2026-01-01T00:00:00</v></c></row>';
    expect(await cellsOf(row, withStyles)).toEqual([['2026-01-01', '2026-01-01', 0.155, 0.5, '2026-01-01']]);
    const [read] = await sheetsOf(withStyles(workbookParts(row)));
    expect(read?.rows[0]?.percents).toEqual([2]);
    const mac = (parts: ZipPart[]) =>
      withStyles(parts).map((part) =>
        part.name === 'xl/workbook.xml'
          ? {
              ...part,
              content: String(part.content).replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
            }
          : part,
      );
    expect(await cellsOf('<row r="1"><c r="A1" s="1"><v>44561</v></c></row>', mac)).toEqual([['2026-01-01']]);
  });

  it('the 29 February 1900 that never was', () => {
    expect(dayText(1, false)).toBe('1900-01-01');
    expect(dayText(59, false)).toBe('1900-02-28');
    expect(dayText(61, false)).toBe('1900-03-01');
    expect(dayText(0, true)).toBe('1904-01-01');
    expect(dayText(3e9, false)).toEqual({ error: '#NUM!' });
  });

  it.each([
    ['yyyy-mm-dd', true],
    ['[$-404]e/m/d', true],
    ['m"月"', true],
    ['General', false],
    ['0.00_);[Red]\\(0.00\\)', false],
    ['h:mm:ss', false],
    ['mm:ss', false],
    ['#,##0"元/day"', false],
  ])('knows whether %s shows a day', (code, day) => expect(showsDay(code)).toBe(day));

  it('cells and rows that don’t say where they are', async () => {
    expect(
      await cellsOf(
        '<row><c><v>5</v></c><c t="inlineStr"><is><t>客户</t></is></c></row><row><c/><c><v>7</v></c></row>',
      ),
    ).toEqual([
      [5, '客户'],
      [null, 7],
    ]);
  });

  it('rich text without its phonetic guides, escaped characters, leading zeros', async () => {
    const strings = `<sst xmlns="${main}"><si><r><t>南</t></r><r><t xml:space="preserve">京 </t></r><rPh sb="0" eb="1"><t>ナン</t></rPh></si><si><t>00017</t></si><si><t>a_x000D_b &amp;lt; &#x5BA2;</t></si></sst>`;
    expect(
      await cellsOf(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>9</v></c></row>',
        (parts) => replaced(parts, 'xl/sharedStrings.xml', strings),
      ),
    ).toEqual([['南京 ', '00017', 'a\rb &lt; 客']]);
  });

  it('cached results of formulas, of every type; none where none was kept', async () => {
    expect(
      await cellsOf(
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>2x</v></c><c r="C1" t="b"><f>TRUE()</f><v>1</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1"><f>NOW()</f></c><c r="F1"><f>A1*0</f><v>0</v></c></row>',
      ),
    ).toEqual([[2, '2x', true, { error: '#DIV/0!' }, null, 0]]);
  });

  it('prefixed names and single quotes, as other programs write them', async () => {
    const sheet = `<x:worksheet xmlns:x='${main}'><x:sheetData><x:row r='1'><x:c r='B1' t='str'><x:v>a > b</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(await cellsOf('', (parts) => replaced(parts, 'xl/worksheets/sheet1.xml', sheet))).toEqual([
      [null, 'a > b'],
    ]);
  });

  it('says which sheets are hidden', async () => {
    const [sheet] = await sheetsOf(
      workbookParts('<row r="1"><c r="A1"><v>1</v></c></row>').map((part) =>
        part.name === 'xl/workbook.xml'
          ? {
              ...part,
              content: String(part.content).replace('sheetId="1"', 'sheetId="1" state="veryHidden"'),
            }
          : part,
      ),
    );
    expect(sheet).toMatchObject({ name: 'Sheet name', hidden: true });
  });

  it('headings merged over two rows and over several columns', async () => {
    const text = (place: string, value: string) => `<c r="${place}" t="str"><v>${value}</v></c>`;
    const data = `<row r="1">${text('A1', '客户清单')}</row><row r="2">${text('A2', '客户编号')}${text('B2', '客户名称')}${text('C2', '销售额(万元)')}</row><row r="3">${text('C3', '2024')}${text('D3', '2025')}</row><row r="4">${text('A4', 'C1')}${text('B4', '甲')}<c r="C4"><v>1</v></c><c r="D4"><v>2</v></c></row>`;
    const [sheet] = await sheetsOf(
      workbookParts(data).map((part) =>
        part.name.endsWith('sheet1.xml')
          ? {
              ...part,
              content: String(part.content).replace(
                '</sheetData>',
                '</sheetData><mergeCells count="4"><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="C2:D2"/></mergeCells>',
              ),
            }
          : part,
      ),
    );
    if (!sheet) throw new Error('no sheet');
    const { headerRow, mapping } = inspectTable(sheet);
    expect(headerRow).toBe(3);
    expect(headingsOf(sheet, headerRow)).toEqual([
      '客户编号',
      '客户名称',
      '销售额(万元) 2024',
      '销售额(万元) 2025',
    ]);
    expect(mapping.map(({ field, year }) => [field, year])).toEqual([
      ['ref', null],
      ['name', null],
      ['salesYear', 2024],
      ['salesYear', 2025],
    ]);
  });

  it('counts rows beyond the kept ones without reading them', async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`,
    );
    const path = join(testFolder(), 'long.xlsx');
    writeZip(path, workbookParts(`${rows.join('')}<row r="9000"><c r="A9000" s="1"/></row>`));
    const { sheets } = await readFileContent(
      { path, file: 'long.xlsx', sheet: null, encoding: null, keepRows: 80, crs: null },
      () => {},
    );
    expect(sheets[0]).toMatchObject({ rowCount: 3000 });
    expect(sheets[0]?.rows).toHaveLength(80);
  });

  it('as many rows as a sheet can have, and not one more', { timeout: 60_000 }, async () => {
    const most = 1_048_576;
    const path = join(testFolder(), 'full.xlsx');
    const fill = (rows: number) => writeZip(path, workbookParts('<row><c><v>7</v></c></row>'.repeat(rows)));
    const options = { path, file: 'full.xlsx', sheet: null, encoding: null, keepRows: null, crs: null };
    fill(most);
    const [sheet] = (await readFileContent(options, () => {})).sheets;
    expect(sheet.rowCount).toBe(most);
    expect(sheet.rows.at(-1)).toEqual({ row: most, cells: [7] });
    fill(most + 1);
    await expect(readFileContent(options, () => {})).rejects.toMatchObject({
      code: 'IMPORT_TOO_LARGE',
      params: { what: 'rows' },
    });
  });
});
