import Excel from 'exceljs';
import { Random } from '../../src/main/engine/design/random.ts';

/** Twenty columns, as a company's own customer list has them: sixteen that are read, four that are its own affair. */
const headings = [
  ...['客户编号', '客户名称', '省份', '城市', '区县', '地址', '经度', '纬度', '行业', '产品线'],
  ...['2023销售额(元)', '2024销售额(元)', '2025销售额(元)', '潜力(元)', '负责人', '客户等级'],
  ...['年拜访次数', '每次拜访时长(分钟)', '联系人', '备注'],
];

const industries = ['医疗', '零售', '制造', '教育', '物流'];
const lines = ['A 系列', 'B 系列', 'C 系列'];

/** Writes a seeded list of `count` customers; about one row in fifty has something to mend. */
export async function writeAccounts(path: string, count: number, seed: number): Promise<void> {
  const seeded = new Random(seed);
  const random = () => seeded.fraction();
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const amount = () => Math.round(random() ** 3 * 2_000_000);
  const workbook = new Excel.stream.xlsx.WorkbookWriter({
    filename: path,
    useStyles: false,
    useSharedStrings: false,
  });
  const sheet = workbook.addWorksheet('客户清单');
  sheet.addRow(headings).commit();
  for (let index = 1; index <= count; index++) {
    const odd = random() < 0.02;
    const [east, north] = [random(), random()];
    // Each of a hundred reps has a patch of the region; one customer in thirty is somebody else's.
    const patch = random() < 0.03 ? seeded.below(100) : Math.floor(east * 10) * 10 + Math.floor(north * 10);
    sheet
      .addRow([
        `C${String(index).padStart(6, '0')}`,
        `第${index}号客户有限公司`,
        '江苏省',
        '南京市',
        '',
        `中山路 ${1 + Math.floor(random() * 900)} 号`,
        Math.round((117.5 + east * 3) * 1e6) / 1e6,
        Math.round((31.2 + north * 2.5) * 1e6) / 1e6,
        pick(industries),
        pick(lines),
        amount(),
        amount(),
        odd ? `${amount()}.00` : amount(),
        amount() * 2,
        `代表${1 + patch}`,
        pick(['A', 'B', 'C', '']),
        Math.floor(random() * 24),
        30 + Math.floor(random() * 60),
        `联系人${index % 977}`,
        odd ? '待核' : '',
      ])
      .commit();
    if (index % 5000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await workbook.commit();
}
