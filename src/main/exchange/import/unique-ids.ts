import { languages, translate } from '../../../shared/i18n/index.ts';
import type { SheetRow } from '../formats/sheet.ts';
import type { FindingList } from './finding-list.ts';
import { mendSpoiltIds, wholeDigits } from './spoilt-ids.ts';
import { readText, type Table } from './table.ts';

interface IdCell {
  row: SheetRow;
  /** As typed; '' when missing. */
  typed: string;
  name: string;
}

export interface RowId {
  row: SheetRow;
  ref: string;
  skip: boolean;
}

/** The number at the end of an id: `C00527` → prefix `C`, 527, width 5. */
interface Numbered {
  prefix: string;
  number: number;
  width: number;
}

/**
 * One id per row. A repeated or missing id is settled from the file alone, so that importing the file again finds the same
 * rows: where the numbering in the sheet runs on and one number is left out, the row takes it; else `<id>-2`, or the name.
 * A row left out for its id and brought back with it stays left out: it would overwrite the one that the plan took.
 * Ids that a spreadsheet program spoilt are told first (`mendSpoiltIds`); `known`: whether the plan has an id.
 */
export function uniqueIds(
  table: Table,
  findings: FindingList,
  known: (ref: string) => boolean = () => false,
): RowId[] {
  const column = table.column('ref');
  const header = column?.header ?? '';
  const read = table.rows.map((row) => {
    const { text, skip } = readText(table, 'ref', row, findings);
    const cell = column && row.cells[column.index];
    return { row: row.row, cell, typed: wholeDigits(cell) ?? text, skip };
  });
  const mended = mendSpoiltIds(read, header, findings, known);
  // A row left out for its id takes no part in the numbering.
  const cells = table.rows.map(
    (row, position): IdCell => ({
      row,
      typed: mended[position].skip ? '' : mended[position].id,
      name: plainText(table, 'name', row),
    }),
  );
  const used = new Set(cells.map(({ typed }) => typed).filter((id) => id !== ''));
  const firstOf = firstRows(cells);
  return cells.map(({ row, typed, name }, position): RowId => {
    if (mended[position].skip) return { row, ref: mended[position].id, skip: true };
    const { skip } = read[position];
    if (known(typed) && wasRepeated(table.leftOutFor(row), typed)) {
      const ref = derivedId(typed, true, used);
      used.add(ref);
      const action = findings.add('ID_DUPLICATE', row.row, header, typed, ref, 'skipped');
      return { row, ref, skip: skip || action === 'skipped' };
    }
    if (typed !== '' && firstOf.get(typed) === position) return { row, ref: typed, skip };
    const ref =
      freeId(cells, position, used) ?? derivedId(typed || name || `row ${row.row}`, typed !== '', used);
    used.add(ref);
    const code = typed === '' ? 'ID_MISSING' : 'ID_DUPLICATE';
    const first = cells[firstOf.get(typed) ?? -1];
    const repeated = typed !== '' && first !== undefined && sameCells(first.row, row);
    const action = findings.add(
      code,
      row.row,
      header,
      typed,
      repeated ? '' : ref,
      repeated ? 'skipped' : 'renumbered',
    );
    return { row, ref, skip: skip || action === 'skipped' };
  });
}

/** Whether these reasons tell that this very id was repeated, in any language (`writeRejected`). */
function wasRepeated(reasons: string, id: string): boolean {
  if (reasons === '') return false;
  const told = languages.map(
    (language) => `${translate(language, 'findings', 'ID_DUPLICATE.title')} · ${id}`,
  );
  return reasons.split('; ').some((reason) => told.some((text) => reason.endsWith(` · ${text}`)));
}

/** Which row keeps a repeated id: the first, unless a later one stands in its place in the numbering and the first doesn't. */
function firstRows(cells: readonly IdCell[]): Map<string, number> {
  const keeper = new Map<string, number>();
  cells.forEach(({ typed }, position) => {
    if (typed === '') return;
    const known = keeper.get(typed);
    if (known === undefined || (!inPlace(cells, known) && inPlace(cells, position)))
      keeper.set(typed, position);
  });
  return keeper;
}

function inPlace(cells: readonly IdCell[], position: number): boolean {
  const own = numbered(cells[position]?.typed);
  const before = numbered(cells[position - 1]?.typed);
  const after = numbered(cells[position + 1]?.typed);
  if (!own) return false;
  return (
    (before?.prefix === own.prefix && before.number === own.number - 1) ||
    (before?.prefix !== own.prefix && after?.prefix === own.prefix && after.number === own.number + 1)
  );
}

/** The number left out between the rows around, if the sheet does not use it elsewhere. */
function freeId(cells: readonly IdCell[], position: number, used: ReadonlySet<string>): string | null {
  const before = numbered(cells[position - 1]?.typed);
  const after = numbered(cells[position + 1]?.typed);
  if (!before && !after) return null;
  if (before && after && (before.prefix !== after.prefix || after.number !== before.number + 2)) return null;
  // At either end of the sheet only one neighbour tells.
  const like = before ?? after;
  if (!like || (!before && position > 0)) return null;
  const number = before ? before.number + 1 : like.number - 1;
  if (number < 0) return null;
  const id = like.prefix + String(number).padStart(like.width, '0');
  return used.has(id) ? null : id;
}

function derivedId(base: string, isId: boolean, used: ReadonlySet<string>): string {
  if (!isId && !used.has(base)) return base;
  for (let count = 2; ; count++) if (!used.has(`${base}-${count}`)) return `${base}-${count}`;
}

function numbered(id: string | undefined): Numbered | null {
  const match = /^(.*?)(\d{1,15})$/.exec(id ?? '');
  if (!match?.[2]) return null;
  return { prefix: match[1] ?? '', number: Number(match[2]), width: match[2].length };
}

function plainText(table: Table, field: string, row: SheetRow): string {
  const column = table.column(field);
  const cell = column ? row.cells[column.index] : null;
  return typeof cell === 'string' ? cell.trim() : '';
}

/** The very same row twice is no second customer. */
const sameCells = (a: SheetRow, b: SheetRow): boolean => JSON.stringify(a.cells) === JSON.stringify(b.cells);
