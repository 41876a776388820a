import { constants, deflateRawSync } from 'node:zlib';
import { workbookParts, type ZipPart } from '../zip-file.ts';
import { type HostileCase, hostile, withPart, zipBytes } from './case.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const good = '<row r="1"><c r="A1" t="str"><v>id</v></c></row><row r="2"><c r="A2"><v>5</v></c></row>';
const sheetPart = 'xl/worksheets/sheet1.xml';

/** Workbooks no spreadsheet program would save. */
export function hostileWorkbooks(folder: string): HostileCase[] {
  const book = (parts: readonly ZipPart[], gap = 0) => zipBytes(folder, parts, gap);
  const data = (rows: string) => () => book(workbookParts(rows));
  const whole = (part: string, content: string) => () => book(withPart(workbookParts(good), part, content));
  const bytes = () => book(workbookParts(good));
  return [
    ...[0.05, 0.2, 0.4, 0.6, 0.8, 0.95].map((share) =>
      hostile(`cut-at-${share}.xlsx`, 'IMPORT_TRUNCATED', () =>
        bytes().subarray(0, Math.floor(bytes().length * share)),
      ),
    ),
    hostile('directory-beyond-the-end.xlsx', 'IMPORT_TRUNCATED', () => {
      const all = bytes();
      all.writeUInt32LE(0x7fffffff, all.length - 6);
      return all;
    }),
    hostile('directory-is-noise.xlsx', 'IMPORT_FORMAT', () => {
      const all = bytes();
      all.fill(0xaa, all.readUInt32LE(all.length - 6), all.length - 22);
      return all;
    }),
    hostile('local-header-is-noise.xlsx', 'IMPORT_FORMAT', () => {
      const all = bytes();
      const second = all.indexOf(Buffer.from([0x50, 0x4b, 3, 4]), 10);
      all.fill(0xaa, second, second + 4);
      return all;
    }),
    hostile('deflate-is-noise.xlsx', 'IMPORT_FORMAT', () =>
      book([
        ...workbookParts(good).filter(({ name }) => name !== sheetPart),
        { name: sheetPart, deflated: Buffer.alloc(500, 0xfe) },
      ]),
    ),
    hostile('unknown-compression.xlsx', 'IMPORT_FORMAT', () => {
      const all = bytes();
      const directory = all.readUInt32LE(all.length - 6);
      for (let at = directory; at >= 0; at = all.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), at + 4))
        all.writeUInt16LE(99, at + 10);
      return all;
    }),
    hostile('entries-overlap.xlsx', 'IMPORT_FORMAT', () => {
      const all = bytes();
      const directory = all.readUInt32LE(all.length - 6);
      const next = all.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), directory + 4);
      all.writeUInt32LE(all.readUInt32LE(directory + 42), next + 42);
      return all;
    }),
    hostile('hidden-between-entries.xlsx', 'IMPORT_FORMAT', () => book(workbookParts(good), 4000)),
    hostile('zip-behind-a-program.xlsx', 'IMPORT_TYPE_UNKNOWN', () =>
      Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00'), bytes()]),
    ),
    hostile('zip-behind-a-picture.xlsx', 'IMPORT_TYPE_UNKNOWN', () =>
      Buffer.concat([Buffer.from('ffd8ffe000104a464946000101', 'hex'), bytes()]),
    ),
    hostile('encrypted-entries.xlsx', 'IMPORT_ENCRYPTED', () =>
      book(workbookParts(good).map((part) => ({ ...part, encrypted: true }))),
    ),
    hostile('too-many-entries.xlsx', 'IMPORT_TOO_LARGE', () =>
      book([
        ...workbookParts(good),
        ...Array.from({ length: 2100 }, (_, at) => ({ name: `x/${at}`, content: '' })),
      ]),
    ),
    hostile('zip-bomb.xlsx', 'IMPORT_TOO_LARGE', () => {
      const segment = deflateRawSync(Buffer.alloc(64 * 1024 * 1024, ' '), {
        finishFlush: constants.Z_SYNC_FLUSH,
      });
      const deflated = Buffer.concat([
        ...Array.from({ length: 12 }, () => segment),
        deflateRawSync(Buffer.alloc(0)),
      ]);
      return book([
        ...workbookParts('').filter(({ name }) => name !== sheetPart),
        { name: sheetPart, deflated },
      ]);
    }),
    hostile('bomb-of-shared-strings.xlsx', 'IMPORT_TOO_LARGE', () =>
      book(
        withPart(
          workbookParts(good),
          'xl/sharedStrings.xml',
          `<sst><si><t>${'A'.repeat(40_000_000)}</t></si></sst>`,
        ),
      ),
    ),
    ...[
      '../../out.xml',
      '/etc/passwd',
      'C:/Windows/x.dll',
      'xl/../../x',
      '..\\x',
      'xl\\..\\..\\x',
      'a\0b',
    ].map((name, index) =>
      hostile(`name-leads-out-${index}.xlsx`, 'IMPORT_UNSAFE', () =>
        book([...workbookParts(good), { name, content: 'x' }]),
      ),
    ),
    ...[
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/sharedStrings.xml',
      'xl/styles.xml',
      sheetPart,
    ].map((part) =>
      hostile(
        `entity-bomb-in-${part.replace(/^.*\//, '')}.xlsx`,
        'IMPORT_DOCTYPE',
        whole(
          part,
          `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><x>&c;</x>`,
        ),
      ),
    ),
    hostile(
      'entity-from-disk.xlsx',
      'IMPORT_DOCTYPE',
      whole(sheetPart, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet/>'),
    ),
    hostile(
      'entity-from-the-net.xlsx',
      'IMPORT_DOCTYPE',
      whole(sheetPart, '<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><worksheet/>'),
    ),
    hostile(
      'unknown-entity.xlsx',
      'harmless',
      data('<row r="1"><c r="A1" t="str"><v>&unknown;</v></c></row>'),
    ),
    hostile(
      'character-zero.xlsx',
      'harmless',
      data('<row r="1"><c r="A1" t="str"><v>a&#0;&#x110000;b</v></c></row>'),
    ),
    hostile(
      'element-left-open.xlsx',
      'IMPORT_FORMAT',
      whole(sheetPart, `<worksheet xmlns="${main}"><sheetData><row r="1">`),
    ),
    hostile('elements-crossed.xlsx', 'IMPORT_FORMAT', data('<row r="1"><c r="A1"><v>5</c></v></row>')),
    hostile('tag-left-open.xlsx', 'IMPORT_FORMAT', whole(sheetPart, '<worksheet><sheetData><row r="1"')),
    hostile('comment-left-open.xlsx', 'IMPORT_FORMAT', data('<!-- <row r="1"/>')),
    hostile(
      'cdata-left-open.xlsx',
      'IMPORT_FORMAT',
      data('<row r="1"><c r="A1" t="str"><v><![CDATA[x</v></c></row>'),
    ),
    hostile('too-deep.xlsx', 'IMPORT_FORMAT', whole(sheetPart, '<a>'.repeat(50_000))),
    hostile(
      'endless-attribute.xlsx',
      'IMPORT_FORMAT',
      data(`<row r="1" x="${'y'.repeat(9_000_000)}"><c r="A1"><v>1</v></c></row>`),
    ),
    hostile('not-xml.xlsx', 'IMPORT_EMPTY', whole(sheetPart, 'plain text')),
    hostile('null-bytes.xlsx', 'IMPORT_EMPTY', whole(sheetPart, '\0\0\0\0')),
    hostile(
      'no-sheets.xlsx',
      'IMPORT_FORMAT',
      whole('xl/workbook.xml', `<workbook xmlns="${main}"><sheets/></workbook>`),
    ),
    hostile('sheet-without-a-part.xlsx', 'IMPORT_FORMAT', () =>
      book(workbookParts(good).filter(({ name }) => name !== sheetPart)),
    ),
    hostile('no-relations.xlsx', 'IMPORT_FORMAT', () =>
      book(workbookParts(good).filter(({ name }) => !name.endsWith('.rels'))),
    ),
    hostile('relation-leads-out.xlsx', 'IMPORT_FORMAT', () =>
      book(
        workbookParts(good).map((part) =>
          part.name.endsWith('.rels')
            ? {
                ...part,
                content: String(part.content).replace('/xl/worksheets/sheet1.xml', '../../../etc/passwd'),
              }
            : part,
        ),
      ),
    ),
    ...['0', '-1', '1e3', 'x', '1048577', '99999999999999999999'].map((number) =>
      hostile(
        `row-${number}.xlsx`,
        /^(?:1048577|9+)$/.test(number)
          ? 'IMPORT_TOO_LARGE'
          : number === '1e3'
            ? 'harmless'
            : 'IMPORT_FORMAT',
        data(`<row r="${number}"><c r="A1"><v>1</v></c></row>`),
      ),
    ),
    hostile(
      'rows-backwards.xlsx',
      'IMPORT_FORMAT',
      data('<row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'),
    ),
    hostile('cell-without-a-column.xlsx', 'IMPORT_FORMAT', data('<row r="1"><c r="1"><v>1</v></c></row>')),
    hostile(
      'column-out-of-sight.xlsx',
      'IMPORT_TOO_LARGE',
      data('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'),
    ),
    hostile(
      'three-hundred-and-one-columns.xlsx',
      'IMPORT_TOO_LARGE',
      data('<row r="1"><c r="KO1"><v>1</v></c></row>'),
    ),
    hostile(
      'cell-as-long-as-a-book.xlsx',
      'IMPORT_TOO_LARGE',
      data(`<row r="1"><c r="A1" t="str"><v>${'A'.repeat(40_000)}</v></c></row>`),
    ),
    hostile(
      'shared-string-nowhere.xlsx',
      'IMPORT_EMPTY',
      data('<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'),
    ),
    hostile('style-nowhere.xlsx', 'harmless', data('<row r="1"><c r="A1" s="-5"><v>1</v></c></row>')),
    hostile('day-beyond-time.xlsx', 'harmless', () =>
      book(
        withPart(
          workbookParts('<row r="1"><c r="A1" s="0"><v>1e300</v></c></row>'),
          'xl/styles.xml',
          '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
        ),
      ),
    ),
    hostile('merged-everything.xlsx', 'harmless', () =>
      book(
        withPart(
          workbookParts(''),
          sheetPart,
          `<worksheet xmlns="${main}"><sheetData>${good}</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(5000)}</mergeCells></worksheet>`,
        ),
      ),
    ),
    ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'].map((heading) =>
      hostile(
        `heading-${heading}.xlsx`,
        'harmless',
        data(
          `<row r="1"><c r="A1" t="str"><v>${heading}</v></c><c r="B1" t="str"><v>id</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>`,
        ),
      ),
    ),
    hostile(
      'formula-that-calls.xlsx',
      'harmless',
      data('<row r="1"><c r="A1" t="str"><f>cmd|\'/c calc\'!A1</f><v>id</v></c></row>'),
    ),
    hostile('letter.docx', 'IMPORT_TYPE_UNKNOWN', () =>
      book([{ name: 'word/document.xml', content: '<x/>' }]),
    ),
    hostile('slides.pptx', 'IMPORT_TYPE_UNKNOWN', () =>
      book([{ name: 'ppt/presentation.xml', content: '<x/>' }]),
    ),
    hostile('sheet.ods', 'IMPORT_TYPE_UNKNOWN', () =>
      book([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }]),
    ),
    hostile('empty.zip', 'IMPORT_TYPE_UNKNOWN', () => book([])),
  ];
}
