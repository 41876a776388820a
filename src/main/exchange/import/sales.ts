import { cellText } from '../formats/sheet.ts';
import { type ImportContext, type Interpreted, type KnownAccount, sampleSize } from './context.ts';
import type { FindingList } from './finding-list.ts';
import { parsePeriod } from './parse-period.ts';
import { samePlace } from './place-name.ts';
import { readNumber } from './read-number.ts';
import { noteBlankRows, readText, type Table } from './table.ts';

/** Sales of an account in a month delivered to one place: rows of a file with the same key are summed. */
export interface SalesDraft {
  accountId: number;
  /** `2026-01` */
  month: string;
  deliveredProvince: string;
  deliveredCity: string;
  amountFen: number;
  /** How many rows of the file it stands for. */
  rows: number;
}

export function interpretSales(
  table: Table,
  context: ImportContext,
  findings: FindingList,
): Interpreted<SalesDraft> {
  noteBlankRows(table, findings);
  const drafts = new Map<string, SalesDraft>();
  const sample: Record<string, string>[] = [];
  const elsewhere = createElsewhere();
  const monthColumn = table.column('month');
  const refColumn = table.column('ref');
  const amountColumn = table.column('amount');
  const cityColumn = table.column('deliveredCity');
  let rowsSkipped = 0;
  for (const [index, row] of table.rows.entries()) {
    table.reached(index + 1);
    const ref = readText(table, 'ref', row, findings);
    const province = readText(table, 'deliveredProvince', row, findings);
    const city = readText(table, 'deliveredCity', row, findings);
    const monthText = monthColumn ? cellText(row.cells[monthColumn.index]) : '';
    const month = monthColumn ? parsePeriod(row.cells[monthColumn.index]) : null;
    if (month === null) findings.add('PERIOD_UNREADABLE', row.row, monthColumn?.header ?? '', monthText);
    const account = ref.text === '' ? undefined : context.accountLike(ref.text);
    if (!account) {
      const code = ref.text === '' ? 'ID_MISSING' : 'ACCOUNT_UNKNOWN';
      findings.add(code, row.row, refColumn?.header ?? '', ref.text, '', 'skipped');
    }
    // Returned goods are negative on purpose.
    const amount = readNumber(table, amountColumn, row, findings, { money: true, negative: 'allowed' });
    const skip = ref.skip || province.skip || city.skip || amount.skip;
    if (skip || !account || month === null || amount.value === undefined) {
      rowsSkipped++;
      continue;
    }
    if (elsewhere(account, city.text)) {
      findings.add('DELIVERED_ELSEWHERE', row.row, cityColumn?.header ?? '', city.text, account.city);
    }
    const key = `${account.id}|${month}|${province.text}|${city.text}`;
    const draft = drafts.get(key);
    if (draft) {
      draft.amountFen += amount.value;
      draft.rows++;
    } else {
      drafts.set(key, {
        accountId: account.id,
        month,
        deliveredProvince: province.text,
        deliveredCity: city.text,
        amountFen: amount.value,
        rows: 1,
      });
    }
    if (sample.length < sampleSize) {
      sample.push(
        Object.fromEntries([
          [monthColumn?.header ?? '', month],
          [refColumn?.header ?? '', ref.text],
          [amountColumn?.header ?? '', String(amount.value / 100)],
          ...(cityColumn ? [[cityColumn.header, city.text]] : []),
        ]),
      );
    }
  }
  return { drafts: [...drafts.values()], rowsRead: table.rows.length, rowsSkipped, sample };
}

/** Few pairs of cities make up all rows: each is compared once. */
function createElsewhere(): (account: KnownAccount, city: string) => boolean {
  const known = new Map<string, boolean>();
  return (account, city) => {
    if (city === '' || account.city === '') return false;
    const key = `${account.city}|${city}`;
    let answer = known.get(key);
    if (answer === undefined) {
      answer = !samePlace(account.city, city);
      known.set(key, answer);
    }
    return answer;
  };
}
