import { join } from 'node:path';
import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { previewed, sourceOf, wizard } from '../../../../test/support/import-wizard.ts';
import { readRawWorkbook } from '../../../../test/support/raw-workbook.ts';
import type { ImportDecisions, InspectedSheet } from '../../../shared/contract/import.ts';
import { languages, translate } from '../../../shared/i18n/index.ts';
import { testFile, testFolder } from '../../exchange/testing/folder.ts';
import { writeZip, type ZipPart } from '../../exchange/testing/zip-file.ts';
import type { Plan } from '../../plan/plan.ts';
import { testPlan } from '../../plan/testing/folder.ts';
import { importFiles } from '../import-files.ts';

type Cells = unknown[][];

async function saved(
  rows: Cells,
  mess: (page: Excel.Worksheet, book: Excel.Workbook) => unknown = () => {},
): Promise<string> {
  const book = new Excel.Workbook();
  const page = book.addWorksheet('客户清单');
  page.addRows(rows);
  await mess(page, book);
  const path = join(testFolder(), '客户.xlsx');
  await book.xlsx.writeFile(path);
  return path;
}

const headOf = (sheet: InspectedSheet | undefined) => sheet?.columns.map(({ header }) => header);

/** The first sheet taken as it is guessed, from inspecting to committing. */
async function taken(path: string, plan: Plan = testPlan(), byCode: ImportDecisions['byCode'] = {}) {
  const { files, service, open } = wizard(plan);
  try {
    const file = await open(path);
    const [sheet] = file.sheets;
    if (!sheet?.kind) throw new Error(`no kind was guessed: ${headOf(sheet)}`);
    const source = sourceOf(file);
    const { importId } = await previewed(service, source, { byCode, byIndex: {} });
    const found = await service.findings({ importId, code: null, offset: 0, limit: 1000 });
    const rejected = join(testFolder(), '未导入.xlsx');
    const target = files.register(rejected).id;
    await service.rejected({ importId, fileId: target, language: 'zh' });
    for await (const _ of service.commit({ importId }));
    return { sheet, plan, findings: found.rows, rejected };
  } finally {
    await service.close();
  }
}

/** ref, name and yuan of each year, by ref. */
function accountsOf(plan: Plan): (string | number)[][] {
  const years = plan.all('account_year').sort((a, b) => a.year - b.year);
  return plan
    .all('account')
    .map(({ id, ref, name }) => [
      ref,
      name,
      ...years.filter(({ account_id }) => account_id === id).map(({ sales_fen }) => sales_fen / 100),
    ]);
}

/** Sales as month → yuan of the account 001. */
async function salesOf(path: string): Promise<Record<string, number>> {
  const plan = testPlan();
  await importFiles(plan, { accounts: testFile('a.csv', '客户编号,客户名称,城市\n001,甲,南京市') });
  const { sheet } = await taken(path, plan);
  expect(sheet.kind).toBe('sales');
  return Object.fromEntries(
    plan.all('sales_month').map(({ month, amount_fen }) => [month, amount_fen / 100]),
  );
}

const heads = ['客户编号', '客户名称', '2025销售额(元)'];
const body: Cells = [
  ['001', '甲', 100],
  ['002', '乙', 250],
];
const plain = [
  ['001', '甲', 100],
  ['002', '乙', 250],
];

