import { readFileSync, truncateSync } from 'node:fs';
import { basename, join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import Excel from 'exceljs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { testFile, testFolder } from '../testing/folder.ts';
import { workbookParts, writeZip } from '../testing/zip-file.ts';
import { type ReadOptions, readFileContent } from './read-file.ts';

const read = (path: string, options: Partial<ReadOptions> = {}) =>
  readFileContent(
    { path, file: basename(path), sheet: null, encoding: null, keepRows: null, crs: 'wgs84', ...options },
    () => {},
  );

async function codeOf(path: string): Promise<string> {
  try {
    await read(path);
  } catch (error) {
    if (error instanceof AppError) {
      expect(error.params.file).toBe(basename(path));
      return error.code;
    }
    throw error;
  }
  return 'nothing was thrown';
}

const oleMagic = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const row = (cells: string) => `<row r="1">${cells}</row>`;

async function workbookFile(rows: unknown[][]): Promise<string> {
  const path = join(testFolder(), 'book.xlsx');
  const workbook = new Excel.Workbook();
  workbook.addWorksheet('数据').addRows(rows);
  await workbook.xlsx.writeFile(path);
  return path;
}

describe('files that can’t be read say why', () => {
  it('nothing there, nothing in it', async () => {
    expect(await codeOf(join(testFolder(), 'gone.csv'))).toBe('FILE_MISSING');
    expect(await codeOf(testFile('empty.csv', ''))).toBe('IMPORT_EMPTY');
    expect(await codeOf(testFile('blank.csv', '\r\n , ,\r\n'))).toBe('IMPORT_EMPTY');
    expect(await codeOf(await workbookFile([]))).toBe('IMPORT_EMPTY');
    expect(await codeOf(testFolder())).toBe('IMPORT_TYPE_UNKNOWN');
  });

  it('another type, whatever its name says', async () => {
    expect(await codeOf(testFile('picture.xlsx', Buffer.from('89504e470d0a1a0a0000000d', 'hex')))).toBe(
      'IMPORT_TYPE_UNKNOWN',
    );
    expect(await codeOf(testFile('page.xls', '<html><table><tr><td>1'))).toBe('IMPORT_TYPE_UNKNOWN');
    expect(await codeOf(testFile('settings.json', '{"name": 1}'))).toBe('IMPORT_TYPE_UNKNOWN');
    const document = join(testFolder(), 'letter.xlsx');
    writeZip(document, [{ name: 'word/document.xml', content: '<document/>' }]);
    expect(await codeOf(document)).toBe('IMPORT_TYPE_UNKNOWN');
  });

  it('old and encrypted workbooks', async () => {
    expect(await codeOf(testFile('old.xls', Buffer.concat([oleMagic, Buffer.alloc(600)])))).toBe(
      'IMPORT_LEGACY_XLS',
    );
    const encrypted = Buffer.concat([
      oleMagic,
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(await codeOf(testFile('secret.xlsx', encrypted))).toBe('IMPORT_ENCRYPTED');
    const zipped = join(testFolder(), 'secret.xlsx');
    writeZip(
      zipped,
      workbookParts('').map((part) => ({ ...part, encrypted: true })),
    );
    expect(await codeOf(zipped)).toBe('IMPORT_ENCRYPTED');
  });

  it('files cut off on their way', async () => {
    const path = await workbookFile([['a'], [1]]);
    truncateSync(path, Math.floor(readFileSync(path).length / 2));
    expect(await codeOf(path)).toBe('IMPORT_TRUNCATED');
    expect(
      await codeOf(testFile('half.geojson', '{"type":"FeatureCollection","features":[{"type":"Fea')),
    ).toBe('IMPORT_TRUNCATED');
  });

  it('workbooks the reader can’t follow', async () => {
    const folder = testFolder();
    const brokenXml = join(folder, 'c.xlsx');
    writeZip(brokenXml, workbookParts('<row r="1"><c r="A1"><v>5</row>'));
    expect(await codeOf(brokenXml)).toBe('IMPORT_FORMAT');
    const hidden = join(folder, 'd.xlsx');
    writeZip(hidden, workbookParts(row('<c r="A1"><v>5</v></c>')), 500);
    expect(await codeOf(hidden)).toBe('IMPORT_FORMAT');
    const backwards = join(folder, 'e.xlsx');
    writeZip(backwards, workbookParts(`${row('<c r="A1"><v>5</v></c>')}${row('<c r="A1"><v>5</v></c>')}`));
    expect(await codeOf(backwards)).toBe('IMPORT_FORMAT');
  });

  it('a small zip that would fill the memory', async () => {
    const path = join(testFolder(), 'bomb.xlsx');
    // Segments ended by a sync flush can be strung together; the headers claim nothing of their size.
    const segment = deflateRawSync(Buffer.alloc(120 * 1024 * 1024), { finishFlush: constants.Z_SYNC_FLUSH });
    const deflated = Buffer.concat([
      ...Array.from({ length: 7 }, () => segment),
      deflateRawSync(Buffer.alloc(0)),
    ]);
    const parts = workbookParts('').filter(({ name }) => !name.includes('sheet1'));
    writeZip(path, [...parts, { name: 'xl/worksheets/sheet1.xml', deflated }]);
    expect(readFileSync(path).length).toBeLessThan(2 * 1024 * 1024);
    expect(await codeOf(path)).toBe('IMPORT_TOO_LARGE');
  });

  it('too many rows and columns', async () => {
    const wide = `a\n${Array.from({ length: 400 }, () => 'x').join(',')}\n`;
    expect(await codeOf(testFile('wide.csv', wide))).toBe('IMPORT_TOO_LARGE');
    const far = join(testFolder(), 'far.xlsx');
    writeZip(far, workbookParts('<row r="1048577"><c r="A1048577"><v>5</v></c></row>'));
    expect(await codeOf(far)).toBe('IMPORT_TOO_LARGE');
  });

  it('boundary files without boundaries, projected, or with bad arcs', async () => {
    const points = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [1, 2] } };
    const collection = (features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
    expect(await codeOf(testFile('points.geojson', collection([points])))).toBe('IMPORT_NO_POLYGONS');
    expect(await codeOf(testFile('none.geojson', collection([])))).toBe('IMPORT_NO_POLYGONS');
    const metres = [
      [
        [500_000, 4_000_000],
        [500_100, 4_000_000],
        [500_100, 4_000_100],
        [500_000, 4_000_000],
      ],
    ];
    const projected = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: metres } };
    expect(await codeOf(testFile('projected.geojson', collection([projected])))).toBe('IMPORT_PROJECTED');
    const topology = (arcs: unknown, objects: unknown) =>
      testFile('t.topo.json', JSON.stringify({ type: 'Topology', arcs, objects }));
    expect(await codeOf(topology([[[0, 'x']]], {}))).toBe('IMPORT_FORMAT');
    expect(await codeOf(topology([], { units: { type: 'Polygon', arcs: [[7]] } }))).toBe(
      'IMPORT_NO_POLYGONS',
    );
    expect(await codeOf(testFile('bad.geojson', '{"type": "FeatureCollection", features: []}'))).toBe(
      'IMPORT_FORMAT',
    );
  });

  it('a quote that never closes names its row', async () => {
    const path = testFile('open.csv', 'a,b\n1,"2\n3,4\n');
    const error = await read(path).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'IMPORT_FORMAT', params: { row: 2 } });
  });
});

