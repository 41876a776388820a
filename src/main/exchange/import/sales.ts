import { cellText, type SheetRow } from '../formats/sheet.ts';
import { type ImportContext, type Interpreted, type KnownAccount, sampleSize } from './context.ts';
import type { FindingList } from './finding-list.ts';
import type { Period } from './parse-period.ts';
import { periodReader } from './period-column.ts';
import { samePlace } from './place-name.ts';
import { readNumber } from './read-number.ts';
import { shownAmount } from './shown-amount.ts';
import { type MappedColumn, noteBlankRows, readText, type Table } from './table.ts';

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

/** `thisYear` tells which years of two digits are meant. */
export function interpretSales(
  table: Table,
  context: ImportContext,
  findings: FindingList,
  thisYear: number,
): Interpreted<SalesDraft> {
  noteBlankRows(table, findings);
  const drafts = new Map<string, SalesDraft>();
  const sample: Record<string, string>[] = [];
  const elsewhere = createElsewhere();
  const refColumn = table.column('ref');
  const cityColumn = table.column('deliveredCity');
  const amountsOf =
    table.columns('salesMonth').length > 0 ? amountsByColumn(table) : amountByRow(table, thisYear);
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
    const { amounts, skip } = amountsOf(row, findings);
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

type AmountsOf = (row: SheetRow, findings: FindingList) => Amounts;

/** A row is one month. Returned goods are negative on purpose. */
function amountByRow(table: Table, thisYear: number): AmountsOf {
  const column = table.column('month');
  const cells = column ? table.rows.map((row) => row.cells[column.index]) : [];
  const periodOf = periodReader(cells, thisYear);
  return (row, findings) => {
    const cell = column && row.cells[column.index];
    const month = column ? monthOf(periodOf(cell), column, row.row, cellText(cell), findings) : null;
    const amount = readNumber(table, table.column('amount'), row, findings, {
      money: true,
      negative: 'allowed',
    });
    if (month === null || amount.value === undefined) return { amounts: [], skip: true };
    return { amounts: [[month, amount.value]], skip: amount.skip };
  };
}

/** The calendar month that is meant, with a finding where the cell doesn't say it in full; null: none, and the row is left out. */
function monthOf(
  period: Period | null,
  { header, year }: MappedColumn,
  row: number,
  text: string,
  findings: FindingList,
): string | null {
  if (period?.kind === 'month') return period.month;
  if (period?.kind === 'yearless' && year !== null)
    return `${year}-${String(period.monthOfYear).padStart(2, '0')}`;
  if (period?.kind === 'short')
    return findings.add('PERIOD_SHORT', row, header, text, period.month) === 'converted'
      ? period.month
      : null;
  findings.add(period?.kind === 'unclear' ? 'PERIOD_UNCLEAR' : 'PERIOD_UNREADABLE', row, header, text);
  return null;
}

/** A row has a column for each month; a blank one leaves what stands. */
function amountsByColumn(table: Table): AmountsOf {
  return (row, findings) => {
    const amounts: [string, number][] = [];
    let skip = false;
    for (const column of table.columns('salesMonth')) {
      const amount = readNumber(table, column, row, findings, { money: true, negative: 'allowed' });
      skip ||= amount.skip;
      if (amount.value !== undefined && column.month !== null) amounts.push([column.month, amount.value]);
    }
    return { amounts, skip };
  };
}

function show(table: Table, ref: string, city: string, amounts: Amounts['amounts']): Record<string, string> {
  const headerOf = (field: string) => table.column(field)?.header;
  const total = table.column('amount');
  const byMonth = new Map(amounts);
  const [[month = '', amount = 0] = []] = amounts;
  const cells: [string | undefined, string][] = [
    [headerOf('month'), month],
    [headerOf('ref'), ref],
    [total?.header, shownAmount(amount, total?.heading.factor ?? 1)],
    [headerOf('deliveredCity'), city],
  ];
  // Each month under itself: the year is told, however the sheet says it.
  for (const column of table.columns('salesMonth')) {
    const fen = column.month === null ? undefined : byMonth.get(column.month);
    cells.push([column.month ?? undefined, shownAmount(fen, 1)]);
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