describe('a workbook as managers keep them is read as meant', () => {
  it('headings merged over two rows', async () => {
    const path = await saved(
      [
        ['客户编号', '客户名称', '销售额(万元)', null],
        [null, null, '2024', '2025'],
        ['001', '甲', 1, 2],
      ],
      (page) => ['A1:A2', 'B1:B2', 'C1:D1'].forEach((range) => void page.mergeCells(range)),
    );
    const { plan, sheet } = await taken(path);
    expect(headOf(sheet)).toEqual(['客户编号', '客户名称', '销售额(万元) 2024', '销售额(万元) 2025']);
    expect(accountsOf(plan)).toEqual([['001', '甲', 10_000, 20_000]]);
  });

  it('rows of totals at the end', async () => {
    const words = ['合计', '总 计', '本页合计：', '合计（元）', '总计 2 家', '合計', 'Total', 'Grand Total:'];
    const rows = [heads, ...body, ...words.map((word) => [word, null, 350])];
    const { plan, findings } = await taken(await saved(rows));
    expect(accountsOf(plan)).toEqual(plain);
    const told = findings.filter(({ code }) => code === 'ROW_BLANK');
    expect(told.map(({ row, value }) => [row, value])).toEqual(words.map((word, at) => [at + 4, word]));
  });

  it('a row of totals whose word stands under the name', async () => {
    const { plan } = await taken(await saved([heads, ...body, [null, '合计', 350]]));
    expect(accountsOf(plan)).toEqual(plain);
  });

  it('an account whose name begins like a total', async () => {
    const { plan } = await taken(await saved([heads, ...body, ['合计001', '总计科技', 5]]));
    expect(accountsOf(plan)).toHaveLength(3);
  });

  it('hidden rows and columns, a filter, frozen panes: what the sheet holds counts', async () => {
    const path = await saved([heads, ...body], (page) => {
      page.getRow(3).hidden = true;
      page.getColumn(2).hidden = true;
      page.autoFilter = 'A1:C3';
      page.views = [{ state: 'frozen', ySplit: 1 }];
    });
    expect(accountsOf((await taken(path)).plan)).toEqual(plain);
  });

  it('a protected sheet', async () => {
    const path = await saved([heads, ...body], (page) => page.protect('secret', {}));
    expect(accountsOf((await taken(path)).plan)).toEqual(plain);
  });

  it('blank columns before and among the columns, blank rows above', async () => {
    const spread = [heads, ...body].map(([id, name, sales]) => [null, id, null, name, null, sales]);
    const { plan, sheet } = await taken(await saved([[], [], ...spread]));
    expect(sheet.headerRow).toBe(3);
    expect(accountsOf(plan)).toEqual(plain);
  });

  it('a heading twice: the first counts, the second is left out in sight', async () => {
    const rows = [[...heads, '2025销售额(元)'], ...body.map((row) => [...row, 9])];
    const { plan, sheet } = await taken(await saved(rows));
    expect(sheet.mapping.map(({ field }) => field)).toEqual(['ref', 'name', 'salesYear', null]);
    expect(accountsOf(plan)).toEqual(plain);
  });

  it('notes under the table', async () => {
    const notes = ['注：本表数据截至2025年12月31日', '一、含税', '制表人：张三'];
    const { plan, findings } = await taken(await saved([heads, ...body, [], ...notes.map((note) => [note])]));
    expect(accountsOf(plan)).toEqual(plain);
    const told = findings.filter(({ code, row }) => code === 'ROW_BLANK' && row > 4);
    expect(told.map(({ value }) => value)).toEqual(notes);
  });

  it('two tables in one sheet, one under the other: the second is told and left out', async () => {
    const { plan, findings } = await taken(
      await saved([
        heads,
        ...body,
        [],
        ['工号', '姓名', '常驻城市'],
        ['R1', '张三', '南京市'],
        ['R2', '李四', '苏州市'],
      ]),
    );
    expect(accountsOf(plan)).toEqual(plain);
    expect(findings.filter(({ code }) => code === 'TABLE_BELOW')).toMatchObject([
      { row: 5, value: '工号 · 姓名 · 常驻城市', action: 'noted' },
    ]);
  });

  it('two tables in one sheet, side by side: the columns of the second are free to be left out', async () => {
    const rows = [
      [...heads, null, '工号', '姓名', '级别'],
      ['001', '甲', 100, null, 'R1', '张三', '高级'],
      ['002', '乙', 250],
    ];
    const { plan, sheet } = await taken(await saved(rows));
    expect(sheet).toMatchObject({ kind: 'accounts' });
    expect(accountsOf(plan)).toEqual(plain);
  });

  it('figures in brackets, in full width, with currency marks and size words', async () => {
    const typed = [
      '(1,234.50)',
      '（200）',
      '１，２３４．５',
      '¥1,000',
      '￥ 1,000',
      'RMB 1,000',
      '1,000元',
      '1.5万',
      '1 000',
    ];
    const dates = [
      '2026年1月',
      '2026年2月',
      '2026年3月份',
      '2026/4',
      '2026-05',
      '2026.6',
      '202607',
      'August 2026',
      '09/2026',
    ];
    const rows = typed.map((amount, at) => [dates[at], '001', amount]);
    expect(await salesOf(await saved([['月份', '客户编号', '销售额'], ...rows]))).toEqual({
      '2026-01': -1234.5,
      '2026-02': -200,
      '2026-03': 1234.5,
      '2026-04': 1000,
      '2026-05': 1000,
      '2026-06': 1000,
      '2026-07': 1000,
      '2026-08': 15_000,
      '2026-09': 1000,
    });
  });

  it.each([false, true])('days as Excel keeps them, counted from 1904: %s', async (date1904) => {
    const rows = [
      ['月份', '客户编号', '销售额'],
      [new Date(Date.UTC(2026, 2, 1)), '001', 7],
    ];
    const path = await saved(rows, (page, book) => {
      book.properties.date1904 = date1904;
      page.getColumn(1).numFmt = 'yyyy"年"m"月"';
    });
    expect(await salesOf(path)).toEqual({ '2026-03': 7 });
  });

  it('a unit in the heading', async () => {
    const rows = [
      ['客户编号', '客户名称', '2025年销售额（万元）'],
      ['001', '甲', 1.25],
    ];
    expect(accountsOf((await taken(await saved(rows))).plan)).toEqual([['001', '甲', 12_500]]);
  });

  it('headings in Traditional Chinese', async () => {
    const rows = [
      ['客戶編號', '客戶名稱', '城市', '地址', '經度', '緯度', '業務代表', '2025年銷售額(萬元)', '郵遞區號'],
      ['001', '甲', '南京市', '某路 1 號', 118.8, 32.1, '張三', 2, '210000'],
    ];
    const { plan, sheet } = await taken(await saved(rows));
    const fields = [
      'ref',
      'name',
      'city',
      'address',
      'longitude',
      'latitude',
      'rep',
      'salesYear',
      'postalCode',
    ];
    expect(sheet.mapping.map(({ field }) => field)).toEqual(fields);
    expect(accountsOf(plan)).toEqual([['001', '甲', 20_000]]);
  });
});

