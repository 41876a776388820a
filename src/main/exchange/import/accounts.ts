import type { CoordinateSystem } from '../../../shared/contract/import.ts';
import { mostOf } from '../../../shared/domain/import-fields.ts';
import { cellText, type SheetRow } from '../formats/sheet.ts';
import { type ImportContext, type Interpreted, sampleSize } from './context.ts';
import type { FindingList } from './finding-list.ts';
import { foldTraditional } from './fold-traditional.ts';
import { readNumber } from './read-number.ts';
import { type ResolvedPoint, resolvePoint } from './resolve-point.ts';
import { shownAmount } from './shown-amount.ts';
import { noteBlankRows, readText, type Table } from './table.ts';
import { type RowId, uniqueIds } from './unique-ids.ts';

const textFields = [
  'name',
  'province',
  'city',
  'county',
  'address',
  'industry',
  'productLine',
  'channel',
] as const;
export type AccountText = (typeof textFields)[number];

/** One row as the plan will take it. Undefined and '' = not given: what the plan has stays. */
export interface AccountDraft {
  ref: string;
  text: Record<AccountText, string>;
  /** GB/T 2260 code of its county as written; '' = not given. */
  countyCode: string;
  postalCode: string;
  point: ResolvedPoint | null;
  /** [year, fen]. */
  years: [number, number][];
  potentialFen: number | undefined;
  /** A rep's id, or the name of one to be created. */
  rep: number | string | undefined;
  repText: string;
  customerClass: 'A' | 'B' | 'C' | undefined;
  callsPerYear: number | undefined;
  minutesPerCall: number | undefined;
  /** Fields to be emptied (`Table.erased`). */
  erased: ReadonlySet<string>;
}

export function interpretAccounts(
  table: Table,
  crs: CoordinateSystem,
  context: ImportContext,
  findings: FindingList,
): Interpreted<AccountDraft> {
  noteBlankRows(table, findings);
  const drafts: AccountDraft[] = [];
  const ids = uniqueIds(table, findings, (ref) => context.account(ref) !== undefined);
  for (const [index, id] of ids.entries()) {
    const draft = readAccount(table, id, crs, context, findings);
    if (draft) drafts.push(draft);
    table.reached(index + 1);
  }
  return {
    drafts,
    refs: new Set(ids.map(({ ref }) => ref)),
    rowsRead: ids.length,
    rowsSkipped: ids.length - drafts.length,
    sample: drafts.slice(0, sampleSize).map((draft) => show(table, draft)),
  };
}

function readAccount(
  table: Table,
  { row, ref, skip: idSkipped }: RowId,
  crs: CoordinateSystem,
  context: ImportContext,
  findings: FindingList,
): AccountDraft | null {
  let skip = idSkipped;
  const text = {} as Record<AccountText, string>;
  for (const field of textFields) {
    const read = readText(table, field, row, findings);
    text[field] = read.text;
    skip ||= read.skip;
  }
  const nameColumn = table.column('name');
  if (nameColumn && text.name === '') {
    skip = findings.add('NAME_MISSING', row.row, nameColumn.header, '', ref) === 'skipped' || skip;
  }
  const { province, city, county, address } = text;
  const code = readText(table, 'countyCode', row, findings);
  const postal = readText(table, 'postalCode', row, findings);
  skip ||= code.skip || postal.skip;
  const place = { province, city, county, address, code: code.text, postal: postal.text };
  const known = context.account(ref);
  const at = resolvePoint(table, row, context, findings, { crs, place, keepExact: known?.exact === true });
  skip ||= at.skip;

  const years: [number, number][] = [];
  for (const column of table.columns('salesYear')) {
    const read = readNumber(table, column, row, findings, { money: true, negative: 'zeroed' });
    skip ||= read.skip;
    if (read.value !== undefined && column.year !== null) years.push([column.year, read.value]);
  }
  const number = (field: string, money: boolean, perUnit = 1) => {
    const most = mostOf('accounts', field) / perUnit;
    const read = readNumber(table, table.column(field), row, findings, { money, negative: 'zeroed', most });
    skip ||= read.skip;
    return read.value;
  };
  const potentialFen = number('potential', true);
  const callsPerYear = number('callsPerYear', false);
  const inHours = /小时|^h(?:ours?|rs?)?$/.test(table.column('minutesPerCall')?.heading.unit ?? '');
  const minutes = inHours ? 60 : 1;
  const duration = number('minutesPerCall', false, minutes);
  const minutesPerCall = duration === undefined ? undefined : duration * minutes;
  const rep = readRep(table, row, context, findings);
  const customerClass = readClass(table, row, findings);
  if (skip || rep.skip || customerClass.skip) return null;
  return {
    ref,
    text,
    countyCode: code.text,
    postalCode: postal.text,
    point: at.point,
    years,
    potentialFen,
    rep: rep.rep,
    repText: rep.text,
    customerClass: customerClass.value,
    callsPerYear,
    minutesPerCall,
    erased: table.erased(row),
  };
}

function readRep(
  table: Table,
  row: SheetRow,
  context: ImportContext,
  findings: FindingList,
): { rep: number | string | undefined; text: string; skip: boolean } {
  const none = { rep: undefined, text: '', skip: false };
  const column = table.column('rep');
  if (!column) return none;
  const { text, skip } = readText(table, 'rep', row, findings);
  if (skip) return { ...none, skip };
  if (text === '')
    return { ...none, skip: findings.add('REP_MISSING', row.row, column.header, '') === 'skipped' };
  const rep = context.rep(text);
  if (rep !== undefined) return { rep, text, skip: false };
  const action = findings.add('REP_UNKNOWN', row.row, column.header, text, text);
  if (action === 'created') return { rep: text, text, skip: false };
  return { ...none, skip: action === 'skipped' };
}

function readClass(
  table: Table,
  row: SheetRow,
  findings: FindingList,
): { value: 'A' | 'B' | 'C' | undefined; skip: boolean } {
  const column = table.column('customerClass');
  if (!column) return { value: undefined, skip: false };
  const text = cellText(row.cells[column.index]).normalize('NFKC').toUpperCase();
  if (text === '') return { value: undefined, skip: false };
  const letter = /^([ABC])(?:\s*(?:类|级|等|CLASS))?$/.exec(foldTraditional(text))?.[1];
  if (letter) return { value: letter as 'A' | 'B' | 'C', skip: false };
  return {
    value: undefined,
    skip: findings.add('NUMBER_UNREADABLE', row.row, column.header, text) === 'skipped',
  };
}

function show(table: Table, draft: AccountDraft): Record<string, string> {
  const shown = new Map<string, string>();
  const set = (field: string, value: string | number | null | undefined) => {
    const header = table.column(field)?.header;
    if (header !== undefined) shown.set(header, value === null || value === undefined ? '' : String(value));
  };
  set('ref', draft.ref);
  for (const field of textFields) set(field, draft.text[field]);
  set('countyCode', draft.countyCode);
  set('postalCode', draft.postalCode);
  set('longitude', draft.point?.longitude?.toFixed(6));
  set('latitude', draft.point?.latitude?.toFixed(6));
  for (const column of table.columns('salesYear')) {
    const amount = draft.years.find(([year]) => year === column.year)?.[1];
    shown.set(column.header, shownAmount(amount, column.heading.factor));
  }
  const potential = table.column('potential');
  if (potential) set('potential', shownAmount(draft.potentialFen, potential.heading.factor));
  set('rep', draft.repText);
  set('customerClass', draft.customerClass);
  set('callsPerYear', draft.callsPerYear);
  set('minutesPerCall', draft.minutesPerCall);
  return Object.fromEntries(shown);
}
