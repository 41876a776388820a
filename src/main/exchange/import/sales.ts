import { cellText, type SheetRow } from '../formats/sheet.ts';
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
  const refColumn = table.column('ref');
  const cityColumn = table.column('deliveredCity');
  const amountsOf = table.columns('salesMonth').length > 0 ? amountsByColumn : amountByRow;
  let rowsSkipped = 0;
  for (const [index, row] of table.rows.entries()) {
    table.reached(index + 1);
    const ref = readText(table, 'ref', row, findings);
    const province = readText(table, 'deliveredProvince', row, findings);
    const city = readText(table, 'deliveredCity', row, findings);
    const account = ref.text === '' ? undefined : context.accountLike(ref.text);
    if (!account) {
      const code = ref.text === '' ? 'ID_MISSING' : 'ACCOUNT_UNKNOWN';
      findings.add(code, row.row, refColumn?.header ?? '', ref.text, '', 'skipped');
    }
    const { amounts, skip } = amountsOf(table, row, findings);
    if (skip || ref.skip || province.skip || city.skip || !account) {
      rowsSkipped++;
      continue;
    }
    if (elsewhere(account, city.text)) {
      findings.add('DELIVERED_ELSEWHERE', row.row, cityColumn?.header ?? '', city.text, account.city);
    }
    for (const [month, amountFen] of amounts) {
      const key = `${account.id}|${month}|${province.text}|${city.text}`;
      const draft = drafts.get(key);
      if (draft) {
        draft.amountFen += amountFen;
        draft.rows++;
      } else {
        drafts.set(key, {
          accountId: account.id,
          month,
          deliveredProvince: province.text,
          deliveredCity: city.text,
          amountFen,
          rows: 1,
        });
      }
    }
    if (sample.length < sampleSize) sample.push(show(table, ref.text, city.text, amounts));
  }
  return { drafts: [...drafts.values()], rowsRead: table.rows.length, rowsSkipped, sample };
}

/** [month `2026-01`, fen] of a row. */
type Amounts = { amounts: [string, number][]; skip: boolean };

/** A row is one month. Returned goods are negative on purpose. */
function amountByRow(table: Table, row: SheetRow, findings: FindingList): Amounts {
  const column = table.column('month');
  const text = column ? cellText(row.cells[column.index]) : '';
  const month = column ? parsePeriod(row.cells[column.index]) : null;
  if (month === null) findings.add('PERIOD_UNREADABLE', row.row, column?.header ?? '', text);
  const amount = readNumber(table, table.column('amount'), row, findings, {
    money: true,
    negative: 'allowed',
  });
  if (month === null || amount.value === undefined) return { amounts: [], skip: true };
  return { amounts: [[month, amount.value]], skip: amount.skip };
}

/** A row has a column for each month; a blank one leaves what stands. */
function amountsByColumn(table: Table, row: SheetRow, findings: FindingList): Amounts {
  const amounts: [string, number][] = [];
  let skip = false;
  for (const column of table.columns('salesMonth')) {
    const amount = readNumber(table, column, row, findings, { money: true, negative: 'allowed' });
    skip ||= amount.skip;
    if (amount.value !== undefined && column.month !== null) amounts.push([column.month, amount.value]);
  }
  return { amounts, skip };
}

function show(table: Table, ref: string, city: string, amounts: Amounts['amounts']): Record<string, string> {
  const headerOf = (field: string) => table.column(field)?.header;
  const byMonth = new Map(amounts);
  const [[month = '', amount = 0] = []] = amounts;
  const cells: [string | undefined, string][] = [
    [headerOf('month'), month],
    [headerOf('ref'), ref],
    [headerOf('amount'), String(amount / 100)],
    [headerOf('deliveredCity'), city],
  ];
  // Each month under itself: the year is told, however the sheet says it.
  for (const column of table.columns('salesMonth')) {
    const fen = column.month === null ? undefined : byMonth.get(column.month);
    cells.push([column.month ?? undefined, fen === undefined ? '' : String(fen / 100)]);
  }
  return Object.fromEntries(
    cells.flatMap(([header, text]) => (header === undefined ? [] : [[header, text]])),
  );
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
