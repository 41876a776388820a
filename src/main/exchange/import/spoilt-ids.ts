import type { FindingAction } from '../../../shared/domain/findings.ts';
import type { Cell } from '../formats/sheet.ts';
import type { FindingList } from './finding-list.ts';

/** An id as it stands in a row, and what it is to be. */
export interface TypedId {
  row: number;
  cell: Cell | undefined;
  typed: string;
}

/** How Excel shows a long number in a narrow column, and saves it in a CSV: the digits that are not shown are gone. */
const scientific = /^(\d)(?:\.(\d+))?E\+(\d{2,3})$/i;
/** Excel keeps 15 digits of a number; those after are zeros, whatever was typed. */
const firstImprecise = 1e15;
/** No id is longer; what claims to be is no number that was meant. */
const mostDigits = 40;

const excelDigits = new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 15 });

/** A whole number as all the digits Excel shows of it, never as 1e+21. */
export const wholeDigits = (cell: Cell | undefined): string | null =>
  typeof cell === 'number' && Number.isInteger(cell) && cell >= 0
    ? cell < firstImprecise
      ? String(cell)
      : excelDigits.format(cell)
    : null;

/**
 * Says where a spreadsheet program spoilt ids, and answers each id with the mend in force: digits lost (never guessed: the row
 * is left out unless chosen otherwise), or zeros in front of the others lost (offered, and taken where the plan knows the id
 * with them). `known`: whether the plan has an id.
 */
export function mendSpoiltIds(
  ids: readonly TypedId[],
  header: string,
  findings: FindingList,
  known: (id: string) => boolean,
): { id: string; skip: boolean }[] {
  const { width, isUsual } = zeroPaddedWidth(ids.map(({ typed }) => typed));
  return ids.map(({ row, cell, typed }) => {
    const told = (code: 'ID_PRECISION_LOST' | 'ID_ZEROS_LOST', mended: string, usual?: FindingAction) => {
      const action = findings.add(code, row, header, typed, mended, usual);
      return { id: action === 'converted' ? mended : typed, skip: action === 'skipped' };
    };
    if (known(typed)) return { id: typed, skip: false };
    const shown = scientific.exec(typed);
    if (shown) return told('ID_PRECISION_LOST', digitsOf(shown) ?? typed);
    if (typeof cell === 'number' && Number.isInteger(cell) && cell >= firstImprecise)
      return told('ID_PRECISION_LOST', typed);
    if (/^[1-9]\d*$/.test(typed) && typed.length < width) {
      const padded = typed.padStart(width, '0');
      const isKnown = known(padded);
      if (isKnown || isUsual) return told('ID_ZEROS_LOST', padded, isKnown ? 'converted' : 'kept');
    }
    return { id: typed, skip: false };
  });
}

/** 1.32E+05 as 132000. */
function digitsOf([, first = '', fraction = '', exponent = '']: RegExpExecArray): string | null {
  const places = Number(exponent);
  return fraction.length > places || places >= mostDigits
    ? null
    : first + fraction + '0'.repeat(places - fraction.length);
}

/**
 * Length of a column's numbers where they are written with leading zeros to one length: those that begin with 0 agree on it, and
 * none is longer; 0 elsewhere. `isUsual`: at least half of the numbers have it.
 */
function zeroPaddedWidth(ids: readonly string[]): { width: number; isUsual: boolean } {
  const numbers = ids.filter((id) => /^\d+$/.test(id));
  const padded = new Set(numbers.filter((id) => id.length > 1 && id.startsWith('0')).map((id) => id.length));
  const [width = 0] = padded;
  if (padded.size > 1 || numbers.some((id) => id.length > width)) return { width: 0, isUsual: false };
  return { width, isUsual: numbers.filter((id) => id.length === width).length * 2 >= numbers.length };
}