describe('tables', () => {
  it('keeps the row numbers and every shape of cell', async () => {
    const path = await workbookFile([
      ['编号', '金额'],
      ['a', 1.5],
      [],
      [
        { richText: [{ text: '富' }, { text: '文本' }] },
        { formula: 'A1', result: 7 },
        { text: '链接', hyperlink: 'https://example.org' },
        new Date(Date.UTC(2026, 0, 2)),
        true,
        { error: '#N/A' },
      ],
    ]);
    const { sheets, format } = await read(path);
    expect(format).toBe('xlsx');
    expect(sheets).toHaveLength(1);
    expect(sheets[0]).toMatchObject({ name: '数据', rowCount: 4 });
    expect(sheets[0]?.rows.map((one) => one.row)).toEqual([1, 2, 4]);
    expect(sheets[0]?.rows[2]?.cells).toEqual(['富文本', 7, '链接', '2026-01-02', true, { error: '#N/A' }]);
  });

  it.each(['shared strings', 'inline strings'])(
    'never splits a character, however the bytes fall (%s)',
    async (kind) => {
      // Every length from 1 to 40 shifts the characters against the chunks; random text keeps the zip from folding it away.
      const texts = Array.from({ length: 6000 }, (_, index) => {
        const seed = (index * 2_654_435_761) >>> 0;
        return `${seed.toString(36)}${'客户名称有限公司𠮷'.repeat(1 + (index % 5)).slice(0, 1 + (index % 40))}`;
      });
      const path = join(testFolder(), 'long.xlsx');
      const writer = new Excel.stream.xlsx.WorkbookWriter({
        filename: path,
        useSharedStrings: kind === 'shared strings',
      });
      const sheet = writer.addWorksheet('数据');
      for (const text of texts) sheet.addRow([text.toWellFormed()]).commit();
      await writer.commit();
      const { sheets } = await read(path);
      expect(sheets[0]?.rows.map((one) => one.cells[0])).toEqual(texts.map((text) => text.toWellFormed()));
    },
  );

  it('finds a sheet’s name behind an absolute target, and formula errors', async () => {
    const path = join(testFolder(), 'a.xlsx');
    writeZip(
      path,
      workbookParts(row('<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1"><f>A1</f><v>0</v></c>')),
    );
    const { sheets } = await read(path);
    expect(sheets[0]?.name).toBe('Sheet name');
    expect(sheets[0]?.rows[0]?.cells).toEqual([null, { error: '#DIV/0!' }, 0]);
  });

  const text = '客户编号,客户名称,金额\r\nC1,上海东益商贸有限公司,"1,234.50"\r\n\r\nC2,南京鼎宇,0\r\n';
  const traditional =
    '客戶編號,客戶名稱,金額\r\nC1,臺北商貿有限公司,"1,234.50"\r\n\r\nC2,高雄電子股份有限公司,0\r\n';
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8', Buffer.from(`\ufeff${text}`)],
    ['GB18030', iconv.encode(text, 'gbk')],
    ['GB18030', iconv.encode(text, 'gb18030')],
    ['Big5', iconv.encode(traditional, 'big5')],
    ['UTF-16LE', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['UTF-16BE', iconv.encode(text, 'utf-16be', { addBOM: true })],
    ['UTF-16LE', iconv.encode(text.replaceAll(/[\u0080-\uffff]/g, 'x'), 'utf-16le')],
  ])('tells %s by the bytes', async (encoding, bytes) => {
    const found = await read(testFile('sales.csv', bytes));
    expect(found).toMatchObject({ format: 'csv', encoding });
    expect(found.sheets[0]?.rows.map((one) => one.row)).toEqual([1, 2, 4]);
    expect(found.sheets[0]?.rows[1]?.cells[2]).toBe('1,234.50');
    if (!`${text}${traditional}`.includes(String(found.sheets[0]?.rows[0]?.cells[0]))) {
      expect(found.sheets[0]?.rows[0]?.cells[0]).toBe('xxxx');
    }
  });

  it('reads accented Latin text as such', async () => {
    const latin = 'id,city\n1,Zürich\n2,Málaga\n3,Besançon\n4,Malmö\n5,Köln\n6,Genève\n';
    const { sheets } = await read(testFile('cities.csv', iconv.encode(latin, 'windows-1252')));
    expect(sheets[0]?.rows.map((one) => one.cells[1])).toEqual([
      'city',
      'Zürich',
      'Málaga',
      'Besançon',
      'Malmö',
      'Köln',
      'Genève',
    ]);
  });

  it('takes another encoding on request, and refuses one that does not exist', async () => {
    const path = testFile('big5.csv', iconv.encode('編號,名稱\n1,臺北\n', 'big5'));
    const { sheets } = await read(path, { encoding: 'big5' });
    expect(sheets[0]?.rows[1]?.cells).toEqual(['1', '臺北']);
    await expect(read(path, { encoding: 'martian' })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
  });

  it.each([
    ['tabs', 'a\tb\n1,5\t2\n'],
    ['semicolons', 'a;b\n1,5;2\n'],
    ['the mark Excel names', 'sep=;\na;b\n1,5;2\n'],
  ])('splits at %s', async (_, content) => {
    const { sheets } = await read(testFile('table.txt', content));
    expect(sheets[0]?.rows.at(-1)?.cells).toEqual(['1,5', '2']);
  });

  it('keeps only the head when asked, with the whole count', async () => {
    const lines = Array.from({ length: 500 }, (_, index) => `${index},x`).join('\n');
    const { sheets } = await read(testFile('long.csv', lines), { keepRows: 20 });
    expect(sheets[0]).toMatchObject({ rowCount: 500 });
    expect(sheets[0]?.rows).toHaveLength(20);
  });
});

