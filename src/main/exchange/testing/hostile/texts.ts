import iconv from 'iconv-lite';
import { type HostileCase, hostile } from './case.ts';

const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** First bytes of files that are no table, whatever their name says. */
const magics: readonly (readonly [string, string])[] = [
  ['png', '89504e470d0a1a0a0000000d49484452'],
  ['jpeg', 'ffd8ffe000104a46494600010100000100010000'],
  ['gif', '4749463839610100010080000000'],
  ['bmp', '424d4600000000000000360000002800'],
  ['webp', '524946462400000057454250565038'],
  ['program', '4d5a90000300000004000000ffff0000'],
  ['elf', '7f454c4602010100000000000000'],
  ['gzip', '1f8b0800000000000003'],
  ['7z', '377abcaf271c0004'],
  ['rar', '526172211a070100'],
  ['xz', 'fd377a585a000004'],
  ['class', 'cafebabe00000034'],
  ['wasm', '0061736d01000000'],
  ['mp4', '000000186674797069736f6d'],
  ['font', '0001000000100100'],
  ['flatgeobuf', '6667620366676201'],
  ['parquet', '5041523115041500'],
];

/** Text files and things that pretend to be. */
export function hostileTexts(): HostileCase[] {
  return [
    ...magics.map(([kind, hex]) =>
      hostile(`${kind}.csv`, 'IMPORT_TYPE_UNKNOWN', () => Buffer.from(hex, 'hex')),
    ),
    hostile('old.xls', 'IMPORT_LEGACY_XLS', () => Buffer.concat([ole, Buffer.alloc(2000)])),
    hostile('old-cut.xls', 'IMPORT_LEGACY_XLS', () => Buffer.concat([ole, Buffer.alloc(3)])),
    hostile('password.xlsx', 'IMPORT_ENCRYPTED', () =>
      Buffer.concat([ole, Buffer.alloc(1000), Buffer.from('EncryptedPackage', 'utf16le')]),
    ),
    hostile(
      'page.html',
      'IMPORT_TYPE_UNKNOWN',
      () => '<html><script>alert(1)</script><table><tr><td>1</td></tr></table></html>',
    ),
    hostile(
      'page.xls',
      'IMPORT_TYPE_UNKNOWN',
      () => '<!DOCTYPE html><html xmlns:x="urn:schemas-microsoft-com:office:excel">',
    ),
    hostile(
      'drawing.svg',
      'IMPORT_TYPE_UNKNOWN',
      () => '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    ),
    hostile('paper.pdf', 'IMPORT_TYPE_UNKNOWN', () => '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n'),
    hostile('letter.rtf', 'IMPORT_TYPE_UNKNOWN', () => '{\\rtf1\\ansi{\\fonttbl}x}'),
    hostile('nothing.csv', 'IMPORT_EMPTY', () => ''),
    hostile('mark-only.csv', 'IMPORT_EMPTY', () => '\ufeff'),
    hostile('newlines.csv', 'IMPORT_EMPTY', () => '\n'.repeat(10_000)),
    hostile('commas.csv', 'IMPORT_EMPTY', () => `${','.repeat(200)}\n`.repeat(50)),
    hostile('spaces.csv', 'IMPORT_TOO_LARGE', () => ' '.repeat(100_000)),
    hostile('quote-left-open.csv', 'IMPORT_FORMAT', () => 'a,b\n1,"2\n3,4\n'),
    hostile('quote-left-open-long.csv', 'IMPORT_TOO_LARGE', () => `a,b\n1,"${'x\n'.repeat(30_000)}"\n`),
    hostile('record-without-end.csv', 'IMPORT_FORMAT', () => `a,"${'x,'.repeat(3_000_000)}`),
    hostile('cell-as-long-as-a-book.csv', 'IMPORT_TOO_LARGE', () => `a,b\n${'x'.repeat(50_000)},1\n`),
    hostile('wide.csv', 'IMPORT_TOO_LARGE', () => `${Array.from({ length: 5000 }, () => 'x').join(',')}\n`),
    hostile('long.csv', 'IMPORT_TOO_LARGE', () => 'a\n'.repeat(1_048_577)),
    hostile('control-bytes.csv', 'IMPORT_TYPE_UNKNOWN', () => Buffer.from('a,b\n1,\x01\x02\x03\n')),
    hostile('zeros.csv', 'IMPORT_TYPE_UNKNOWN', () => Buffer.alloc(4096)),
    hostile('half-a-character.csv', 'harmless', () =>
      iconv.encode('编号,名称\n1,南京\n', 'gbk').subarray(0, -2),
    ),
    hostile('odd-utf16.csv', 'harmless', () =>
      iconv.encode('id,name\n1,x\n', 'utf-16le', { addBOM: true }).subarray(0, -1),
    ),
    hostile('lone-surrogates.csv', 'harmless', () => Buffer.from('fffe690064000a0000d80a003100', 'hex')),
    hostile('overlong-utf8.csv', 'harmless', () => Buffer.from('69642c780a312cc0af0a', 'hex')),
    hostile('mixed-encodings.csv', 'harmless', () =>
      Buffer.concat([Buffer.from('编号,名称\n'), iconv.encode('1,南京\n', 'gbk')]),
    ),
    hostile('separator-of-its-own.csv', 'harmless', () =>
      'sep=\u0007\nid\u0007name\n1\u0007x\n'.replaceAll('\u0007', '^'),
    ),
    ...['__proto__', 'constructor', 'prototype'].map((heading) =>
      hostile(`heading-${heading}.csv`, 'harmless', () => `id,${heading}\n1,{"a":1}\n`),
    ),
    ...[
      '=cmd|"/c calc"!A1',
      '+1+cmd',
      '-2+3+cmd',
      '@SUM(A1)',
      '\t=1+1',
      '=HYPERLINK("http://example.org","x")',
    ].map((formula, index) =>
      hostile(`formula-${index}.csv`, 'harmless', () => `id,name\n1,"${formula.replaceAll('"', '""')}"\n`),
    ),
    hostile('right-to-left-name-\u202excod.csv', 'harmless', () => 'id,name\n1,x\n'),
    hostile(
      'regular-expression-trap.csv',
      'harmless',
      () => `id,name,销售额\n1,${'('.repeat(5000)},${'1,'.repeat(20)}\n`,
    ),
  ];
}
