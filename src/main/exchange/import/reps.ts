import type { CoordinateSystem } from '../../../shared/contract/import.ts';
import { parseDate } from '../../../shared/domain/date-text.ts';
import { mostOf } from '../../../shared/domain/import-fields.ts';
import type { SheetRow } from '../formats/sheet.ts';
import { type ImportContext, type Interpreted, sampleSize } from './context.ts';
import type { FindingList } from './finding-list.ts';
import { readNumber } from './read-number.ts';
import { resolvePoint } from './resolve-point.ts';
import { shownAmount } from './shown-amount.ts';
import { noteBlankRows, readText, type Table } from './table.ts';
import { uniqueIds } from './unique-ids.ts';

export interface RepDraft {
  ref: string;
  /** '' = not given. */
  name: string;
  city: string;
  level: string;
  /** Null = not given. */
  longitude: number | null;
  latitude: number | null;
  callsPerDay: number | undefined;
  workingDays: number | undefined;
  sinceYear: number | undefined;
  /** 0..1 */
  fte: number | undefined;
  /** `2026-03-01`, '' = not given. */
  hiredOn: string;
  /** As typed, '' = not given. */
  skills: string;
  costFen: number | undefined;
  /** Fields to be emptied (`Table.erased`). */
  erased: ReadonlySet<string>;
}

export function interpretReps(
  table: Table,
  crs: CoordinateSystem,
  context: ImportContext,
  findings: FindingList,
): Interpreted<RepDraft> {
  noteBlankRows(table, findings);
  const ids = uniqueIds(table, findings, (ref) => context.rep(ref) !== undefined);
  const drafts: RepDraft[] = [];
  for (const { row, ref, skip } of ids) {
    const draft = readRep(table, row, ref, crs, context, findings);
    if (draft && !skip) drafts.push(draft);
  }
  return {
    drafts,
    refs: new Set(ids.map(({ ref }) => ref)),
    rowsRead: ids.length,
    rowsSkipped: ids.length - drafts.length,
    sample: drafts.slice(0, sampleSize).map((draft) => show(table, draft)),
  };
}

function readRep(
  table: Table,
  row: SheetRow,
  ref: string,
  crs: CoordinateSystem,
  context: ImportContext,
  findings: FindingList,
): RepDraft | null {
  const name = readText(table, 'name', row, findings);
  const city = readText(table, 'city', row, findings);
  const level = readText(table, 'level', row, findings);
  let skip = name.skip || city.skip || level.skip;
  const header = table.column('name')?.header ?? '';
  if (name.text === '') skip = findings.add('NAME_MISSING', row.row, header, '', ref) === 'skipped' || skip;
  const at = resolvePoint(table, row, context, findings, {
    crs,
    place: { province: '', city: city.text, county: '', address: '' },
    keepExact: false,
  });
  const number = (field: string) => {
    const most = mostOf('reps', field);
    const read = readNumber(table, table.column(field), row, findings, {
      money: false,
      negative: 'zeroed',
      most,
    });
    skip ||= read.skip;
    return read.value;
  };
  const callsPerDay = number('callsPerDay');
  const workingDays = number('workingDays');
  const sinceYear = readYear(table, 'sinceYear', row, findings);
  const hired = readHired(table, row, findings);
  const skills = readText(table, 'skills', row, findings);
  // 0.5 or 50 %.
  const fte = number('fte');
  const cost = readNumber(table, table.column('cost'), row, findings, { money: true, negative: 'zeroed' });
  const skipped = [at, sinceYear, hired, skills, cost].some((read) => read.skip);
  if (skip || skipped) return null;
  return {
    ref,
    name: name.text,
    city: city.text,
    level: level.text,
    longitude: at.point?.longitude ?? null,
    latitude: at.point?.latitude ?? null,
    callsPerDay,
    workingDays: workingDays === undefined ? undefined : Math.round(workingDays),
    sinceYear: sinceYear.year ?? hired.year,
    fte,
    hiredOn: hired.date,
    skills: skills.text,
    costFen: cost.value,
    erased: table.erased(row),
  };
}

/** A year alone, or the year of a date. */
function readYear(
  table: Table,
  field: 'sinceYear' | 'hiredOn',
  row: SheetRow,
  findings: FindingList,
): { year: number | undefined; skip: boolean } {
  const column = table.column(field);
  if (!column) return { year: undefined, skip: false };
  const read = readText(table, field, row, findings);
  if (read.text === '') return { year: undefined, skip: read.skip };
  const year = Number(/^(?:19|20)\d{2}(?!\d)/.exec(read.text.normalize('NFKC'))?.[0]);
  if (Number.isInteger(year)) return { year, skip: false };
  return {
    year: undefined,
    skip: findings.add('NUMBER_UNREADABLE', row.row, column.header, read.text) === 'skipped',
  };
}

/** The day someone was hired; a column of years alone says only the year. */
function readHired(
  table: Table,
  row: SheetRow,
  findings: FindingList,
): { date: string; year: number | undefined; skip: boolean } {
  const read = readText(table, 'hiredOn', row, findings);
  const date = read.text === '' ? null : parseDate(read.text);
  if (date !== null) return { date, year: Number(date.slice(0, 4)), skip: read.skip };
  return { date: '', ...readYear(table, 'hiredOn', row, findings) };
}

function show(table: Table, draft: RepDraft): Record<string, string> {
  const cost = table.column('cost');
  const { erased: _, ...given } = draft;
  const values: Record<string, string | number | null | undefined> = {
    ...given,
    longitude: draft.longitude?.toFixed(6),
    latitude: draft.latitude?.toFixed(6),
    cost: cost && shownAmount(draft.costFen, cost.heading.factor),
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => {
      const header = table.column(field)?.header;
      return header === undefined ? [] : [[header, String(value ?? '')]];
    }),
  );
}