describe('boundary files', () => {
  const square = (x: number, y: number) => [
    [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ],
  ];
  const feature = (
    x: number,
    properties: object,
    geometry: unknown = { type: 'Polygon', coordinates: square(x, 0) },
  ) => ({
    type: 'Feature',
    properties,
    geometry,
  });

  it('makes columns of properties, numbers features, and shares borders', async () => {
    const path = testFile(
      'counties.geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          feature(10, { code: 'a', pop: 5, nested: { x: 1 } }),
          feature(11, { code: 'b', name: 'B', __proto__: null }),
          feature(0, { code: 'c' }, null),
          feature(20, { code: 'd' }),
        ],
      }),
    );
    const { sheets, format } = await read(path);
    expect(format).toBe('geojson');
    const [sheet] = sheets;
    expect(sheet).toMatchObject({ name: 'counties', columns: ['code', 'pop', 'name'], rowCount: 4 });
    expect(sheet?.rows[1]).toEqual({ row: 2, cells: ['b', null, 'B'] });
    expect(sheet?.geometry?.rowOf).toEqual([0, 1, 3]);
    expect([...(sheet?.geometry?.pairs ?? [])]).toEqual([0, 1]);
    // A degree square at the equator, about 111 km by 111 km.
    expect((sheet?.geometry?.areas[0] ?? 0) / 1e6).toBeCloseTo(12_363, -2);
    expect(sheet?.geometry?.boundary.objects.units.geometries.map(({ id }) => id)).toEqual([0, 1, 3]);
  });

  it('moves GCJ-02 borders to WGS84 without opening gaps', async () => {
    const path = testFile(
      'gcj.geojson',
      JSON.stringify({ type: 'FeatureCollection', features: [feature(116, {}), feature(117, {})] })
        .replaceAll(',0]', ',35]')
        .replaceAll(',1]', ',36]'),
    );
    const { sheets } = await read(path, { crs: 'gcj02' });
    const geometry = sheets[0]?.geometry;
    expect([...(geometry?.pairs ?? [])]).toEqual([0, 1]);
    expect(geometry?.longitudes[0]).toBeLessThan(116.4999);
    expect(geometry?.longitudes[0]).toBeGreaterThan(116.48);
  });
});
