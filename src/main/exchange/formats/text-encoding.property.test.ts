import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { testFile } from '../testing/folder.ts';
import { detectContent } from './detect.ts';
import { detectEncoding } from './text-encoding.ts';

const simplified = [
  '客户编号',
  '客户名称',
  '南京市',
  '溧水区',
  '销售额',
  '负责人',
  '陈晓明',
  '一汽大众',
  '月份',
];
const traditional = [
  '客戶編號',
  '客戶名稱',
  '臺北市',
  '信義區',
  '銷售額',
  '負責人',
  '陳怡君',
  '一銀',
  '月份',
];
const figures = fc.constantFrom('1', '2026-01', 'A-17', '1234.5', '');

/** A short table: a line of headings at least, text in every row. */
const table = (words: readonly string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words), figures), {
      minLength: 1,
      maxLength: 6,
    })
    .map((rows) => rows.map((cells) => cells.join(',')).join('\r\n'));

it.each([
  ['GB18030', simplified, 'GB18030'],
  ['Big5', traditional, 'Big5'],
  ['UTF-8', traditional, 'UTF-8'],
  ['utf-16be', simplified, 'UTF-16BE'],
  ['utf-16le', simplified, 'UTF-16LE'],
  ['utf-16be', traditional, 'UTF-16BE'],
  ['utf-16le', traditional, 'UTF-16LE'],
])('tells a few lines in %s without a mark', (encoding, words, told) => {
  fc.assert(
    fc.property(table(words), (text) => {
      expect(detectEncoding(iconv.encode(text, encoding, { addBOM: false }))).toBe(told);
    }),
    { numRuns: 300 },
  );
});

/** Characters of GB 2312's second level, of GBK beyond it, and of four bytes. */
const rare = ['镕', '喆', '旻', '㛃', '䶮', '𬭎', '㙟'];

it('tells a name or two of rare characters in GB18030 by one of four bytes, among digits and marks', () => {
  const cell = fc.array(fc.constantFrom(...rare), { maxLength: 2 }).map((name) => `${name.join('')}𬭎`);
  const rows = fc.array(fc.tuple(cell, figures), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(rows, (names) => {
      const text = names.map((cells) => cells.join(',')).join('\r\n');
      expect(detectEncoding(iconv.encode(text, 'GB18030'))).toBe('GB18030');
    }),
    { numRuns: 300 },
  );
});

it('tells GB18030 by common words with rare names among them', () => {
  const words = [...simplified, ...rare];
  fc.assert(
    fc.property(table(words), (text) => {
      expect(detectEncoding(iconv.encode(`客户编号,客户名称,负责人\r\n${text}`, 'GB18030'))).toBe('GB18030');
    }),
    { numRuns: 300 },
  );
});

it.each(['Straße,Café\nMünchen,é\n', 'Größe;Höhe\n1;2\n', 'Übergröße,Ägypten\n'])(
  'takes accented letters for no Chinese: %s',
  (text) => {
    expect(detectEncoding(iconv.encode(text, 'windows-1252'))).toBe('ISO-8859-1');
  },
);

it('takes a table in UTF-16 without a mark for text, and other bytes with zeros not', async () => {
  const bytes = iconv.encode('客户编号,客户名称\n甲,乙\n', 'utf-16be', { addBOM: false });
  expect(await detectContent(testFile('a.csv', bytes), 'a.csv')).toBe('text');
  const other = Buffer.from([1, 0, 2, 0, 3, 0, 4, 0]);
  await expect(detectContent(testFile('b.csv', other), 'b.csv')).rejects.toThrow('IMPORT_TYPE_UNKNOWN');
});