describe('a unit told in a title above the headings', () => {
  const bare = ['客户编号', '客户名称', '2025销售额'];

  it.each([
    ['2025年客户清单（单位：人民币万元）', 1e4],
    ['负责单位：万元科技有限公司', 1],
    ['单位：元、万元', 1],
  ])('%s', async (title, factor) => {
    const { plan } = await taken(await saved([[title], bare, ...body]));
    expect(accountsOf(plan)).toEqual(plain.map(([ref, name, sales]) => [ref, name, Number(sales) * factor]));
  });

  it('is shown with the column and told as a finding; a column with a unit of its own keeps it', async () => {
    const rows = [
      ['华东客户', null, null, '单位：万元'],
      [...bare, '年市场潜力(元)', '2024销售额(含税)'],
      ['001', '甲', 1.5, 80, 3],
    ];
    const { plan, sheet, findings } = await taken(await saved(rows));
    expect(headOf(sheet)).toEqual([
      '客户编号',
      '客户名称',
      '2025销售额（万元）',
      '年市场潜力(元)',
      '2024销售额(含税)（万元）',
    ]);
    expect(accountsOf(plan)).toEqual([['001', '甲', 30_000, 15_000]]);
    expect(plan.all('account')[0]?.potential_fen).toBe(8000);
    expect(findings.filter(({ code }) => code === 'UNIT_OF_TITLE')).toMatchObject([
      { row: 1, column: '2025销售额', value: '单位：万元', action: 'converted', suggestion: '万元' },
      { row: 1, column: '2024销售额(含税)', action: 'converted' },
    ]);
  });

  it('is refused when the figures are yuan already', async () => {
    const path = await saved([['单位：万元'], bare, ...body]);
    const { plan } = await taken(path, testPlan(), { UNIT_OF_TITLE: 'kept' });
    expect(accountsOf(plan)).toEqual(plain);
  });

  it('goes along with the rows left out, which come back without their title', async () => {
    const path = await saved([['单位：万元'], bare, ['001', '甲', 1], ['002', '乙', '不详']]);
    const { rejected } = await taken(path, testPlan(), { NUMBER_UNREADABLE: 'skipped' });
    const [sheet] = readRawWorkbook(rejected);
    expect(sheet?.rows[0]?.slice(0, 3).map(({ value }) => value)).toEqual([
      ...bare.slice(0, 2),
      '2025销售额（万元）',
    ]);
  });

  it('applies to months across the columns', async () => {
    const rows = [
      ['2026年销售（单位：万元）'],
      ['客户编号', '客户名称', '1月', '2月'],
      ['001', '甲', 1, 2.5],
    ];
    expect(await salesOf(await saved(rows))).toEqual({ '2026-01': 10_000, '2026-02': 25_000 });
  });
});

const zipped = (parts: ZipPart[]): string => {
  const path = join(testFolder(), '客户.xlsx');
  writeZip(path, parts);
  return path;
};

describe('another format under the name .xlsx is told in words', () => {
  it.each([
    [
      'IMPORT_LEGACY_XLS',
      '.xls',
      () => testFile('客户.xlsx', Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(2000)}`, 'hex')),
    ],
    ['IMPORT_OTHER_WORKBOOK', '.xlsb', () => zipped([{ name: 'xl/workbook.bin', content: 'x' }])],
    [
      'IMPORT_OTHER_WORKBOOK',
      '.ods',
      () =>
        zipped([
          { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
          { name: 'content.xml', content: '<office:document-content/>' },
        ]),
    ],
  ])('%s for %s', async (code, format, make) => {
    const error = await taken(make()).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code, params: { file: '客户.xlsx' } });
    const { params } = error as { params: Record<string, string> };
    for (const language of languages) {
      const words = translate(language, 'errors', code, params);
      expect(words).toContain('客户.xlsx');
      expect(words).toContain(format);
      expect(words).toMatch(/另存为 \.xlsx|as \.xlsx/);
    }
  });
});
