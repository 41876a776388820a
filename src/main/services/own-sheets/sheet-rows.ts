import type { SheetPreview } from '../../../shared/contract/sheets.ts';
import { parseAmount } from '../../../shared/domain/amount-text.ts';
import type { Words } from '../../exchange/export/table.ts';
import { type Cell, cellText, isBlank, type RawSheet } from '../../exchange/formats/sheet.ts';
import type { Plan, PlanWriter } from '../../plan/plan.ts';
import type { Projection } from '../projection.ts';

/** What differs so far, and how to store it. */
export interface Found extends SheetPreview {
  /** Stores every difference. */
  readonly writes: ((write: PlanWriter) => void)[];
}

/** A row of a sheet: what its cells under a heading hold. */
export interface Row {
  readonly text: (heading: string) => string;
  readonly cell: (heading: string) => Cell;
  readonly unread: (heading: string) => void;
  readonly unknown: () => void;
}

/** One sheet brought back, in the language `word` speaks, beside the plan it is compared with. */
export interface Comparison {
  readonly plan: Plan;
  readonly projection: Projection;
  readonly scenarioId: number;
  readonly word: Words;
  readonly rows: readonly Row[];
  readonly found: Found;
  readonly sheet: RawSheet;
}

/** Rows under the heading row that hold anything. */
export function rowsOf(sheet: RawSheet, found: Found): Row[] {
  const [head, ...rows] = sheet.rows;
  const headings = (head?.cells ?? []).map(cellText);
  return rows
    .filter(({ cells }) => cells.some((cell) => !isBlank(cell)))
    .map(({ row, cells }) => {
      const cell = (heading: string): Cell => cells[headings.indexOf(heading)] ?? null;
      return {
        cell,
        text: (heading) => cellText(cell(heading)).trim(),
        unread: (heading) =>
          found.unread.push({ sheet: sheet.name, cell: `${heading} ${row}`, text: cellText(cell(heading)) }),
        unknown: () => found.unknownRows.push(`${sheet.name} ${row}: ${cellText(cells[0] ?? null)}`),
      };
    });
}

/** 0.7 → `70 %`. */
export const shareText = (part: number) => `${Math.round(part * 1e6) / 1e4} %`;

/** 0.25, `25%` and `25 %` → 0.25; NaN for what is no share. */
export function shareOf(cell: Cell): number {
  if (typeof cell === 'number') return cell;
  const text = cellText(cell).trim();
  const number = parseAmount(text.replace(/[%％]$/, ''));
  return number === null ? Number.NaN : /[%％]$/.test(text) ? number / 100 : number;
}
